using Demarche.Record.Codebook;
using Demarche.Record.Events;
using Demarche.Workbench.Models;
using Demarche.Workbench.Record;

namespace Demarche.Workbench.Tests.Record;

/// <summary>Rows that are looked for, and rows that come from somebody else’s table.</summary>
public class TableTests
{
    private static readonly PlacedEvent[] Rows =
    [
        new(0, new EventRow { Date = new(2022, 1, 2), By = "A", Toward = "B", What = "warns of war", Kind = new EventKind(EventType.Threaten), Status = RowStatus.Read }),
        new(1, new EventRow { Date = new(2022, 1, 1), By = "B", What = "answers" }),
        new(2, new EventRow { Date = new(2022, 1, 2), By = "C", What = "speaks of war", Status = RowStatus.Accepted }),
    ];

    [Theory]
    [InlineData("", "", "", "", "1 0 2")]
    [InlineData("WAR", "", "", "", "0 2")]
    [InlineData("war warns", "", "", "", "0")]
    [InlineData("", "B", "", "", "1 0")]
    [InlineData("", "", "THREATEN", "", "0")]
    [InlineData("", "", "", "written", "1")]
    [InlineData("", "", "", "accepted", "2")]
    [InlineData("war", "B", "", "accepted", "")]
    public void Rows_pass_that_have_all_that_is_asked_in_order_of_their_days(string words, string party, string kind, string status, string places) =>
        Assert.Equal(places, string.Join(' ', new RowFilter(words, party, kind, status).Of(Rows).Select(r => r.Place)));

    [Fact]
    public void Columns_are_guessed_by_their_names_and_days_are_read_in_the_usual_spellings()
    {
        var (map, whyNot) = CsvMap.Read("Day;Actor1;Actor2;Description;Goldstein\n04.01.2022;A;B;A meets B;3\n2022/01/05;A;;A waits;-1.5\n");
        Assert.Null(whyNot);
        var columns = CsvMap.Fields.Where(f => map!.Guess(f) is not null).ToDictionary(f => f, f => map!.Guess(f)!.Value);
        var (rows, refused) = map!.Rows(columns);

        Assert.Empty(refused);
        Assert.Equal([new EventRow { Date = new(2022, 1, 4), By = "A", Toward = "B", What = "A meets B", Tone = 3 }, new EventRow { Date = new(2022, 1, 5), By = "A", What = "A waits", Tone = -1.5 }], rows);
    }

    [Fact]
    public void Lines_that_give_no_row_are_named_with_the_reason_and_the_others_are_kept()
    {
        var (map, _) = CsvMap.Read("date,by,what,tone\n2022-01-01,A,speaks,99\n2022-01-02,A,shouts,1\n01/02/2022,A,sings,1\n");
        var (rows, refused) = map!.Rows(new Dictionary<string, int> { ["date"] = 0, ["by"] = 1, ["what"] = 2, ["tone"] = 3 });

        Assert.Equal("shouts", Assert.Single(rows).What);
        Assert.Equal([2, 4], refused.Select(r => r.Line));
        Assert.Contains("tone from -10 to 10", refused[0].Why, StringComparison.Ordinal);
        Assert.Contains("“01/02/2022”", refused[1].Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("date,by,what\n")]
    public void What_is_no_table_is_said(string text) => Assert.NotNull(CsvMap.Read(text).WhyNot);

    [Fact]
    public void Waiting_rows_are_counted_apart()
    {
        Assert.Equal("2 events are recorded, from 1 January 2022 to 2 January 2022; none has a tone. One row waits to be looked at and counts for nothing yet.", RecordWords.Summary([.. Rows.Select(r => r.Row)]));
        Assert.Equal("The record is empty.", RecordWords.Summary([]));
    }
}
