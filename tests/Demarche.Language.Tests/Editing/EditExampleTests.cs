using Demarche.Language.Editing;

namespace Demarche.Language.Tests.Editing;

/// <summary>What forms do, on a model with comments everywhere: the whole text is compared.</summary>
public sealed class EditExampleTests
{
    private const string Model = """
        # A small quarrel.
        crisis: Quarrel

        parties:
          # The elder.
          A:
            levers:
              ties: [kept, cut]  # one way in truth
              # said in May
              arms: { levels: [no, yes], now: no }
            priorities:
              - ties is kept  # above all
              # then this
              - say: not arms
                because: it costs
              - arms if ties is cut
          B:
            levers:
              list: [held, out]
        """;

    public static TheoryData<string, ModelEdit, string, string> Examples => new()
    {
        { "set a text", new ModelEdit.Set(YamlPath.Of("crisis"), Value.Text("Row: the second")), "crisis: Quarrel", "crisis: \"Row: the second\"" },
        { "a key of a lever in its short form", new ModelEdit.Set(YamlPath.Of("parties", "A", "levers", "ties", "moves"), Value.Text("up")), "ties: [kept, cut]  # one way in truth", "ties:  # one way in truth\n        levels: [kept, cut]\n        moves: up" },
        { "a key in braces", new ModelEdit.Set(YamlPath.Of("parties", "A", "levers", "arms", "moves"), Value.Text("up")), "now: no }", "now: no, moves: up }" },
        { "another level", new ModelEdit.Set(YamlPath.Of("parties", "A", "levers", "ties"), Value.Texts("kept", "frozen", "cut")), "[kept, cut]", "[kept, frozen, cut]" },
        { "strength of a short statement", new ModelEdit.Set(YamlPath.Of("parties", "A", "priorities", 0, "strength"), Value.Text("strong")), "      - ties is kept  # above all", "      # above all\n      - say: ties is kept\n        strength: strong" },
        { "words come before because", new ModelEdit.Set(YamlPath.Of("parties", "A", "priorities", 1, "words"), Value.Text("no arms")), "- say: not arms\n        because", "- say: not arms\n        words: no arms\n        because" },
        { "drag a statement with its comment", new ModelEdit.Move(YamlPath.Of("parties", "A", "priorities"), 1, 0), "      - ties is kept  # above all\n      # then this\n      - say: not arms\n        because: it costs\n", "      # then this\n      - say: not arms\n        because: it costs\n      - ties is kept  # above all\n" },
        { "remove a lever", new ModelEdit.Remove(YamlPath.Of("parties", "B", "levers", "list")), "levers:\n      list: [held, out]", "levers: {}" },
        { "a new party", new ModelEdit.Set(YamlPath.Of("parties", "C"), Value.Map(("levers", Value.Map(("vote", Value.Texts("no", "yes")))))), "      list: [held, out]", "      list: [held, out]\n  C:\n    levers:\n      vote: [no, yes]" },
        { "a section that is not there yet", new ModelEdit.Insert(YamlPath.Of("threats"), 0, Value.Map(("by", Value.Text("A")), ("against", Value.Text("B")), ("if", Value.Text("list is out")), ("then", Value.Text("ties is cut")))), "      list: [held, out]", "      list: [held, out]\n\nthreats:\n  - by: A\n    against: B\n    if: list is out\n    then: ties is cut" },
        { "a section in its place", new ModelEdit.Set(YamlPath.Of("asof"), Value.Text("2022-01-05")), "crisis: Quarrel\n", "crisis: Quarrel\n\nasof: 2022-01-05\n" },
        { "rename an outcome's lever", new ModelEdit.Rename(new Named.Lever("A", "arms"), "lethal aid"), "", "" },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_form_changes_this_and_nothing_else(string what, ModelEdit edit, string before, string after)
    {
        var result = ModelEditor.Apply(Model, edit);

        Assert.True(result.Text is not null, $"{what}: {result.Problem}");
        Assert.Empty(result.CommentsRemoved);
        var expected = before.Length > 0 ? Model.Replace(before, after, StringComparison.Ordinal) : Model.Replace("arms", "lethal aid", StringComparison.Ordinal);
        Assert.Equal(expected, result.Text);
    }

    [Fact]
    public void What_goes_with_a_removed_part_is_told()
    {
        var result = ModelEditor.Apply(Model, new ModelEdit.Remove(YamlPath.Of("parties", "A", "levers")));

        Assert.Equal(["# one way in truth", "# said in May"], result.CommentsRemoved);
        Assert.Contains("# The elder.", result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_edits_are_one_step_to_take_back()
    {
        var both = ModelEditor.Apply(Model, new ModelEdit.Several([new ModelEdit.Rename(new Named.Party("B"), "Bee"), new ModelEdit.Remove(YamlPath.Of("parties", "A", "priorities", 2))])).Text;

        Assert.NotNull(both);
        Assert.Equal(Model, TextEdit.Between(Model, both).Inverse.Apply(both));
        Assert.DoesNotContain("arms if ties", both, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: [", "cannot be read")]
    [InlineData("parties: {}", "no parties › X")]
    public void What_cannot_be_done_is_said(string text, string reason)
    {
        var result = ModelEditor.Apply(text, new ModelEdit.Remove(YamlPath.Of("parties", "X")));

        Assert.Null(result.Text);
        Assert.Contains(reason, result.Problem, StringComparison.Ordinal);
    }
}
