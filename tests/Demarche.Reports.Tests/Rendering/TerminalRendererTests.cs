using Demarche.Reports.Documents;
using Demarche.Reports.Rendering;
using Demarche.Reports.Tests.Figures;
using Spectre.Console;
using Spectre.Console.Testing;

namespace Demarche.Reports.Tests.Rendering;

public class TerminalRendererTests
{
    [Theory]
    [InlineData(40)]
    [InlineData(64)]
    [InlineData(80)]
    [InlineData(200)]
    public void No_line_is_wider_than_the_terminal_or_than_the_eye_likes(int width)
    {
        foreach (var document in new[] { SampleDocument.Brief, SampleFigures.Gallery })
            Assert.All(TerminalRenderer.Render(document, width).Split('\n'), line => Assert.True(line.Length <= Math.Min(width, TerminalRenderer.Measure), line));
    }

    [Fact]
    public void No_line_ends_in_blanks() =>
        Assert.All(TerminalRenderer.Render(SampleFigures.Gallery).Split('\n'), line => Assert.Equal(line.TrimEnd(), line));

    [Fact]
    public void The_console_keeps_its_own_width()
    {
        var console = new TestConsole().Width(300);
        TerminalRenderer.Write(SampleDocument.Brief, console);
        Assert.Equal(300, console.Profile.Width);
    }

    [Fact]
    public void Colour_adds_nothing_that_plain_text_lacks()
    {
        var console = new TestConsole().EmitAnsiSequences().Colors(ColorSystem.TrueColor).Width(88);
        TerminalRenderer.Write(SampleDocument.Brief, console);
        Assert.Contains("\u001b[", console.Output);
        var plain = System.Text.RegularExpressions.Regex.Replace(console.Output, "\u001b\\[[0-9;]*m", "");
        Assert.Equal(TerminalRenderer.Render(SampleDocument.Brief), plain);
    }

    [Fact]
    public void Words_of_a_table_stay_whole_while_there_is_room_for_the_longest()
    {
        var table = new Block.Table("C", [new("Concept"), new("Meaning")], [["Symmetric metarationality", "The party looks at whether it could escape the sanction."]]);
        var text = TerminalRenderer.Render(new("T", null, [new("s", "S", [table])]), 36);
        Assert.All("Symmetric metarationality looks escape sanction.".Split(' '), word => Assert.Contains(word, text));
    }

    [Fact]
    public void A_table_whose_first_column_names_the_row_is_broken_into_bands_that_lose_no_cell()
    {
        var table = new Block.Table("C", [new("Concept"), .. Enumerable.Range(1, 20).Select(i => new Column($"{i}"))],
            [.. new[] { "Nash", "GMR" }.Select(name => (IReadOnlyList<Prose>)[name, .. Enumerable.Range(1, 20).Select(i => (Prose)$"{name[0]}{i}")])], Labels: 1);
        var text = TerminalRenderer.Render(new("T", null, [new("s", "S", [table])]), 40);
        var lines = text.Split('\n').Where(l => l.StartsWith("Nash", StringComparison.Ordinal)).ToArray();
        Assert.InRange(lines.Length, 2, 4);
        Assert.Equal(Enumerable.Range(1, 20).Select(i => $"N{i}"), lines.SelectMany(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1)));
    }

    [Fact]
    public void A_table_too_wide_for_the_terminal_becomes_a_list_of_titles_and_values()
    {
        var table = new Block.Table("C", [.. Enumerable.Range(1, 9).Select(i => new Column($"Concept{i}"))], [[.. Enumerable.Range(1, 9).Select(i => (Prose)$"answer{i}")]]);
        var text = TerminalRenderer.Render(new("T", null, [new("s", "S", [table])]), 40);
        Assert.Matches("Concept4 +answer4\nConcept5 +answer5", text);
    }

    [Fact]
    public void A_long_figure_says_what_it_leaves_out()
    {
        var figure = new Block.Figure("f", "F", new("{http://www.w3.org/2000/svg}svg"), [.. Enumerable.Range(1, 30).Select(i => $"Line {i}.")]);
        var text = TerminalRenderer.Render(new("T", null, [new("s", "S", [figure])]));
        Assert.Contains("Line 15.", text);
        Assert.DoesNotContain("Line 16.", text);
        Assert.Contains("15 lines more", text);
    }
}
