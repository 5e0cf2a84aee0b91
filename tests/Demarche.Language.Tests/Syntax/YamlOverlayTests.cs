using CsCheck;
using Demarche.Language.Diagnostics;
using Demarche.Language.Syntax;

namespace Demarche.Language.Tests.Syntax;

public sealed class YamlOverlayTests
{
    private static readonly SourceSpan Nowhere = new("f", 1, 1, 1, 1);

    private static readonly Gen<YamlNode> Leaf = Gen.Char['a', 'd'].Select(c => (YamlNode)new YamlScalar(c.ToString(), ScalarStyle.Plain, Nowhere));

    private static readonly Gen<YamlNode> Tree = Gen.Recursive<YamlNode>((depth, inner) => depth == 4
        ? Leaf
        : Gen.Frequency(
            (1, Leaf),
            (1, inner.Array[0, 3].Select(items => (YamlNode)new YamlSequence(items, false, Nowhere))),
            (3, Gen.Select(Gen.Char['k', 'o'], inner).Array[0, 4].Select(pairs => (YamlNode)new YamlMapping(pairs.Select(p => new YamlEntry(new YamlScalar(p.Item1.ToString(), ScalarStyle.Plain, Nowhere), p.Item2)), false, Nowhere)))));

    private static readonly YamlMapping Empty = new([], false, Nowhere);

    [Fact]
    public void Laying_a_tree_over_itself_changes_nothing() => Tree.Sample(t => YamlOverlay.Lay(t, t).HasSameContent(t), iter: 500);

    [Fact]
    public void Laying_nothing_over_a_mapping_changes_nothing() => Tree.Sample(t => t is not YamlMapping || YamlOverlay.Lay(Empty, t).HasSameContent(t), iter: 500);

    [Fact]
    public void Laying_twice_is_laying_once() => Gen.Select(Tree, Tree).Sample(
        (top, below) => YamlOverlay.Lay(top, YamlOverlay.Lay(top, below)).HasSameContent(YamlOverlay.Lay(top, below)), iter: 500);

    [Fact]
    public void What_a_mapping_over_a_mapping_says_holds() => Gen.Select(Tree, Tree).Sample(
        (top, below) =>
        {
            if (top is not YamlMapping over || below is not YamlMapping under || YamlOverlay.Lay(top, below) is not YamlMapping laid) return;
            foreach (var entry in over.Entries.Where(e => e.Value is not YamlMapping)) Assert.True(laid[entry.Name]!.HasSameContent(entry.Value));
            foreach (var entry in under.Entries.Where(e => over.Entry(e.Name) is null)) Assert.Same(entry.Value, laid.Entry(entry.Name)!.Value);
            Assert.Equal(under.Entries.Select(e => e.Name).Union(over.Entries.Select(e => e.Name)), laid.Entries.Select(e => e.Name));
        },
        iter: 500);

    [Fact]
    public void Nothing_takes_a_key_away_wherever_it_stands()
    {
        var laid = YamlOverlay.Lay(Read("a: { b: ~ }\nc:\nd: null\ne: new"), Read("a: { b: 1, f: 2 }\nc: { x: y }\ng: 3"));
        Assert.True(laid.HasSameContent(Read("a: { f: 2 }\ng: 3\ne: new")));
    }

    private static YamlNode Read(string text) => YamlReader.Read(text, "f", new DiagnosticBag())!;
}
