using Demarche.Analysis.Findings;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;
using Demarche.Reports.Figures;
using Demarche.Reports.Words;

namespace Demarche.Workbench.Compare;

/// <summary>What would change the answer, the least change first.</summary>
public static class FlipsTable
{
    /// <summary>Swaps of priorities that turn an answer over; null when none was found or asked for.</summary>
    public static Block.Table? Of(BriefFindings findings)
    {
        var found = Found(findings);
        if (found.Count == 0) return null;
        return new Block.Table("Changes of priorities that turn an answer over, the least first", [new("It takes"), new("Then"), new("If")],
        [
            .. found.Select(s => (IReadOnlyList<Prose>)
            [
                new([new Run(s.InWords, Tone.Strong)]),
                s.Goal,
                Phrases.Capitalise(string.Join("; ", s.Changes.Select(c => c.Full()))),
            ]),
        ]);
    }

    /// <summary>The same as bars: the longer, the more would have to change. Null when there are none.</summary>
    public static Block.Figure? Tornado(BriefFindings findings)
    {
        var found = Found(findings);
        if (found.Count == 0) return null;
        var most = found.Max(s => s.Swaps!.Value);
        return BarListFigure.Draw("flips", "How much would have to change (shorter is nearer)",
            [.. found.Select(s => new Bar($"{Phrases.Capitalise(s.Goal)} ({s.Whose})", s.Swaps!.Value / (double)most, s.InWords))]);
    }

    private static IReadOnlyList<SwapFinding> Found(BriefFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var all = findings.Distance?.Swaps.Where(s => s.Swaps is > 0).OrderBy(s => s.Swaps).ToArray() ?? [];
        return [.. all.Where(s => !all.Any(s.Repeats))];
    }
}
