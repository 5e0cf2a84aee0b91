using Demarche.Games.Files;
using Demarche.Games.Trees;

namespace Demarche.Games.Tests.Files;

/// <summary>The format, piece by piece, and each way to get it wrong.</summary>
public sealed class EfgReaderTests
{
    private const string Beginning = "EFG 2 R \"A game\" { \"A\" \"B\" }\n";

    [Fact]
    public void Everything_in_the_format_is_read()
    {
        var game = Good(
            """
            EFG 2 R "He said \"go\" \\ 
            left" { "A" "" } "a remark"
            c "root" 7 "coin" { "heads" 1/3 "tails" .5e0 "edge" 0.16666666666666667 } 3 "on the way" { 1e2, -2.5 }
            p "" 1 4 "set" { "l" "r" } 0
            t "end" 9 "won" { 1 -2/4 }
            t "" 9
            p "" 1 4 0 t "" 9 "won" { 1, -0.5 } t "" 0
            p "" 2 4 { "only" } 0
            t "" 12 { 5, +6, }
            """);
        Assert.Equal("He said \"go\" \\ \nleft", game.Title.ReplaceLineEndings("\n"));
        Assert.Equal("a remark", game.Comment);
        Assert.Equal(["A", "Player 2"], game.Players);
        Assert.Equal([(0, 4, "set"), (1, 4, "")], game.InformationSets.Select(s => (s.Player, s.Number, s.Label)));
        Assert.Equal([1, 4], game.InformationSets[0].Nodes);
        Assert.Equal([100, -2.5], game.Outcomes[0].Payoffs);
        Assert.Equal([1, -0.5], game.Outcomes[1].Payoffs);
        Assert.Equal([5, 6], game.Outcomes[2].Payoffs);
        Assert.Equal(1.0 / 3, game.ChanceMoves[0].Probabilities[0], 1e-12);
        Assert.Equal([-1, 0, 1, 1, 0, 4, 4, 0, 7], Enumerable.Range(0, game.NodeCount).Select(game.Parent));
        Assert.Equal(["root", "", "end"], Enumerable.Range(0, 3).Select(game.LabelOf));
    }

    [Theory]
    [InlineData("", "DEM0920", 1, 1)]
    [InlineData("parties:\n  A: {}\n", "DEM0920", 1, 1)]
    [InlineData("EFG 1 R \"x\" { \"A\" }", "DEM0920", 1, 1)]
    [InlineData("EFG 2 R \"x\" { }", "DEM0920", 1, 15)]
    [InlineData("EFG 2 R x { \"A\" }", "DEM0921", 1, 9)]
    [InlineData("EFG 2 R \"x { \"A\" }", "DEM0921", 1, 15)]
    [InlineData("EFG 2 R \"x", "DEM0922", 1, 9)]
    [InlineData("EFG 2 R \"x\" { \"A\" \"B\" ", "DEM0929", 1, 23)]
    [InlineData(Beginning, "DEM0929", 2, 1)]
    [InlineData(Beginning + "x \"\" 0", "DEM0921", 2, 1)]
    [InlineData(Beginning + "t \"\" one", "DEM0921", 2, 6)]
    [InlineData(Beginning + "t \"\" 1.5", "DEM0923", 2, 6)]
    [InlineData(Beginning + "t \"\" -1", "DEM0923", 2, 6)]
    [InlineData(Beginning + "t \"\" 99999999999", "DEM0923", 2, 6)]
    [InlineData(Beginning + "t \"\" 1", "DEM0924", 2, 6)]
    [InlineData(Beginning + "t \"\" 1 \"x\" { 1 }", "DEM0921", 2, 16)]
    [InlineData(Beginning + "t \"\" 1 \"x\" { 1 2 3 }", "DEM0921", 2, 18)]
    [InlineData(Beginning + "t \"\" 1 \"x\" { 1,, 2 }", "DEM0921", 2, 16)]
    [InlineData(Beginning + "t \"\" 1 \"x\" { 1e999 2 }", "DEM0923", 2, 14)]
    [InlineData(Beginning + "t \"\" 1 \"x\" { 1/0 2 }", "DEM0923", 2, 14)]
    [InlineData(Beginning + "t \"\" 1 \"x\" { - 2 }", "DEM0923", 2, 14)]
    [InlineData(Beginning + "t \"\" 1 \"x\" { 1.2.3 2 }", "DEM0923", 2, 14)]
    [InlineData(Beginning + "t \"\" 1 \"x\" { .-1 2 }", "DEM0923", 2, 14)]
    [InlineData(Beginning + "t \"\" 0 \"x\" { 1 2 }", "DEM0925", 2, 6)]
    [InlineData(Beginning + "t \"\" 0\nt \"\" 0", "DEM0930", 3, 1)]
    [InlineData(Beginning + "p \"\" 3 1 \"\" { \"l\" } 0\nt \"\" 0", "DEM0924", 2, 6)]
    [InlineData(Beginning + "p \"\" 0 1 \"\" { \"l\" } 0\nt \"\" 0", "DEM0924", 2, 6)]
    [InlineData(Beginning + "p \"\" 1 1 0\nt \"\" 0", "DEM0924", 2, 8)]
    [InlineData(Beginning + "p \"\" 1 1 \"\" { } 0\nt \"\" 0", "DEM0921", 2, 15)]
    [InlineData(Beginning + "p \"\" 1 1 \"\" { \"l\" \"r\" } 0\nt \"\" 0", "DEM0929", 3, 7)]
    [InlineData(Beginning + "p \"\" 1 1 \"\" { \"l\" } 0\np \"\" 1 1 \"\" { \"r\" } 0\nt \"\" 0", "DEM0925", 3, 8)]
    [InlineData(Beginning + "p \"\" 1 1 \"\" { \"l\" } 0\np \"\" 1 1 0\nt \"\" 0", "DEM0927", 3, 1)]
    [InlineData(Beginning + "c \"\" 1 \"\" { \"x\" 1/2 \"y\" 1/3 } 0\nt \"\" 0\nt \"\" 0", "DEM0926", 2, 6)]
    [InlineData(Beginning + "c \"\" 1 \"\" { \"x\" .33 \"y\" .33 \"z\" .33 } 0\nt \"\" 0\nt \"\" 0\nt \"\" 0", "DEM0926", 2, 6)]
    [InlineData(Beginning + "c \"\" 1 \"\" { \"x\" 3/2 \"y\" -1/2 } 0\nt \"\" 0\nt \"\" 0", "DEM0923", 2, 17)]
    [InlineData(Beginning + "c \"\" 1 \"\" { \"x\" \"y\" } 0\nt \"\" 0\nt \"\" 0", "DEM0921", 2, 17)]
    [InlineData(Beginning + "c \"\" 1 \"\" { \"x\" 1 } 0\nc \"\" 1 \"\" { \"z\" 1 } 0\nt \"\" 0", "DEM0925", 3, 6)]
    [InlineData(Beginning + "t \"\0\" 0", "DEM0002", 2, 4)]
    [InlineData(Beginning + "t \"\" 0 \a", "DEM0002", 2, 8)]
    public void A_mistake_is_told_where_it_is(string text, string code, int line, int column)
    {
        var (game, found) = EfgReader.Parse(text, "bad.efg");
        Assert.Null(game);
        var first = found.First(d => d.Severity == Severity.Error);
        Assert.Equal((code, line, column), (first.Code, first.Span.Line, first.Span.Column));
    }

