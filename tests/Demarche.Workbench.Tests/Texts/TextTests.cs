using Demarche.Diagnostics;
using Demarche.Language.Diagnostics;
using Demarche.Language.Syntax;
using Demarche.Record.Codebook;
using Demarche.Record.Events;
using Demarche.Record.Reading;
using Demarche.Record.Reading.Texts;
using Demarche.Workbench.Models;
using Demarche.Workbench.Texts;

namespace Demarche.Workbench.Tests.Texts;

/// <summary>What the screen of a text is made of: cards, pieces of text, rows by hand, lines that are drafts, differences.</summary>
public class TextTests
{
    private const string Text = "Quarrel\n\nRussia threatened to sever relations with the United States if Washington imposes new sanctions. Russia rejected the demand of the United States.\n\nRussia criticised the United States.\n";

    [Fact]
    public void Cards_stand_in_the_order_of_their_words_and_the_record_tells_how_they_stand()
    {
        var reading = Read();
        var first = reading.Events[0].Row with { Status = RowStatus.Accepted };
        var rows = RecordRows.InFile("record.csv", EventCsv.Write([reading.Events[1].Row, first, new EventRow { Date = new(2022, 1, 1), By = "A", What = "other", Source = "article ¶1" }]));

        var cards = ReadCard.Of(reading, rows);

        Assert.Equal(reading.Events.Count, cards.Sum(c => 1 + c.Again.Count));
        Assert.True(cards[0].IsLookedAt);
        Assert.NotNull(cards[0].Kept);
        Assert.Equal(cards.OrderBy(c => c.Start).Select(c => c.Row.Id), cards.Select(c => c.Row.Id));
        Assert.StartsWith("1 of ", ReadCard.Progress(cards), StringComparison.Ordinal);
        Assert.Contains(cards, c => c.Kept is null);
    }

    [Fact]
    public void A_further_mention_stands_with_the_first_and_one_of_another_row_says_so()
    {
        var reading = Read();
        var (one, two) = (reading.Events[0].Row, reading.Events[1].Row with { SameAs = reading.Events[0].Row.Id });
        var there = new EventRow { Date = one.Date, By = "Russia", What = "threatens", Id = "r1", Source = "article ¶1" };

        var cards = ReadCard.Of(reading, RecordRows.InFile("record.csv", EventCsv.Write([there, one with { SameAs = "r1" }, two])));

        Assert.Equal(two.Id, Assert.Single(cards[0].Again).Row.Id);
        Assert.Equal("threatens", cards[0].Restates?.What);
    }

    [Fact]
    public void Pieces_cover_a_paragraph_and_the_shortest_words_show()
    {
        ReadCard Card(string id, int start, int end) => new(null, new EventRow { Date = default, By = "", What = "", Id = id }, start, end, null);
        var pieces = MarkedPiece.Cut(10, 50, [Card("long", 12, 40), Card("short", 20, 25), Card("outside", 60, 70)]);

        Assert.Equal("10-12  12-20 long 20-25 short 25-40 long 40-50 ", string.Join(' ', pieces.Select(p => $"{p.Start}-{p.End} {p.Of?.Row.Id}")));
        Assert.Equal([false, true, true, false, false], pieces.Select(p => p.IsFirst));
        Assert.Equal([false, false, true, true, false], pieces.Select(p => p.IsLast));
    }

    [Fact]
    public void Every_kind_has_a_letter_of_its_own_and_a_colour() =>
        Assert.Equal(EventTypes.All.Length, EventTypes.All.Select(KindMarks.Letter).Distinct().Count());

    [Fact]
    public void A_row_by_hand_has_the_words_their_place_and_a_name_that_nobody_has()
    {
        var reading = Read();
        var (row, whyNot) = HandRow.Of(reading, " criticised the United States ", null, [("by", "Russia"), ("toward", "USA"), ("type", "ACCUSE"), ("date", "2022-01-04")], ["article-h1"]);

        Assert.Null(whyNot);
        Assert.Equal("article-h2", row!.Id);
        Assert.Equal("criticised the United States", row.Quote);
        Assert.Equal("article ¶2", row.Source);
        Assert.Contains(ReadCard.Of(reading, RecordRows.InFile("r.csv", EventCsv.Write([row]))), c => c.Row.Id == "article-h2" && reading.Article.Text[c.Start..c.End] == row.Quote);
        Assert.Equal(Modes.Score(new EventKind(EventType.Accuse)), row.Tone);
        Assert.NotNull(HandRow.Of(reading, "words of another text", null, [], []).WhyNot);
        Assert.NotNull(HandRow.Of(reading, "criticised", null, [("type", "DANCE")], []).WhyNot);
    }

