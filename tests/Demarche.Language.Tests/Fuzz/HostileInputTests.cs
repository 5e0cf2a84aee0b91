using System.Text;
using Demarche.Language.Diagnostics;
using Demarche.Language.Syntax;

namespace Demarche.Language.Tests.Fuzz;

/// <summary>Inputs made to break a reader.</summary>
public sealed class HostileInputTests
{
    private const string Good = "crisis: A test\nparties:\n  A:\n    levers: { strike: [no, yes] }\n    priorities: [not strike]\n";

    private static readonly Dictionary<string, string> Inputs = new()
    {
        { "nothing", "" },
        { "blanks", "   \n\n  \n" },
        { "one null", "\0" },
        { "tabs", "\t\t\t" },
        { "flow sequences 100,000 deep", new string('[', 100_000) },
        { "flow mappings 100,000 deep", string.Concat(Enumerable.Repeat("{a: ", 100_000)) },
        { "block sequences 3,000 deep", string.Concat(Enumerable.Repeat("- ", 3_000)) + "x" },
        { "block mappings 1,000 deep", string.Concat(Enumerable.Range(0, 1_000).Select(k => new string(' ', k) + "a:\n")) },
        { "explicit keys 10,000 deep", string.Concat(Enumerable.Repeat("? ", 10_000)) },
        { "a scalar of 5 MB", "crisis: " + new string('x', 5_000_000) },
        { "a statement of 5 MB", Good + "outcomes: { war: " + new string('x', 5_000_000) + " }" },
        { "a quoted scalar of 2 MB that does not end", "crisis: \"" + new string('x', 2_000_000) },
        { "a folded scalar of 200,000 lines", "crisis: >\n" + string.Concat(Enumerable.Repeat("  x\n", 200_000)) },
        { "a plain scalar over 100,000 lines", "crisis: a\n" + string.Concat(Enumerable.Repeat("  b\n", 100_000)) },
        { "200,000 keys", string.Concat(Enumerable.Range(0, 200_000).Select(k => $"k{k}: x\n")) },
        { "the same key 200,000 times", string.Concat(Enumerable.Repeat("parties: x\n", 200_000)) },
        { "a list of 400,000", "coalitions:\n" + string.Concat(Enumerable.Repeat("- a\n", 400_000)) },
        { "300,000 comments", string.Concat(Enumerable.Repeat("# x\n", 300_000)) },
        { "20,000 documents", string.Concat(Enumerable.Repeat("---\na: b\n", 20_000)) },
        { "laughs", Laughs(9, 9) },
        { "a chain of aliases", "x0: &x0 [a]\n" + string.Concat(Enumerable.Range(1, 500).Select(k => $"x{k}: &x{k} [*x{k - 1}]\n")) },
        { "20,000 anchors", string.Concat(Enumerable.Range(0, 20_000).Select(k => $"k{k}: &a{k} x\n")) },
        { "parties by alias", "parties: &p\n  A: &a { levers: { strike: [no, yes] }, priorities: [not strike] }\n  B: *a\n  C: *a\n" },
        { "10,000 unknown names", Good + "outcomes:\n" + string.Concat(Enumerable.Range(0, 10_000).Select(k => $"  o{k}: strikee{k}\n")) },
        { "20,000 outcomes in a chain", Good + "outcomes:\n" + string.Concat(Enumerable.Range(0, 20_000).Select(k => $"  o{k}: not o{k + 1}\n")) + "  o20000: strike\n" },
        { "outcomes that double 60 times", Good + "outcomes:\n  o0: strike\n" + string.Concat(Enumerable.Range(1, 60).Select(k => $"  o{k}: o{k - 1} iff o{k - 1}\n")) },
        { "parentheses 4,000 deep", Good + "outcomes: { war: " + new string('(', 4_000) + "strike" + new string(')', 4_000) + " }" },
        { "4 KB of not", Good + "outcomes: { war: " + string.Concat(Enumerable.Repeat("not ", 1_000)) + "strike }" },
        { "4 KB of if", Good + "outcomes: { war: " + string.Concat(Enumerable.Repeat("strike if ", 400)) + "strike }" },
        { "nots in parentheses", Good + "outcomes: { war: " + string.Concat(Enumerable.Repeat(string.Concat(Enumerable.Repeat("not ", 90)) + "(", 20)) + "strike" + new string(')', 20) + " }" },
        { "a lever of 100,000 levels", "parties: { A: { levers: { l: [" + string.Join(", ", Enumerable.Range(0, 100_000)) + "] } } }" },
        { "at most one of 2,000", Good + "impossible: [{ at most one of: [" + string.Join(", ", Enumerable.Repeat("strike", 2_000)) + "] }]" },
        { "a number of 100,000 digits", Good + "issues: { I: { at-stake-in: strike, stakes: { A: " + new string('9', 100_000) + " } } }" },
        { "bells and escapes", "crisis: \"\\u0007\\x00\\uD800\"\n" + Good.Split('\n', 2)[1] },
        { "directives", "%YAML 9.9\n%TAG ! tag:x,2000:\n---\n" + Good },
        { "a tag with a huge name", "crisis: !" + new string('t', 100_000) + " x" },
        { "a tag that is too long for an address", Good + $"question: !!{new string('t', 70_000)} why\n" },
        { "a tag that is no address and nothing before it", "!!e[" },
        { "a tag that is no address", Good + "question: !<http://[> why\n" },
        { "line separators", "crisis: a\u2028b\u2029c\u0085d\n" + Good.Split('\n', 2)[1] },
        { "right-to-left and combining letters", "crisis: \u202Eabc\u0301\u0301\n" + Good.Split('\n', 2)[1] },
    };