    [Fact]
    public void A_second_name_is_warned_of_and_not_taken()
    {
        var (game, found) = EfgReader.Parse(Beginning + "p \"\" 1 1 \"X\" { \"l\" \"r\" } 0\nt \"\" 1 \"a\" { 1, 1 }\nt \"\" 1 \"b\" { 1, 1 }", "f.efg");
        Assert.Equal("a", game!.Outcomes[0].Label);
        Assert.Equal("DEM0931", Assert.Single(found).Code);
    }

    [Fact]
    public void Who_forgets_what_is_told()
    {
        var (_, found) = EfgReader.Parse(Beginning + "p \"\" 1 1 \"first\" { \"l\" \"r\" } 0\np \"\" 1 2 \"second\" { \"l\" } 0\nt \"\" 0\np \"\" 1 2 0\nt \"\" 0", "f.efg");
        var message = Assert.Single(found).Message;
        Assert.Equal("“A” cannot tell this node from the one on line 3, both in information set “second”, although there it had just taken “l” at information set “first” and here it had just taken “r” at information set “first”: that is not perfect recall", message);
    }

    [Fact]
    public void Every_example_in_the_catalogue_has_its_problem()
    {
        foreach (var rule in GameRules.All.Where(r => r.Code != GameRules.TooLarge.Code)) Assert.Contains(EfgReader.Parse(rule.Example, "x.efg").Diagnostics, d => d.Code == rule.Code);
    }

    [Fact]
    public void A_file_that_is_not_there_is_told()
    {
        var (game, found) = EfgReader.Load("no-such-file.efg");
        Assert.Null(game);
        Assert.Equal("DEM0001", Assert.Single(found).Code);
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_told()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, [.. "EFG 2 R \""u8, 0xE9, .. "\" { \"A\" }\nt \"\" 0"u8]);
            Assert.Equal("DEM0002", Assert.Single(EfgReader.Load(file).Diagnostics).Code);
            File.WriteAllBytes(file, [0xEF, 0xBB, 0xBF, .. "EFG 2 R \"x\" { \"A\" }\r\nt \"\" 0\r\n"u8]);
            Assert.Empty(EfgReader.Load(file).Diagnostics);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static ExtensiveGame Good(string text)
    {
        var (game, found) = EfgReader.Parse(text, "good.efg");
        Assert.Empty(found);
        return game!;
    }
}
