using System.Globalization;
using Demarche.Analysis.Play;
using Demarche.Language.Compiling;
using Demarche.Language.Model;
using Demarche.Language.Wording;

namespace Demarche.Analysis.Forecasts;

/// <summary>The likeliest ways through the named outcomes, in sentences.</summary>
internal sealed class PathReader(CompiledCrisis compiled, PlayGame game, StateWords words, Traces ways, IReadOnlyList<PlayRun> runs)
{
    private const int Most = 6;
    private readonly Crisis crisis = compiled.Crisis;
    private readonly double[] means = [.. Enumerable.Range(0, ways.Count).Select(t => runs.Average(r => r.Traces[t]))];
    private readonly int breakBit = compiled.Crisis.Break is { } meant ? compiled.Crisis.Outcomes.ToList().FindIndex(o => o.Name == meant.Name) : -1;

    /// <summary>Who brings a turn about where a decision made before has become a fact.</summary>
    private const string Decided = "what was decided before";

    /// <summary>The likeliest, by their mean over the runs.</summary>
    public IReadOnlyList<PathFinding> Likeliest(bool breaksOnly) =>
        [.. Enumerable.Range(0, means.Length).Where(t => means[t] > 0.0005 * (breaksOnly ? runs.Average(r => r.Breaks) : 1) && (!breaksOnly || Breaks(t)))
            .OrderByDescending(t => means[t]).ThenBy(t => t).Take(Most).Select(Of)];

    private PathFinding Of(int trace)
    {
        var steps = new List<PathStep>();
        var before = game.Game.Label(game.Game.Now);
        foreach (var turning in ways.Of(trace))
        {
            steps.Add(Step(turning, before));
            before = turning.Label;
        }

        var shown = steps.Count == 0
            ? $"Nothing that is named changes: {Phrases.List(Named(before).DefaultIfEmpty("things stay as they are"))} to the end."
            : $"{Phrases.Capitalise(string.Join("; then ", steps.Select(Say)))}.";
        return new PathFinding(shown, steps, Band.Of(runs.Select(r => r.Traces[trace])), Breaks(trace));
    }

    private PathStep Step(Turning turning, long before)
    {
        var (on, what) = game.Dates[Math.Clamp(turning.Occasion - game.Game.Calendar.Past, 0, game.Dates.Count - 1)];
        var (was, now) = (Named(before), Named(turning.Label));
        var isFact = turning.Mover == Traces.ByItself
            && (crisis.Risks.Count == 0 || (turning.Occasion < game.Game.Calendar.Occasions.Count && game.Game.Calendar.Occasions[turning.Occasion].IsQuiet));
        return new PathStep(string.Create(CultureInfo.InvariantCulture, $"{on:yyyy-MM-dd}"), what, isFact ? Decided
            : PlayForecast.Who(crisis, turning.Mover), [.. now.Except(was)], [.. was.Except(now)]) { After = After(turning) };
    }

    /// <summary>What others had done, party by party: "the Quartet extends the embargo".</summary>
    private IReadOnlyList<string> After(Turning turning) => [.. Groundwork.Read(turning.After).GroupBy(x => compiled.Space.Levers[x.Lever].Party)
        .Select(g => $"{crisis.Parties[g.Key].Words} {Phrases.List(g.Select(x => crisis.Levers[x.Lever].Words[x.Level]))}")];

    private static string Say(PathStep step)
    {
        var named = step.Begins.Count > 0 ? step.Begins : step.Ends;
        var (one, several) = step.Begins.Count > 0 ? ("comes about", "come about") : ("ends", "end");
        var turn = string.Create(CultureInfo.InvariantCulture,
            $"{Phrases.List(named.Select(b => $"“{b}”"))} {(named.Count == 1 ? one : several)} on {DateOnly.ParseExact(step.On, "yyyy-MM-dd"):d MMMM} "
            + $"({step.What})");
        var by = step.By == Decided ? "" : step.By == PlayForecast.Chance ? " by chance" : step.By == PlayForecast.AtOnce ? ", as several parties move at once"
            : $", by a move of {step.By}";
        return step.After.Count > 0 ? $"once {Phrases.List(step.After)}, {turn}{by}" : $"{turn}{by}";
    }

    private List<string> Named(long label) => crisis.Outcomes.Count is 0 or > 62
        ? [words.Short((int)label)]
        : [.. crisis.Outcomes.Where((_, k) => (label >> k & 1) == 1).Select(o => o.Name)];

    private bool Breaks(int trace)
    {
        var start = game.Game.Label(game.Game.Now);
        return ways.Of(trace).Select(t => t.Label).Prepend(start).Any(IsBreak);
    }

    private bool IsBreak(long label) => crisis.Outcomes.Count is 0 or > 62
        ? compiled.Break is { } broken && broken[(int)label]
        : breakBit >= 0 && (label >> breakBit & 1) == 1;
}
