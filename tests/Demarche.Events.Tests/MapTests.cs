using Demarche.Events.Files;

namespace Demarche.Events.Tests;

/// <summary>Maps of one's own: what they may say, and what is said of those that say something else.</summary>
public sealed class MapTests
{
    private const string Own = "columns: { date: Tag, by: 2, toward: Ziel, kind: Code, count: n }\nkinds: cameo\nseparator: semicolon\ndates: dd.MM.yyyy\n";

    [Fact]
    public void Columns_are_found_by_name_or_number()
    {
        using var scratch = new Scratch();
        var diagnostics = new DiagnosticBag();
        var map = MapFile.Read(scratch.Write("own.yaml", Own), diagnostics)!;
        Codes.EventActor[] actors = [new("A", "A", ["A"]), new("B", "B", ["B"])];
        var (answer, found) = Importing.Import(new EventRequest([], map, actors),
            scratch.Write("e.csv", "Tag;Wer;Ziel;Code;n\n03.01.2022;A;B;\"190\";7\n03.01.2022;B;A;042;2\n"));
        Assert.Empty(found);
        Assert.Equal([("A", 7L), ("B", 2L)], answer!.Counts.Select(c => (c.By.Name, c.Events)));
        Assert.All(answer.Counts, c => Assert.Equal(new DateOnly(2022, 1, 3), c.On));
    }

    [Theory]
    [InlineData("columns: [a, b]\nkinds: cameo\n", "DEM0759", "1:10", "is a mapping")]
    [InlineData("just words\n", "DEM0759", "1:1", "a map is a mapping")]
    [InlineData("columns: { date: a, by: b, toward: c }\nkinds: cameo\n", "DEM0761", "1:10", "the column of kind")]
    [InlineData("columns: { date: a, by: b, toward: c, kind: d }\n", "DEM0761", "1:1", "`kinds:`")]
    [InlineData("columns: { date: a, by: b, toward: c, kind: d, Tone: e }\nkinds: cameo\n", "DEM0760", "1:48", "“Tone”")]
    [InlineData("columns: { date: a, by: b, toward: c, kind: d }\nkinds: cameo\nseperator: tab\n", "DEM0760", "3:1", "“seperator”")]
    [InlineData("columns: { date: a, by: b, toward: c, kind: d }\nkinds: words\n", "DEM0759", "2:8", "cameo or plover")]
    [InlineData("columns: { date: a, by: [b], toward: c, kind: d }\nkinds: cameo\n", "DEM0759", "1:25", "a column is a name or a number")]
    [InlineData("columns: { date: a, by: 2, toward: 3, kind: 4 }\nkinds: cameo\nheader: no\n", "DEM0759", "1:18", "date is not given by its number")]
    [InlineData("columns: { date: a, by: b, toward: c, kind: d }\nkinds: cameo\ndates: hh:mm\n", "DEM0759", "3:8", "how a day is written")]
    public void What_is_wrong_with_a_map_is_said_at_its_place(string text, string code, string place, string words)
    {
        using var scratch = new Scratch();
        var diagnostics = new DiagnosticBag();
        Assert.Null(MapFile.Read(scratch.Write("own.yaml", text), diagnostics));
        var found = Assert.Single(diagnostics.InOrder());
        Assert.Equal((code, place), (found.Code, $"{found.Span.Line}:{found.Span.Column}"));
        Assert.Contains(words, found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_of_a_map_that_the_file_has_not_is_said_at_its_place_in_the_map()
    {
        using var scratch = new Scratch();
        var map = MapFile.Read(scratch.Write("own.yaml", Own), new DiagnosticBag())!;
        var found = Assert.Single(Importing.Import(new EventRequest([], map, Importing.RussiaAndUsa),
            scratch.Write("e.csv", "Tag;Wer;Ziele;Code;n\n03.01.2022;A;B;190;7\n")).Found);
        Assert.Equal(("DEM0753", "own.yaml", 1, 38), (found.Code, Path.GetFileName(found.Span.File), found.Span.Line, found.Span.Column));
        Assert.Contains("Ziele", found.Help, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_without_any_between_those_asked_for_say_whom_they_are_about()
    {
        using var scratch = new Scratch();
        var (answer, found) = Importing.Import(EventMaps.Named("gdelt2")!, scratch.Write("e.csv", Importing.Gdelt2("20220101", "CHL", "PER", "190")));
        Assert.Empty(answer!.Counts);
        Assert.Equal("DEM0754", Assert.Single(found).Code);
        Assert.Contains("no row is between Russia and United States; the column Actor1CountryCode holds mostly CHL", found[0].Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Patterns_are_found_in_folders_and_files_once_each()
    {
        using var scratch = new Scratch();
        foreach (var folder in new[] { "a1", "a2", "b1" }) Directory.CreateDirectory(scratch[folder]);
        foreach (var name in new[] { "a1/x.csv", "a1/y.csv", "a2/x.csv", "b1/x.csv", "a1/.hidden.csv" }) scratch.Write(name, "1");
        var files = EventFiles.Find([scratch["a*/x.csv"], scratch["a1/?.csv"]], new DiagnosticBag());
        Assert.Equal(["a1/x.csv", "a2/x.csv", "a1/y.csv"], files.Select(f => Path.GetRelativePath(scratch.Path, f.Path)));
    }
}
