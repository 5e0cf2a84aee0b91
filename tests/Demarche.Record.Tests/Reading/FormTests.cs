using Demarche.Record.Reading;
using Demarche.Record.Reading.Frames;
using Demarche.Record.Reading.Names;
using Demarche.Record.Reading.Texts;
using Demarche.Record.Reading.Times;

namespace Demarche.Tests.Reading;

/// <summary>Dates and conditions in small texts of our own, form by form: floors.</summary>
public sealed class FormTests(ITestOutputHelper output)
{
    private static IEnumerable<string[]> Lines(string name) => File.ReadLines(Repository.PathOf("tests", "Demarche.Record.Tests", "Data", name)).Skip(1).Select(l => l.Split('\t'));

    private static Article Article(string text) => new("text", text, Paragraphs.Of(text), "", null);

    [Fact]
    public void Dates()
    {
        var wrong = Lines("dates.tsv").Where(l => Last(l[1], DateOnly.Parse(l[0])) is var days && (days?.From.ToString("yyyy-MM-dd"), days?.Until.ToString("yyyy-MM-dd")) != (l[2], l[3])).Select(l => l[1]).ToList();
        output.WriteLine(string.Join('\n', wrong));
        Assert.Equal(60, Lines("dates.tsv").Count());
        Assert.True(wrong.Count <= 1, string.Join('\n', wrong));
    }

    [Fact]
    public void ConditionsInTenForms()
    {
        var (right, missed, invented) = (0, new List<string>(), new List<string>());
        foreach (var line in Lines("conditions.tsv"))
        {
            var row = Reader.Read(Article(line[1]), new DateOnly(2021, 4, 7)).Events.Select(e => e.Row).FirstOrDefault(r => r.If.Length > 0);
            var decoy = line[0] == "decoy";
            if (row is not null && !decoy && Same(row.If, line[2]) && Covers(row.Then, line[3])) right++;
            else if (row is not null) invented.Add(line[1]);
            if (!decoy && !(row is not null && Same(row.If, line[2]) && Covers(row.Then, line[3]))) missed.Add(line[1]);
        }

        var f1 = 2d * right / (2 * right + missed.Count + invented.Count);
        output.WriteLine($"F1 {f1:0.000}\n{string.Join('\n', missed.Concat(invented))}");
        Assert.Equal(100, Lines("conditions.tsv").Count());
        Assert.Equal(10, Lines("conditions.tsv").Select(l => l[0]).Distinct().Count() - 1);
        Assert.True(f1 >= 0.95, $"F1 {f1:0.000}\n{string.Join('\n', missed.Concat(invented))}");
    }

    private static Days? Last(string text, DateOnly published)
    {
        var (discourse, dates, last) = (new Discourse(published, PartyNames.None), new DateFinder(published), default(Days?));
        foreach (var sentence in Sentences.Of(Article(text)))
            last = new SentenceReading(text, sentence, new MentionFinder(text, discourse).Find(sentence), dates).Dates.LastOrDefault()?.Days ?? last;
        return last;
    }

    private static bool Same(string read, string coded) => read.Equals(coded, StringComparison.OrdinalIgnoreCase);

    /// <summary>What would follow, with or without its subject before it and what else belongs to it after it.</summary>
    private static bool Covers(string read, string coded) =>
        Same(read, coded) || read.EndsWith(" " + coded, StringComparison.OrdinalIgnoreCase) || read.StartsWith(coded + " ", StringComparison.OrdinalIgnoreCase);
}
