using Demarche.Analysis.Findings;
using Demarche.Analysis.Play;
using Demarche.Analysis.Vary;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Asking;

/// <summary>How robust the probability of a break is, for one model or two side by side.</summary>
internal static class VaryPlaying
{
    /// <summary>The findings; what is done when it is stopped is kept. Null, and noted, where a model cannot be played.</summary>
    public static VaryPlayFindings? Of(VariedModel first, VariedModel? second, PlayRequest request, OpenKinds kinds, Inquiry inquiry)
    {
        var cancellation = inquiry.Cancellation;
        inquiry.Say(new Progress("Laying out the game") { IsKept = true });
        var (one, whyNot) = PlayVariation.Of(first.Name, first.Compiled, request with { Elsewhere = first.Crew }, kinds, cancellation);
        PlayVariation? two = null;
        if (one is not null && second is not null)
            (two, whyNot) = PlayVariation.Of(second.Name, second.Compiled, request with { Elsewhere = second.Crew }, kinds, cancellation);
        if (one is null || (second is not null && two is null))
        {
            inquiry.CannotAnswer(whyNot!.TrimEnd('.'));
            return null;
        }

        var (done, of) = (0L, one.Steps + (two?.Steps ?? 0));
        void Step(string what, long steps) => inquiry.Say(new Progress(what, Interlocked.Add(ref done, steps), of) { IsKept = true });
        var runs = one.Runs(n => Step("Playing it forward", n), cancellation);
        if (runs.Count == 0) throw new OperationCanceledException(cancellation);
        var others = two?.Runs(n => Step("Playing it forward", n), cancellation);
        if (others is { Count: 0 }) (two, others) = (null, null);
        var comparison = two is null ? null : PlayVariation.Compare(one, runs, two, others!);
        var about = one.Against(runs, n => Step("Settling one thing at a time", n), cancellation);
        var findings = new VaryPlayFindings(first.Compiled.Crisis.Name, about,
            two?.Against(others!, n => Step("Settling one thing at a time", n), cancellation), comparison);
        if (findings.WasStopped)
            inquiry.Stopped = $"stopped; {findings.First.Draws} of {findings.First.Asked} runs are done, and "
                + $"{findings.First.Left + (findings.Second?.Left ?? 0)} open things were not asked about; what was done is the answer above";
        return findings;
    }
}