    [Fact]
    public void A_kind_that_its_words_alone_would_not_have_is_doubted_but_not_that_of_a_threat()
    {
        var reading = Read();
        var accuse = reading.Events[^1];
        ReadEvent Guessed(EventAspect aspect) => accuse with { Row = accuse.Row with { Kind = new EventKind(EventType.Accuse), Aspect = aspect }, Guesses = [new(EventType.Accuse, 0.1), new(EventType.Assault, 0.8)] };
        ReadCard Card(ReadEvent e) => new(null, e.Row, e.Start, e.End, e);

        Assert.Contains("rather be Assault (80%) than Accuse", Assert.Single(Doubts.Of(Card(Guessed(EventAspect.Done)), reading.Article.Text)), StringComparison.Ordinal);
        Assert.Empty(Doubts.Of(Card(Guessed(EventAspect.Threatened)), reading.Article.Text));
        Assert.Contains("do not stand at that place", Assert.Single(Doubts.Of(Card(Guessed(EventAspect.Threatened)) with { Start = 0, End = 5 }, reading.Article.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_that_are_drafts_are_found_with_their_words_and_accepted_without_touching_the_rest()
    {
        const string Model = "parties:\n  A:\n    levers:\n      # ¶1: “words”\n      ties:\n        levels: [kept, severed]\n        draft: yes\n    priorities:\n      # ¶2: “wish”\n      - say: ties is kept\n        draft: yes\nissues:\n  Syria: { at-stake-in: always, draft: yes }\n";
        var root = (YamlMapping)YamlReader.Read(Model, "m", new DiagnosticBag())!;

        var lines = DraftLine.Of(root, Model);

        Assert.Equal(["levers", "priorities", "issues"], lines.Select(l => l.Part));
        Assert.Equal(["¶1: “words”", "¶2: “wish”", null], lines.Select(l => l.Quote));
        Assert.Equal("A", lines[0].Whose);
        var accepted = Demarche.Language.Editing.ModelEditor.Apply(Model, DraftLine.Accepting(lines)).Text;
        Assert.Equal(Model.Replace("        draft: yes\n", "", StringComparison.Ordinal).Replace(", draft: yes", "", StringComparison.Ordinal), accepted);
    }

    [Fact]
    public void A_difference_has_what_comes_and_goes_with_a_line_round_it()
    {
        Assert.Equal(" b|-c|+x| d|…| g|+y| h", string.Join('|', LineDifference.Of("a\nb\nc\nd\ne\nf\ng\nh\ni", "a\nb\nx\nd\ne\nf\ng\ny\nh\ni").Select(l => $"{l.Mark}{l.Text}")));
        Assert.Empty(LineDifference.Of("same\n", "same\n"));
    }

    [Fact]
    public void The_same_lines_make_the_new_text_whatever_the_two_are()
    {
        var random = new Random(5);
        for (var run = 0; run < 200; run++)
        {
            string Some() => string.Join('\n', Enumerable.Range(0, random.Next(1, 12)).Select(_ => $"{(char)('a' + random.Next(4))}"));
            var (before, after) = (Some(), Some());
            var lines = LineDifference.Of(before, after).Where(l => l.Mark is '+' or '-').ToList();
            var kept = before.Split('\n').Length - lines.Count(l => l.Mark == '-');
            Assert.Equal(after.Split('\n').Length, kept + lines.Count(l => l.Mark == '+'));
        }
    }

    private static Reading Read() => Reader.Read(TextIntake.Of(Text, "article.txt", "article", "", null, new DiagnosticBag())!, new DateOnly(2022, 1, 5));
}
