using System.Diagnostics;
using System.Text;
using CsCheck;
using Demarche.Language;
using Demarche.Language.Diagnostics;
using Demarche.Record.Codebook;
using Demarche.Record.Drafting;
using Demarche.Record.Events;
using Demarche.Record.Reading;
using Demarche.Record.Reading.Texts;

namespace Demarche.Tests.Reading;

/// <summary>What is true of every reading, whatever the text.</summary>
public sealed class PropertyTests
{
    private static readonly DateOnly Day = new(2021, 4, 7);

    private static readonly string[] Words =
    [
        "Russia", "Iran", "the United States", "NATO", "Putin", "he", "it", "they", "both sides", "said that", "warned", "would", "will not", "if", "unless", "in case of", "until", "should", "were", "had", "without", "or else",
        "threatened to", "promised", "sever relations with", "impose sanctions on", "attack", "meet", "talks", "between", "and", "but", ",", ".", "\"", "“", "”", "–", "(", ")", "on Friday", "three days after that", "in 2014", "the same week", "last month", "¶", "which", "who", "by", "was", "been", "of", "a", "the",
        "\u202E", "\u0007", "שלום", "مرحبا", "北京", "💥", "<script>alert(1)</script>", "=cmd()", "\n\n", "\n", "\r\n", "\t", "'s", "U.S.", "Mr.", "…", "1,000", "2021-13-45",
    ];

    private static Gen<string> Texts { get; } = Gen.Int[0, Words.Length - 1].Select(i => Words[i]).Array[0, 60].Select(words => string.Join(' ', words));

    private static Record.Reading.Reading? Read(string text) => TextIntake.Of(text, "text", "text", "", null, new DiagnosticBag()) is { } article ? Reader.Read(article, Day) : null;

    [Fact]
    public void EveryQuoteStandsAtItsPlace() => Texts.Sample(text =>
    {
        if (Read(text) is not { } reading) return;
        foreach (var one in reading.Events) AssertSound(one, reading);
    });

    [Fact]
    public void EveryQuoteOfTheTextsStandsAtItsPlace()
    {
        foreach (var text in CodedText.In("seen").Concat(CodedText.In("held-out")))
        {
            var reading = Reader.Read(text.Article, text.Published);
            foreach (var one in reading.Events) AssertSound(one, reading);
        }
    }

    [Fact]
    public void AnyCharactersCanBeRead() => Gen.String[0, 400].Sample(text => { Read(text); });

    [Fact]
    public void ReadingTwiceGivesTheSame() => Texts.Sample(text =>
    {
        if (Read(text) is { } reading) Assert.Equal(EventCsv.Write(reading.Events.Select(e => e.Row)), EventCsv.Write(Read(text)!.Events.Select(e => e.Row)));
    });

    [Fact]
    public void RowsThatAreReadCanBeWrittenAndReadAgain() => Texts.Sample(text =>
    {
        if (Read(text) is not { } reading) return;
        var found = new DiagnosticBag();
        var rows = EventCsv.Read(EventCsv.Write(reading.Events.Select(e => e.Row)), "r.csv", found);
        Assert.DoesNotContain(found.InOrder(), d => d.Severity == Severity.Error);
        Assert.Equal(reading.Events.Count, rows.Count);
    });

    [Fact]
    public void ADraftPassesCheckWhateverTheText() => Texts.Sample(text =>
    {
        if (Read(text) is not { } reading) return;
        var draft = DraftModel.Of([reading]);
        var result = ModelLoader.Parse(draft, "draft.crisis.yaml");
        Assert.False(result.HasErrors, $"{string.Join('\n', result.Diagnostics.Where(d => d.Severity == Severity.Error))}\n{draft}");
    });

    [Fact]
    public void TheDraftsOfTheTextsPassCheckAndSayWhatTheyRestOn()
    {
        foreach (var text in CodedText.In("seen").Concat(CodedText.In("held-out")))
        {
            var reading = Reader.Read(text.Article, text.Published);
            var result = ModelLoader.Parse(DraftModel.Of([reading]), "draft.crisis.yaml");
            Assert.NotNull(result.Crisis);
            Assert.NotEmpty(result.Crisis.Drafts.Orders);
            Assert.All(result.Crisis.Drafts.Parts, p => Assert.NotEqual(0, p.Span.Line));
        }
    }

