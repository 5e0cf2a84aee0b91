using Demarche.Analysis.Asking;
using Demarche.Language.Model;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;
using Demarche.Workbench.Models;

namespace Demarche.Workbench.Road;

/// <summary>The road in words: when the parties can move, and how far the break is from here.</summary>
public static class RoadWords
{
    /// <summary>The next occasion and the shortest way to the break.</summary>
    public static Prose Summary(BriefAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new Prose([new Run(Next(answer.Crisis)), new Run(" "), .. Break(answer)]);
    }

    /// <summary>The calendar as a table; null when there is none.</summary>
    public static Block.Table? Calendar(Crisis crisis)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        if (crisis.Calendar.Count == 0) return null;
        return new Block.Table("Occasions at which the parties can move", [new("When"), new("What"), new("Who can move"), new("Rests on")],
        [
            .. crisis.Calendar.Select(o => (IReadOnlyList<Prose>)
            [
                new([new(o.On.ToString("d MMMM yyyy"), Tone.Strong), new(InDays(crisis.AsOf, o.On), Tone.Quiet)]),
                o.What,
                Phrases.Capitalise(Phrases.List(o.Parties.Select(p => crisis.Parties[p].Words))),
                new([o.Grounds.Source is { } source ? new Run(source, Tone.Source)
                    : new Run("judgement", Tone.Judgement), new Run(o.Grounds.Because is { } because ? $" {because}" : "", Tone.Quiet)]),
            ]),
        ]);
    }

    private static string Next(Crisis crisis)
    {
        var next = crisis.Calendar.FirstOrDefault(o => crisis.AsOf is not { } asOf || o.On >= asOf);
        if (next is null) return "No occasion to come is in the model.";
        var more = crisis.Calendar.Count(o => o.On >= next.On) - 1;
        return $"The next occasion is on {next.On:d MMMM yyyy}{InDays(crisis.AsOf, next.On)}: "
            + $"{next.What}{(more == 0 ? "" : more == 1 ? "; one more follows" : $"; {more} more follow")}.";
    }

    private static IEnumerable<Run> Break(BriefAnswer answer)
    {
        if (answer.Findings.Distance is not { IsBroken: false } distance) yield break;
        if (distance.ByAnyMoves is not { } way)
        {
            yield return new Run("No moves lead to the break.", Tone.Holds);
            yield break;
        }

        var enough = answer.Crisis.Calendar.Count >= way.Moves.Count;
        yield return new Run($"The break takes {Moves(way.Moves.Count)}, ");
        yield return distance.ByImprovements is { } paying
            ? new Run(paying.Moves.Count == way.Moves.Count ? way.Moves.Count == 1 ? "and that pays" : "and each of them pays"
                : $"or {Moves(paying.Moves.Count)} that each pay", Tone.Strong)
            : new Run("and no way there pays at every step", Tone.Strong);
        yield return new Run(answer.Crisis.Calendar.Count == 0 ? "." : enough ? "; the occasions suffice for that." : "; there are fewer occasions than that.");
    }

    private static string Moves(int count) => count == 1 ? "one move" : $"{count} moves";

    private static string InDays(DateOnly? asOf, DateOnly on) => asOf is not { } from ? "" : (on.DayNumber - from.DayNumber) switch
    {
        0 => " (today)",
        1 => " (tomorrow)",
        > 1 and var days => $" (in {days} days)",
        var days => $" ({-days} days past)",
    };
}
