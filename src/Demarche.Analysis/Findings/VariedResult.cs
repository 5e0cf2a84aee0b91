using Demarche.Engine.Robustness;
using Demarche.Engine.States;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Findings;

/// <summary>Something that is counted over completions, in words.</summary>
/// <param name="Words">A clause: "a break could hold".</param>
/// <param name="Tracked">What the engine counts.</param>
internal sealed record VariedResult(string Words, TrackedResult Tracked)
{
    private const int MaximumOutcomes = 28;

    /// <summary>
    /// The present state, the break and mutual aggravation, which make the headlines, and every other outcome; where neither is named, the outcomes make
    /// the headlines.
    /// </summary>
    public static IReadOnlyList<VariedResult> Of(CompiledCrisis compiled)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        var crisis = compiled.Crisis;
        var results = new List<VariedResult> { new("the present state holds",
            new TrackedResult(StateSet.Of(compiled.Space.Count, [compiled.Now]), ResultKind.Holds, IsHeadline: true)) };
        Add(results, "a break", compiled.Break, isHeadline: true);
        Add(results, "mutual aggravation", compiled.Aggravation, isHeadline: true);
        var named = results.Count > 1;
        for (var k = 0; k < Math.Min(MaximumOutcomes, crisis.Outcomes.Count); k++)
        {
            if (ReferenceEquals(crisis.Outcomes[k], crisis.Break) || ReferenceEquals(crisis.Outcomes[k], crisis.Aggravation)) continue;
            Add(results, $"“{crisis.Outcomes[k].Name}”", compiled.Outcomes[k], isHeadline: !named);
        }

        return results;
    }

    /// <summary>How many named outcomes are not counted.</summary>
    public static int LeftOut(CompiledCrisis compiled)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        return compiled.Crisis.Outcomes.Skip(MaximumOutcomes)
            .Count(o => !ReferenceEquals(o, compiled.Crisis.Break) && !ReferenceEquals(o, compiled.Crisis.Aggravation));
    }

    private static void Add(List<VariedResult> results, string what, StateSet? region, bool isHeadline)
    {
        if (region is null) return;
        results.Add(new VariedResult($"moves that pay settle in {what}", new TrackedResult(region, ResultKind.Settles, isHeadline)));
        results.Add(new VariedResult($"{what} could hold", new TrackedResult(region, ResultKind.Reachable, isHeadline)));
    }
}
