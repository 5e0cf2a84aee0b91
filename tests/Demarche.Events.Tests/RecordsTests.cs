using System.Text;
using CsCheck;
using Demarche.Events.Files;

namespace Demarche.Events.Tests;

/// <summary>Rows of any bytes: each line once, with its number, whatever pieces the bytes come in.</summary>
public sealed class RecordsTests
{
    [Fact]
    public void Lines_are_those_of_a_plain_reader() =>
        Gen.Select(Gen.OneOf('a', 'b', '\t', '\n', '\r', '"', ' ').Array[0, 60], Gen.Int[1, 9]).Sample((letters, piece) =>
    {
        var text = new string(letters);
        var expected = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n').Select((line, i) => (line, (long)i + 1))
            .Where(l => l.line.Length > 0);
        Assert.Equal(expected, Read(text, piece, quotes: false).Select(r => (r.Text, r.Line)));
    });

    [Theory]
    [InlineData("a,\"b\nc\",d\ne", "1:a,\"b\nc\",d", "3:e")]
    [InlineData("\"a\"\"b\"\r\n\"c\"", "1:\"a\"\"b\"", "2:\"c\"")]
    [InlineData("\"never closed\nb\nc", "1!\"never closed", "2:b", "3:c")]
    [InlineData("\"a\"b,c\nd", "1!\"a\"b,c", "2:d")]
    [InlineData("a\"b\nc\"d", "1:a\"b", "2:c\"d")]
    [InlineData("\uFEFFa\nb", "1:a", "2:b")]
    public void Quotation_marks_that_do_not_fit_cost_one_line(string text, params string[] expected) =>
        Assert.All([1, 2, 3, 100], piece =>
            Assert.Equal(expected, Read(text, piece, quotes: true).Select(r => $"{r.Line}{(r.State == RecordState.Whole ? ':' : '!')}{r.Text}")));

    [Fact]
    public void A_row_of_many_megabytes_is_one_row_and_the_next_is_read() => Assert.All([false, true], quotes =>
    {
        var rows = Read($"a\n{new string('x', 5_000_000)}\nb\n", 1 << 16, quotes);
        Assert.Equal([(1L, RecordState.Whole), (2L, RecordState.TooLong), (3L, RecordState.Whole)], rows.Select(r => (r.Line, r.State)));
        Assert.Equal("b", rows[2].Text);
    });

    private static List<(long Line, RecordState State, string Text)> Read(string text, int piece, bool quotes)
    {
        using var source = new InPieces(Encoding.UTF8.GetBytes(text), piece);
        using var records = new Records(source, (byte)(quotes ? ',' : '\t'), quotes);
        var rows = new List<(long, RecordState, string)>();
        while (records.Next()) rows.Add((records.Line, records.State, Encoding.UTF8.GetString(records.Bytes)));
        return rows;
    }

    private sealed class InPieces(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, piece));
    }
}
