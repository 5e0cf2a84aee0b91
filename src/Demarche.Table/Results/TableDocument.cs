using Demarche.Language.Wording;
using Demarche.Reports.Documents;
using Demarche.Reports.Play;
using Demarche.Reports.Words;
using Demarche.Table.Log;

namespace Demarche.Table.Results;

/// <summary>What came of some tables, as a report: the tallies first, then table by table the story and what to talk about.</summary>
public static class TableDocument
{
    /// <summary>Of more tables than these only the tallies are shown, and the story of the first of them.</summary>
    private const int MostShown = 12;

    /// <summary>The report.</summary>
    public static Document Of(TableResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var listed = results.Tables.Take(MostShown).ToArray();
        return new Document($"The table: {results.Crisis}",
            $"{Phrases.Capitalise(Phrases.Count(results.Opened, "table"))}, played from {PlaySentences.Day(results.AsOf)} to "
            + $"{PlaySentences.Day(results.Horizon)}",
            [Tallies(results), .. listed.Select(Table), .. results.Tables.Count > MostShown ? new[] { Rest(results.Tables.Count - MostShown) } : []]);
    }

    /// <summary>What is to be talked about after one table, as blocks; empty where there is nothing.</summary>
    public static IReadOnlyList<Block> Discussion(AfterAction after)
    {
        ArgumentNullException.ThrowIfNull(after);
        return
        [
            .. List("Where the table left the model’s road", after.OffTheRoad),
            .. List("Moves that did not pay", after.DidNotPay),
            .. List("Threats and promises", after.Threats),
            .. List("What another type would have done", after.OtherTypes),
            .. List("Seats that stayed without choosing to", after.ByOthers),
        ];
    }

    private static Section Tallies(TableResults results)
    {
        OutcomeTally[] rows = [.. results.Break is { } broken ? new[] { broken with { Name = $"{broken.Name} (at any time)" } } : [], .. results.Outcomes];
        var isAsked = rows.Any(r => r.Before is not null || r.After is not null);
        var isOutside = results.Break?.Outside is not null;
        Column[] columns = [new("Outcome"), new("Tables", true), new("Share", true), new("95%", true), new("Model", true), .. isOutside
            ? new[] { new Column("Outside view", true) } : [], .. isAsked ? new[] { new Column("Expected before", true), new Column("Expected after", true) }
            : []];
        static string P(double? p) => p is { } known ? ProbabilityWords.Percent(known) : "–";
        var blocks = new List<Block>
        {
            new Block.Lead([Lead(results)]),
            new Block.Table(
                "How often each outcome came about, with an interval that says how few tables that is, beside the model played forward and what people "
                    + "expected",
                columns,
                [.. rows.Select(r => (IReadOnlyList<Prose>)[r.Name, $"{r.Tables} of {results.Finished}", P(r.Share), r.Low is { } low
                    ? $"{P(low)} to {P(r.High)}" : "–", P(r.Played), .. isOutside ? new Prose[] { P(r.Outside) } : [], .. isAsked
                    ? new Prose[] { P(r.Before), P(r.After) } : []])],
                1),
        };
        if (results.Basis is { } basis)
        {
            blocks.Add(new Block.Note(basis.IsHeld
                ? $"“Model” is the crisis played forward, with parties as ready to decide as the outside view has it (as demarche play), over "
                    + $"{Phrases.Count(basis.Draws, "draw")} of the numbers that the model leaves open."
                : $"“Model” is the solved game’s own figure (as demarche play --inside), over {Phrases.Count(basis.Draws, "draw")} of the numbers that "
                    + $"the model leaves open."));
            blocks.AddRange(basis.Notes.Select(n => new Block.Note(n)));
        }

        return new Section("tallies", "How it came out", blocks);
    }

    private static string Lead(TableResults results)
    {
        if (results.Finished == 0) return results.Opened == 0 ? "No table has been opened." : "No table has come to its end yet, so nothing is counted.";
        var open = results.Opened - results.Finished;
        var rest = open == 0 ? "" : $" {Phrases.Capitalise(Phrases.Count(open, "table"))} did not come to an end and {(open == 1 ? "is" : "are")} not counted.";
        return results.Break is { } broken
            ? $"At {broken.Tables} of {Phrases.Count(results.Finished, "table")} {broken.Words} ({ProbabilityWords.Percent(broken.Share!.Value)}; with so "
                + $"few tables anything from {ProbabilityWords.Percent(broken.Low!.Value)} to {ProbabilityWords.Percent(broken.High!.Value)} agrees with "
                    + $"that).{rest}"
            : $"{Phrases.Capitalise(Phrases.Count(results.Finished, "table"))} came to the end.{rest}";
    }

    private static Section Table(TableResult table)
    {
        List<Block> blocks =
        [
            new Block.Facts([.. table.Seats.Select(s =>
                new Fact(Phrases.Capitalise(s.Party), $"held by {Holder(s.Holder)}{(s.Type is null ? "" : $"; dealt: {s.Type}")}"))]),
            new Block.Bullets([.. table.Story.Select(line => new Bullet(line))], Numbered: true),
            new Block.Paragraph($"{(table.IsFinished ? "In the end" : "So far")}: "
                + $"{table.Now}{(table.Outcomes.Count == 0 ? "" : $" That is {Phrases.List(table.Outcomes.Select(o => $"“{o}”"))}.")}"),
            .. List("What each side held back", table.HeldBack),
            .. Discussion(table.AfterAction),
        ];
        return new Section($"table-{table.Number}", $"Table {table.Number}", blocks);
    }

    /// <summary>Who holds a seat, in words.</summary>
    public static string Holder(SeatHolder holder) => holder switch
    {
        SeatHolder.Person => "a person",
        SeatHolder.Model => "the model",
        _ => "a language model",
    };

    private static Section Rest(int count) =>
        new("rest", "The other tables",
        [new Block.Note($"{Phrases.Capitalise(Phrases.Count(count, "more table"))} {(count == 1 ? "is" : "are")} counted above; --format json tells the "
        + $"story of all.")]);

    private static IEnumerable<Block> List(string title, IReadOnlyList<string> lines) =>
        lines.Count == 0 ? [] : [new Block.Heading(title), new Block.Bullets([.. lines.Select(l => new Bullet(l))])];
}