    [Fact]
    public void TheThreatsOfATextAreThreatsOfItsDraft()
    {
        var threats = CodedText.In("seen").Select(t => ModelLoader.Parse(DraftModel.Of([Reader.Read(t.Article, t.Published)]), "draft.crisis.yaml").Crisis!.Threats.Count(t => !t.IsPromise)).ToList();
        Assert.All(threats, count => Assert.NotEqual(0, count));
    }

    /// <summary>Texts that do harm to readers: each is read, and takes no more than so many bytes for each of its own.</summary>
    [Theory]
    [InlineData("one line of ten megabytes")]
    [InlineData("a million brackets")]
    [InlineData("a million quotes")]
    [InlineData("ifs without end")]
    [InlineData("names without end")]
    [InlineData("verbs without end")]
    [InlineData("dates without end")]
    [InlineData("full stops")]
    [InlineData("one word")]
    [InlineData("right to left")]
    public void HostileTextsAreRead(string which)
    {
        var text = which switch
        {
            "one line of ten megabytes" => Repeated("Iran said that it would close the strait if the fleet came nearer and ", 10_000_000),
            "a million brackets" => new string('(', 500_000) + new string(')', 500_000) + " Iran attacked Iraq.",
            "a million quotes" => "Iran said " + new string('"', 1_000_000),
            "ifs without end" => Repeated("if Iran attacks ", 300_000),
            "names without end" => Repeated("Iran, Iraq and ", 300_000),
            "verbs without end" => Repeated("threatened to promise to ask to ", 300_000),
            "dates without end" => Repeated("three days after that on 5 May 2014 until ", 300_000),
            "full stops" => Repeated("A. ", 300_000),
            "one word" => new string('a', 1_000_000),
            _ => Repeated("\u202Eשלום Iran \u200F attacked مرحبا Iraq. ", 300_000),
        };
        Read(text);
    }

    /// <summary>Reading a text of n sentences and one of 4n allocates in proportion: no table grows with the square.</summary>
    [Fact]
    public void MemoryGrowsWithTheLengthOfTheText()
    {
        const string Sentence = "Iran warned on Friday that it would close the strait unless the United States lifts its sanctions, officials said. ";
        Read(Repeated(Sentence, 20_000));
        var (one, four) = (Allocated(Repeated(Sentence, 60_000)), Allocated(Repeated(Sentence, 240_000)));
        Assert.InRange(four / (double)one, 3, 5);
    }

    private static long Allocated(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Read(text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Repeated(string part, int length) => new StringBuilder().Insert(0, part, Math.Max(1, length / part.Length)).ToString();

    private static void AssertSound(ReadEvent one, Record.Reading.Reading reading)
    {
        var (row, text) = (one.Row, reading.Article.Text);
        Assert.InRange(one.Start, 0, one.End);
        Assert.Equal(row.Quote, text[one.Start..one.End]);
        Assert.EndsWith($"c{one.Start}–{one.End}", row.At, StringComparison.Ordinal);
        Assert.Contains(row.If, text, StringComparison.Ordinal);
        Assert.Contains(row.Then, text, StringComparison.Ordinal);
        Assert.Contains(row.DateWords, text, StringComparison.Ordinal);
        Assert.True(row.Until is null || row.Until > row.Date);
        Assert.InRange(row.Confidence!.Value, 0.05, 0.95);
        Assert.True(Modes.Has(row.Kind!.Value.Type, row.Kind.Value.Mode));
        Assert.Equal(row.Kind.Value.Type, one.Guesses[0].Type);
        Assert.True((row.Kind.Value.Type == EventType.Threaten) == (row.Aspect == EventAspect.Threatened) || row.Aspect is EventAspect.PastCase or EventAspect.Supposed);
        Assert.True(row.SameAs.Length == 0 || reading.Events.Any(e => e.Row.Id == row.SameAs && e.Row.SameAs.Length == 0));
        Assert.NotEqual(0, row.What.Length);
    }
}
