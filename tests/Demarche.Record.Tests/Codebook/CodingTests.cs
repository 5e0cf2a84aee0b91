using Demarche.Record.Codebook;
using Demarche.Record.Events;

namespace Demarche.Record.Tests.Codebook;

/// <summary>The hand codings are of the form and by the conventions. Nothing of the texts held out is shown but a row's number.</summary>
public class CodingTests
{
    private const string Heading = "n\tdate\tuntil\tby\ttoward\twith\ttype\tmode\taspect\tnegated\tif\tthen\tsaid-by\tquote\tsame-as";

    public static TheoryData<string> Codings() =>
        [.. Directory.EnumerateFiles(Folder, "*.tsv", SearchOption.AllDirectories).Where(file => !file.EndsWith("texts.tsv", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    private static string Folder => Repository.PathOf("tests", "Demarche.Record.Tests", "Texts");

    [Theory]
    [MemberData(nameof(Codings))]
    public void Rows_are_of_the_form_and_by_the_conventions(string coding)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, coding));
        Assert.Equal(Heading, lines[0]);
        for (var i = 1; i < lines.Length; i++)
        {
            var cells = lines[i].Split('\t');
            Assert.True(cells.Length == 15 && cells[0] == $"{i}", $"{coding}:{i + 1} is not of the form");
            Assert.True(IsByTheConventions(cells, i), $"{coding}:{i + 1} is not by the conventions");
        }
    }

    [Theory]
    [MemberData(nameof(Codings))]
    public void Quotes_stand_in_their_text_in_order(string coding)
    {
        var text = Text(coding);
        Assert.SkipWhen(text is null, "The article is not beside this checkout.");
        foreach (var cells in File.ReadLines(Path.Combine(Folder, coding)).Skip(1).Select(line => line.Split('\t')))
        {
            foreach (var words in new[] { cells[10], cells[11], cells[13] })
                Assert.True(words.Length == 0 || text.Contains(words, StringComparison.Ordinal), $"{coding}: row {cells[0]} quotes what is not there");
            Assert.True(!coding.StartsWith("article", StringComparison.Ordinal) || cells[13].Split(' ').Length <= 6, $"{coding}: row {cells[0]} quotes too much");
        }
    }

    [Fact]
    public void The_two_passes_over_the_article_agree_as_the_page_says()
    {
        var (first, second) = (Rows("article.first.tsv"), Rows("article.second.tsv"));
        var both = first.Join(second, row => row[13], row => row[13], (one, other) => (One: one, Other: other)).ToList();
        Assert.Equal((25, 27, 25), (first.Count, second.Count, both.Count));
        Assert.All(both, pair => Assert.Equal((pair.One[6], pair.One[7], pair.One[8]), (pair.Other[6], pair.Other[7], pair.Other[8])));
        Assert.Equal(24, both.Count(pair => (pair.One[3], pair.One[4]) == (pair.Other[3], pair.Other[4])));
    }

    private static List<string[]> Rows(string coding) => [.. File.ReadLines(Path.Combine(Folder, coding)).Skip(1).Select(line => line.Split('\t'))];

    private static string? Text(string coding)
    {
        var file = coding.StartsWith("article", StringComparison.Ordinal)
            ? Repository.PathOf("..", "shared", "seed", "article.txt")
            : Path.Combine(Folder, coding.Replace(".coding.tsv", ".txt", StringComparison.Ordinal));
        return File.Exists(file) ? File.ReadAllText(file) : null;
    }

    private static bool IsByTheConventions(string[] cells, int number)
    {
        if (!EventTypes.TryParse(cells[6], out var type) || !Modes.Has(type, cells[7]) || EventWords.Aspect(cells[8]) is not { } aspect)
            return false;
        var isPast = aspect == EventAspect.PastCase;
        return DateOnly.TryParseExact(cells[1], "yyyy-MM-dd", out var from) && (cells[2].Length == 0 || (DateOnly.TryParseExact(cells[2], "yyyy-MM-dd", out var until) && until > from))
            && cells[9] is "" or "yes"
            && (isPast || (type == EventType.Threaten) == (aspect == EventAspect.Threatened))
            && (isPast || (type == EventType.Request) == (aspect == EventAspect.Asked))
            && (type != EventType.Agree || aspect is EventAspect.Planned or EventAspect.Promised or EventAspect.Supposed or EventAspect.Said or EventAspect.PastCase)
            && (cells[14].Length == 0 || (int.TryParse(cells[14], out var first) && first < number))
            && cells[13].Length > 0;
    }
}
