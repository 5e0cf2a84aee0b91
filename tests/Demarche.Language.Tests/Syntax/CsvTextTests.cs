using CsCheck;
using Demarche.Language.Diagnostics;
using Demarche.Language.Syntax;

namespace Demarche.Language.Tests.Syntax;

public sealed class CsvTextTests
{
    private static string[][] Read(string text) => [.. CsvText.Read(text, "f.csv").Select(l => l.Fields.Select(f => f.Text).ToArray())];

    [Fact]
    public void Fields_are_cut_at_commas_and_lines() => Assert.Equal([["a", "b", ""], ["c", "", "d"]], Read("a, b ,\nc,,d"));

    [Fact]
    public void Quotes_hold_commas_line_breaks_and_quotes() => Assert.Equal([["a,b", "say \"no\"", "two\nlines"], ["x"]], Read("\"a,b\",\"say \"\"no\"\"\",\"two\nlines\"\r\nx\r\n"));

    [Fact]
    public void Empty_lines_are_left_out() => Assert.Equal([["a"], ["b"]], Read("\n\na\n,,\n\r\nb\n\n"));

    [Fact]
    public void A_quote_that_is_not_closed_runs_to_the_end() => Assert.Equal([["a", "b\nc"]], Read("a,\"b\nc"));

    [Theory]
    [InlineData("date;by;what\n2022-01-05;A;strikes, hard\n")]
    [InlineData("date\tby\twhat\n2022-01-05\tA\tstrikes, hard")]
    [InlineData("date,by,what\r2022-01-05,A,\"strikes, hard\"\r")]
    [InlineData("\r\ndate;by;what\r\n2022-01-05;A;\"strikes, hard\"\r\n")]
    public void The_usual_dialects_are_read(string text) => Assert.Equal([["date", "by", "what"], ["2022-01-05", "A", "strikes, hard"]], Read(text));

    [Fact]
    public void A_quote_that_is_not_closed_is_reported_where_it_stands()
    {
        var found = new DiagnosticBag();
        Assert.Equal(2, CsvText.Read("a,b\nc,\"d\ne", "f.csv", found).Count());
        Assert.Equal([("DEM0517", 2, 3)], found.InOrder().Select(d => (d.Code, d.Span.Line, d.Span.Column)));
    }

    [Fact]
    public void Fields_have_places()
    {
        var lines = CsvText.Read("a,\"b\nb\",c\n  d,e", "f.csv").ToList();
        Assert.Equal([(1, 1, 1, 2), (1, 3, 2, 3), (2, 4, 2, 5)], lines[0].Fields.Select(f => (f.Span.Line, f.Span.Column, f.Span.EndLine, f.Span.EndColumn)));
        Assert.Equal([(3, 1), (3, 5)], lines[1].Fields.Select(f => (f.Span.Line, f.Span.Column)));
    }

    [Fact]
    public void What_is_written_with_quotes_is_read_back() => Gen.Char["ab ,\"\n"].Array[1, 6].Select(c => new string(c)).Array[1, 4].Sample(
        fields =>
        {
            var expected = fields.Select(f => f.Trim()).ToArray();
            var read = Read(string.Join(",", fields.Select(f => $"\"{f.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")));
            return expected.All(f => f.Length == 0) ? read.Length == 0 : read.Single().SequenceEqual(expected);
        },
        iter: 1000);
}
