using Demarche.Analysis.Findings;
using Demarche.Analysis.Play;
using Demarche.Analysis.Vary;
using Demarche.Language.Compiling;
using Demarche.Reports.Play;
using Demarche.Reports.Vary;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche vary MODEL --play</c>: how robust the probability of a break is, for one model or two side by side.</summary>
internal static class VaryPlay
{
    /// <summary>Asks, with a bar; what is done when it is stopped is kept.</summary>
    /// <returns>The findings, or why there are none.</returns>
    public static (VaryPlayFindings? Findings, string? WhyNot) Of((string Name, CompiledCrisis Compiled) first, (string Name, CompiledCrisis Compiled)? second, PlayRequest request, OpenKinds kinds, Io io) =>
        Waiting.WithBar(io, "Laying out the game", say =>
        {
            var (one, whyNot) = PlayVariation.Of(first.Name, first.Compiled, request, kinds, io.Cancellation);
            if (one is null) return ((VaryPlayFindings?)null, whyNot);
            PlayVariation? two = null;
            if (second is { } beside) (two, whyNot) = PlayVariation.Of(beside.Name, beside.Compiled, request, kinds, io.Cancellation);
            if (second is not null && two is null) return (null, whyNot);
            var (done, of) = (0L, one.Steps + (two?.Steps ?? 0));
            void Step(string what, long steps) => say(new(what, Interlocked.Add(ref done, steps), of));
            var runs = one.Runs(n => Step("Playing it forward", n), io.Cancellation);
            if (runs.Count == 0) throw new OperationCanceledException(io.Cancellation);
            var others = two?.Runs(n => Step("Playing it forward", n), io.Cancellation);
            if (others is { Count: 0 }) (two, others) = (null, null);
            var comparison = two is null ? null : PlayVariation.Compare(one, runs, two, others!);
            var about = one.Against(runs, n => Step("Settling one thing at a time", n), io.Cancellation);
            return (new VaryPlayFindings(first.Compiled.Crisis.Name, about, two?.Against(others!, n => Step("Settling one thing at a time", n), io.Cancellation), comparison), null);
        });

    /// <summary>The findings in a format.</summary>
    public static string As(VaryPlayFindings findings, string format)
    {
        if (format == "json") return VaryJson.Render(findings);
        if (format != "csv") return Print.Render(PlayVariationDocument.Of(findings), format);
        using var text = new StringWriter();
        PlayVariationCsv.Write(findings, text);
        return text.ToString();
    }
}
