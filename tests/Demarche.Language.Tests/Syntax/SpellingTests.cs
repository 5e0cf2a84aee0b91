using CsCheck;
using Demarche.Language.Editing;
using Demarche.Language.Syntax;

namespace Demarche.Language.Tests.Syntax;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("re\u0301serve", "r\u00E9serve")]
    [InlineData("Vie\u0323\u0302t", "Vi\u1EC7t")]
    [InlineData("Vie\u0302\u0323t", "Vi\u1EC7t")]
    [InlineData("\u1112\u1161\u11AB", "\uD55C")]
    [InlineData("\u212Bland", "\u00C5land")]
    [InlineData("Киев – “так”", "Киев – “так”")]
    [InlineData("\uD800", "\uD800")]
    public void One_name_has_one_text(string written, string read) => Assert.Equal(read, Spelling.Composed(written));

    /// <summary>Composing twice is composing once, and what is passed by as composed already is not changed by the table.</summary>
    [Fact]
    public void What_is_composed_stays_so() => Gen.String[Gen.OneOf(Gen.Char['\u0000', '\u052F'], Gen.Char['\u05D0', '\u064A'], Gen.Char['\u2010', '\u205E'])].Sample(text =>
    {
        var composed = Spelling.Composed(text);
        Assert.Equal(composed, Spelling.Composed(composed));
        // With a letter that is not passed by, the whole goes through the table.
        Assert.Equal(composed + "\u0E01", Spelling.Composed(text + "\u0E01"));
    });

    /// <summary>A file keeps its own spelling: what is not edited stays byte by byte, and a name is found in either.</summary>
    [Fact]
    public void A_file_keeps_its_spelling()
    {
        const string Model = "parties:\n  A:\n    levers:\n      re\u0301serve: [garde\u0301e, donne\u0301e]  # ici\n    priorities: [r\u00E9serve is gard\u00E9e]\n  B: { levers: { w: [no, yes] }, priorities: [not w] }\n";
        Assert.Empty(ModelLoader.Parse(Model, "m.crisis.yaml").Diagnostics);
        var edited = ModelEditor.Apply(Model, new ModelEdit.Set(YamlPath.Of("parties", "A", "levers", "r\u00E9serve"), Value.Texts("gard\u00E9e", "donn\u00E9e", "perdue")));
        Assert.Equal(Model.Replace("donne\u0301e]", "donne\u0301e, perdue]", StringComparison.Ordinal), edited.Text);
        var renamed = ModelEditor.Apply(Model, session => session.Rename(new Named.Lever("A", "r\u00E9serve"), "stock", "m.crisis.yaml", null, null));
        Assert.Contains("stock: [garde\u0301e, donne\u0301e]  # ici\n    priorities: [stock is gard\u00E9e]", renamed.Text, StringComparison.Ordinal);
    }
}