    public static TheoryData<string> Names => [.. Inputs.Keys];

    [Theory(Timeout = 600_000)]
    [MemberData(nameof(Names))]
    public Task Are_answered(string name) => Task.Run(() => Sound.CheckAndCompile(Inputs[name]), TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("flow sequences 100,000 deep", "DEM0011")]
    [InlineData("laughs", "DEM0012")]
    [InlineData("a chain of aliases", "DEM0011")]
    [InlineData("parentheses 4,000 deep", "DEM0200")]
    [InlineData("nots in parentheses", "DEM0200")]
    [InlineData("20,000 outcomes in a chain", "DEM0211")]
    [InlineData("outcomes that double 60 times", "DEM0209")]
    [InlineData("a lever of 100,000 levels", "DEM0303")]
    [InlineData("one null", "DEM0002")]
    [InlineData("a tag that is too long for an address", "DEM0006")]
    [InlineData("a tag that is no address", "DEM0006")]
    [InlineData("a tag that is no address and nothing before it", "DEM0006")]
    public void Are_answered_with_the_reason(string name, string code) =>
        Assert.Contains(Sound.Check(Inputs[name]).Diagnostics, d => d.Code == code);

    [Fact]
    public void A_byte_order_mark_and_line_ends_make_no_difference()
    {
        const string bad = "parties:\n  A:\n    levers: { strike: [no, yes] }\n    priorities: [not strike, strik]\nodd: 1\n";
        foreach (var text in new[] { Good, bad })
        {
            var expected = Sound.Check(text).Diagnostics;
            Assert.Equal(expected, Sound.Check("\uFEFF" + text).Diagnostics);
            Assert.Equal(expected, Sound.Check(text.Replace("\n", "\r\n", StringComparison.Ordinal)).Diagnostics);
        }

        Assert.Empty(Sound.Check("\uFEFF" + Good.Replace("\n", "\r\n", StringComparison.Ordinal)).Diagnostics);
    }

    [Fact]
    public void Bytes_that_are_not_text_are_told_where_they_stand()
    {
        var diagnostics = new DiagnosticBag();
        var bytes = Encoding.UTF8.GetBytes("crisis: ä\nparties: ").Concat(new byte[] { 0xC3, 0x28 }).ToArray();
        Assert.Null(SourceText.Decode(bytes, "f", diagnostics));
        var span = Assert.Single(diagnostics.InOrder()).Span;
        Assert.Equal((2, 10), (span.Line, span.Column));
    }

    private static string Laughs(int width, int height)
    {
        var text = new StringBuilder("l0: &l0 [" + string.Join(", ", Enumerable.Repeat("ha", width)) + "]\n");
        for (var k = 1; k <= height; k++) text.Append($"l{k}: &l{k} [{string.Join(", ", Enumerable.Repeat($"*l{k - 1}", width))}]\n");
        return text.ToString();
    }
}
