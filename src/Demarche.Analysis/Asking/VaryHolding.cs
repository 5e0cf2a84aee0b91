using Demarche.Analysis.Asking.Meanings;
using Demarche.Analysis.Findings;
using Demarche.Engine;
using Demarche.Engine.Robustness;
using Demarche.Engine.Stability;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Asking;

/// <summary>What holds over everything left open, of one model or of two side by side.</summary>
/// <param name="open">What counts as open.</param>
/// <param name="options">How far to go.</param>
/// <param name="seed">Seed of the draws.</param>
/// <param name="inquiry">Who asks.</param>
internal sealed class VaryHolding(OpenMeaning open, RobustnessOptions options, int seed, Inquiry inquiry)
{
    private readonly List<(VariedModel Model, OpenCrisis Open)> asked = [];

    /// <summary>
    /// Adds a model and the concepts to vary it under; remarks on concepts that were named and that it cannot be asked about, or has nothing of its own to
    /// say about.
    /// </summary>
    public void Add(VariedModel model, ConceptChoice concepts)
    {
        var every = OpenCrisis.Of(model.Compiled, open.Kinds, concepts.Concepts);
        var written = OpenCrisis.Of(model.Compiled, new OpenKinds(Orders: false, Types: false), concepts.Concepts);
        var judged = concepts.Concepts.Select(c => (Concept: c, Inapplicable: every.WhyNot(c), AsWritten: written.WhyNot(c))).ToList();
        bool Applies(string? inapplicable, string? asWritten) => inapplicable is null || (concepts.ByName && asWritten is null);
        var applying = judged.Where(j => Applies(j.Inapplicable, j.AsWritten)).Select(j => j.Concept).ToArray();
        inquiry.Remark(concepts.Inapplicable(judged.Where(j => !Applies(j.Inapplicable, j.AsWritten)).Select(j => (j.Concept, j.Inapplicable!))));
        foreach (var plain in judged.Where(j => j.Inapplicable is not null && Applies(j.Inapplicable, j.AsWritten))
            .GroupBy(j => j.Inapplicable!, j => j.Concept.Id, StringComparer.Ordinal))
            inquiry.Remark($"{string.Join(", ", plain)}: once what is open is answered, {plain.Key}; “--over” says what is answered");
        if (applying.Length == 0 && concepts.ByName) inquiry.Remark($"{BriefFindings.ReferenceConcept} was asked instead");
        asked.Add((model, OpenCrisis.Of(model.Compiled, open.Kinds, Possible(applying, concepts.ByName))));
    }

    /// <summary>Answers; stopped early, what is done until then is the answer.</summary>
    public VaryFindings Answer()
    {
        var findings = Found();
        if (Stopped(findings) is { } stopped) inquiry.Stopped = $"{stopped}; what was done is the answer above";
        return findings;
    }

    private VaryFindings Found()
    {
        var (model, first) = asked[0];
        var title = model.Compiled.Crisis.Name;
        var robustness = Robustness(model, first);
        if (asked.Count == 1) return new VaryFindings(title, robustness, null, null);
        var (other, second) = asked[1];
        var unreached = new VaryFindings(title, robustness, null, null) { NotReached = other.Name };
        if (robustness.WasStopped) return unreached;
        try
        {
            inquiry.Say(new Progress("Comparing") { IsKept = true });
            var comparison = ComparisonFinding.Of((model.Name, model.Compiled), (other.Name, other.Compiled), inquiry.Cancellation);
            unreached = unreached with { Comparison = comparison };
            return inquiry.Cancellation.IsCancellationRequested ? unreached : new VaryFindings(title, robustness, comparison, Robustness(other, second));
        }
        catch (OperationCanceledException)
        {
            return unreached;
        }
    }

    /// <summary>How far it came where it was stopped, in words; null when it was not.</summary>
    private string? Stopped(VaryFindings findings)
    {
        if (findings.Robustness.WasStopped)
            return $"stopped after {Looked(findings.Robustness)}{(findings.NotReached is { } other ? $", before {other} was looked at" : "")}";
        if (findings.NotReached is { } unreached)
            return $"stopped before {unreached} was looked at{(findings.Comparison is null ? "" : " over everything left open")}";
        return findings.Other is { WasStopped: true } second ? $"stopped after {Looked(second)} of {asked[1].Model.Name}" : null;
    }

    private static string Looked(RobustnessFinding finding) =>
        $"{finding.Looked} {(finding.Seed is null ? $"of {finding.Completions} completions" : $"completions drawn from {finding.Completions}")}";

    /// <summary>The one model that was added, for ranges of completions to be worked on apart.</summary>
    public Workshop LayOut() => new CompletionsWorkshop(RobustnessFinding.Analysis(asked[0].Open, options, inquiry.Cancellation), seed);

    private RobustnessFinding Robustness(VariedModel model, OpenCrisis crisis)
    {
        var label = $"Looking at completions ({model.Name})";
        inquiry.Say(new Progress(label) { IsKept = true });
        return RobustnessFinding.Of(crisis, options, seed, (looked, of) =>
            inquiry.Say(new Progress(label, looked, of) { IsKept = true }), model.Crew, inquiry.Cancellation);
    }

    /// <summary>
    /// The concepts held possible: those asked for where foresight is open, else the first of those asked for by name, else the one that "holds" means
    /// everywhere.
    /// </summary>
    private IReadOnlyList<SolutionConcept> Possible(SolutionConcept[] applying, bool byName)
    {
        if (applying.Length == 0 || (!open.Concepts && !byName)) return [Concepts.Find(BriefFindings.ReferenceConcept)!];
        return open.Concepts ? applying : applying[..1];
    }
}
