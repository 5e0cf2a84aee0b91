using Demarche.Analysis.Outside;
using Demarche.Engine.Robustness;
using Demarche.Language.Wording;
using Demarche.Table.Rules;
using Demarche.Table.Words;

namespace Demarche.Table.Results;

/// <summary>Reads off tables what came of them, and puts it beside the outside view, the model played forward, and what people expected.</summary>
/// <param name="about">The crisis.</param>
/// <param name="model">The model beside the tables; null where it is left out or cannot be solved.</param>
/// <param name="cancellation">Stops the work.</param>
internal sealed class ResultsReader(TableCrisis about, ModelBeside? model, CancellationToken cancellation = default)
{
    /// <summary>What came of some tables.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public TableResults Of(IReadOnlyList<TableState> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        var finished = tables.Where(IsFinished).ToArray();
        var calendar = tables.Count > 0 ? tables[0].Calendar : Analysis.Walking.CrisisWalk.Of(about.Compiled).Walk!.Calendar;
        var played = Played(tables);
        var afterwards = new AfterActionReader(about, model, cancellation);
        double days = Math.Max(1, calendar.Horizon.DayNumber - calendar.AsOf.DayNumber);
        return new TableResults
        {
            Crisis = about.Crisis.Name,
            AsOf = $"{calendar.AsOf:yyyy-MM-dd}",
            Horizon = $"{calendar.Horizon:yyyy-MM-dd}",
            Opened = tables.Count,
            Finished = finished.Length,
            Break = about.Crisis.Break is { } broken
                ? Tally(broken.Name, broken.Clause.Words, finished, t =>
                    t.Place.Stretch.Walk.IsBroken(t.Place.Point), played?.Breaks, about.Crisis.Outcomes.ToList().IndexOf(broken),
                    tables) with { Outside = Outside(days, calendar.AsOf) }
                : null,
            Outcomes = [.. about.Crisis.Outcomes.Select((o, k) =>
                Tally(o.Name, o.Clause.Words, finished, t => about.Compiled.Outcomes[k][t.State], played?.Outcomes[k], k, tables))],
            Basis = model is null ? null
                : new ModelBasis(model.Seed, tables.Select(t => t.Number % model.Draws).Distinct().Count(), model.IsHeld, model.Solver.Notes),
            Tables = [.. tables.Select(t => One(t, afterwards))],
        };
    }

    private static bool IsFinished(TableState table) => table.Story.Any(line => line is StoryLine.Ends { IsClosed: false }) && table.IsOver;

    /// <summary>How likely the model holds each outcome, over the draws by which the tables were played.</summary>
    private (double Breaks, double[] Outcomes)? Played(IReadOnlyList<TableState> tables)
    {
        if (model is null || tables.Count == 0) return null;
        var breaks = 0.0;
        var outcomes = new double[about.Crisis.Outcomes.Count];
        foreach (var draw in tables.GroupBy(t => t.Number % model.Draws).OrderBy(g => g.Key))
        {
            var solved = model.Solver.Solved(draw.Key, cancellation);
            var weight = (double)draw.Count() / tables.Count;
            breaks += weight * solved.Breaks;
            for (var k = 0; k < outcomes.Length; k++) outcomes[k] += weight * solved.Outcomes[k];
        }

        return (breaks, outcomes);
    }

    private double? Outside(double days, DateOnly asOf)
    {
        if (about.Crisis.Break is null || FittingClasses.Of(about.Crisis, days).Chosen is not { } chosen) return null;
        return chosen.Rate.Over(days, about.Crisis.Outside?.AgeOn(asOf) ?? 0).Mean;
    }

    private static OutcomeTally Tally(string name, string words, TableState[] finished, Func<TableState, bool> holds, double? played, int asked,
        IReadOnlyList<TableState> tables)
    {
        var count = finished.Count(holds);
        var share = finished.Length == 0 ? (Share?)null : Share.Estimated((double)count / finished.Length, finished.Length);
        double? Mean(Func<TableState, IEnumerable<IReadOnlyList<double>>> of)
        {
            var said = tables.SelectMany(of).Where(e => asked >= 0 && asked < e.Count).Select(e => e[asked]).ToArray();
            return said.Length == 0 ? null : said.Average();
        }

        return new OutcomeTally
        {
            Name = name,
            Words = words,
            Tables = count,
            Share = share?.Value,
            Low = share?.Low,
            High = share?.High,
            Played = played,
            Outside = null,
            Before = Mean(t => t.Before.Values),
            After = Mean(t => t.After.Values),
        };
    }

    private TableResult One(TableState table, AfterActionReader afterwards)
    {
        var parties = about.Crisis.Parties;
        return new TableResult
        {
            Number = table.Number + 1,
            IsFinished = IsFinished(table),
            Seats = [.. parties.Select((p, k) =>
                new SeatResult(p.Words, table.Holders[k], table.Types?[k] is >= 0 and var t ? p.Types[t].Words
                : null, table.Before.GetValueOrDefault(k), table.After.GetValueOrDefault(k)))],
            Outcomes = [.. about.Crisis.Outcomes.Where((_, k) => about.Compiled.Outcomes[k][table.State]).Select(o => o.Name)],
            IsBroken = table.Place.Stretch.Walk.IsBroken(table.Place.Point),
            Now = Phrases.Capitalise(about.Words.Full(table.State)) + ".",
            Story = [.. table.Story.Select(line => line is StoryLine.Speech speech ? Speech(speech) : StoryWords.Of(table, line)!)],
            HeldBack = [.. HeldBack(table)],
            AfterAction = afterwards.Of(table),
        };
    }

    private string Speech(StoryLine.Speech speech)
    {
        var parties = about.Crisis.Parties;
        var who = speech.Said.Seat is { } seat ? Phrases.Capitalise(parties[seat].Words) : "The facilitator";
        return $"{who}{(speech.Said.To is { } to ? $" to {parties[to].Words} alone" : "")}: “{speech.Said.Text}”";
    }

    /// <summary>Levers that a party could have used and that stand where they stood when play began.</summary>
    private IEnumerable<string> HeldBack(TableState table)
    {
        var (space, crisis) = (about.Compiled.Space, about.Crisis);
        if (space.Levers.Count == 0) yield break;
        var walk = table.Place.Stretch.Walk;
        var start = walk.State(walk.Begin);
        foreach (var lever in Enumerable.Range(0, crisis.Levers.Count)
            .Where(k => !crisis.Levers[k].IsJoint && space.LevelOf(table.State, k) == space.LevelOf(start, k)))
        {
            var could = table.Story.OfType<StoryLine.Move>().Where(m => m.Chooser.Party == crisis.Levers[lever].Party)
                .SelectMany(m => m.Chooser.Ends.Select(end => (m.Chooser.From, end)))
                .Where(m => space.LevelOf(m.From, lever) != space.LevelOf(m.end, lever)).Select(m => space.LevelOf(m.end, lever)).Distinct().Order().ToArray();
            if (could.Length > 0) yield return $"{Phrases.Capitalise(crisis.OwnerWords(lever))} never "
                + $"{Phrases.List(could.Select(level => crisis.Levers[lever].Words[level]), "or")}, and could have.";
        }
    }
}
