using Demarche.Language.Diagnostics;
using Demarche.Language.Syntax;

namespace Demarche.Language.Tests.Syntax;

public sealed class YamlReaderTests
{
    private const string Text = """
        crisis: A test
        parties:
          Russia: { levers: [kept, 'a b', "c\td"] }
        notes: |
          two
          lines
        again: &x [1, no]
        more: *x
        nothing:
        """;

    private static YamlMapping Root(string text = Text)
    {
        var diagnostics = new DiagnosticBag();
        var root = YamlReader.Read(text, "f.yaml", diagnostics);
        Assert.Empty(diagnostics.InOrder());
        return Assert.IsType<YamlMapping>(root);
    }

    [Fact]
    public void Nodes_have_places_and_styles()
    {
        var root = Root();
        Assert.Equal(new SourceSpan("f.yaml", 1, 1, 1, 7), root.Entry("crisis")!.Key.Span);
        Assert.Equal(new SourceSpan("f.yaml", 1, 9, 1, 15), root["crisis"]!.Span);
        var russia = Assert.IsType<YamlMapping>(((YamlMapping)root["parties"]!)["Russia"]);
        Assert.True(russia.IsFlow);
        Assert.False(((YamlMapping)root["parties"]!).IsFlow);
        Assert.Equal(new SourceSpan("f.yaml", 3, 11, 3, 44), russia.Span);
        var levers = Assert.IsType<YamlSequence>(russia["levers"]);
        Assert.Equal([ScalarStyle.Plain, ScalarStyle.SingleQuoted, ScalarStyle.DoubleQuoted], levers.Items.Cast<YamlScalar>().Select(s => s.Style));
        Assert.Equal(["kept", "a b", "c\td"], levers.Items.Cast<YamlScalar>().Select(s => s.Text));
        Assert.Equal(("two\nlines\n", ScalarStyle.Literal), (((YamlScalar)root["notes"]!).Text, ((YamlScalar)root["notes"]!).Style));
    }

    [Fact]
    public void Aliases_share_the_node_they_refer_to()
    {
        var root = Root();
        Assert.Same(root["again"], root["more"]);
    }

    [Fact]
    public void A_key_without_a_value_is_there_and_stands_for_nothing()
    {
        var root = Root();
        Assert.Null(root["nothing"]);
        Assert.True(Assert.IsType<YamlScalar>(root.Entry("nothing")!.Value).IsNull);
        Assert.Null(root["absent"]);
    }

    [Theory]
    [InlineData("a: null", true)]
    [InlineData("a: ~", true)]
    [InlineData("a: 'null'", false)]
    [InlineData("a: ''", false)]
    public void Only_plain_nothing_is_nothing(string text, bool isNull) => Assert.Equal(isNull, ((YamlScalar)Root(text).Entries[0].Value).IsNull);

    [Fact]
    public void Depth_64_is_read_and_65_refused()
    {
        Assert.Empty(Problems(Nested(64)));
        Assert.Equal([SyntaxRules.TooDeep.Code], Problems(Nested(65)));
        Assert.Empty(Problems("a: &a " + Nested(31) + "\nb: " + Nested(32).Replace("x", "*a", StringComparison.Ordinal)));
        Assert.Equal([SyntaxRules.TooDeep.Code], Problems("a: &a " + Nested(32) + "\nb: " + Nested(33).Replace("x", "*a", StringComparison.Ordinal)));
    }

    [Fact]
    public void All_repeated_keys_are_told_with_both_places()
    {
        var diagnostics = new DiagnosticBag();
        YamlReader.Read("a: 1\nb: { c: 1, c: 2 }\na: 3\na: 4\n", "f", diagnostics);
        Assert.Equal(
            [(2, 12, "“c” is already given on line 2"), (3, 1, "“a” is already given on line 1"), (4, 1, "“a” is already given on line 1")],
            diagnostics.InOrder().Select(d => (d.Span.Line, d.Span.Column, d.Message)));
    }

    [Fact]
    public void Content_is_compared_without_style_and_place()
    {
        Assert.True(Root("a: [1, 'b']\nc: { d: e }").HasSameContent(Root("# x\na:\n  - '1'\n  - b\nc:\n  d: \"e\"\n")));
        Assert.False(Root("a: [1, b]").HasSameContent(Root("a: [b, 1]")));
        Assert.False(Root("a: 1\nb: 2").HasSameContent(Root("b: 2\na: 1")));
        Assert.False(Root("a: null").HasSameContent(Root("a: 'null'")));
    }

    private static string Nested(int depth) => new string('[', depth - 1) + "x" + new string(']', depth - 1);

    private static string[] Problems(string text)
    {
        var diagnostics = new DiagnosticBag();
        YamlReader.Read(text, "f", diagnostics);
        return [.. diagnostics.InOrder().Select(d => d.Code)];
    }
}
