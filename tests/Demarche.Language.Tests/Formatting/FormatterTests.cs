using System.Text.RegularExpressions;
using CsCheck;
using Demarche.Language.Formatting;

namespace Demarche.Language.Tests.Formatting;

public sealed partial class FormatterTests
{
    public static TheoryData<string> Models => [.. Repository.Models(), "src/Demarche.Cli/Templates/blank.crisis.yaml"];

    private const int Samples = 300;

    [GeneratedRegex(@"# c\d+: x")]
    private static partial Regex NumberedComment();

    [Theory]
    [MemberData(nameof(Models))]
    public void Bundled_models_are_in_canonical_form(string path)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n");

        Assert.Equal(text, Formatted.Check(text));
    }

    [Fact]
    public void Random_texts_keep_their_meaning_and_comments()
    {
        int valid = 0, all = 0;
        RandomYaml.Gen.Sample(
            yaml =>
            {
                Interlocked.Increment(ref all);
                if (!Formatted.IsYaml(yaml.Text)) return;
                Interlocked.Increment(ref valid);
                var formatted = Formatted.Check(yaml.Text);
                Assert.Equal(yaml.Comments.Order(StringComparer.Ordinal), NumberedComment().Matches(formatted).Select(m => m.Value).Order(StringComparer.Ordinal));
            },
            iter: Samples);
        Assert.True(valid > all * 0.8, $"Only {valid} of {all} texts were YAML.");
    }

    [Fact]
    public void Damaged_models_are_refused_or_keep_their_meaning()
    {
        string[] models = [.. Repository.Models().Select(path => File.ReadAllText(Path.Combine(Repository.Root, path)))];
        string[] pieces = ["#", " # x\n", "\n", "\n\n", "  ", "\t", "- ", ": ", "[", "]", "{", "}", ",", "'", "\"", "&a ", "*a", "|\n", ">-\n", "? ", "!", "---\n", "\\", "\u00e9", "\r\n", "~"];
        var edit = Gen.Select(Gen.Double[0, 1], Gen.Int[0, 12], Gen.Int[0, pieces.Length - 1].Select(k => pieces[k]));
        Gen.Select(Gen.Int[0, models.Length - 1], edit.Array[1, 6]).Sample(
            (model, edits) =>
            {
                var text = models[model];
                foreach (var (place, cut, piece) in edits)
                {
                    var at = (int)(place * text.Length);
                    text = text[..at] + piece + text[Math.Min(text.Length, at + cut)..];
                }

                if (Formatted.IsYaml(text)) Formatted.Check(text);
                else Assert.Null(Formatter.Format(text, "f.yaml").Text);
            },
            iter: Samples / 2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n")]
    [InlineData("parties: [Russia")]
    [InlineData("a: 1\na: 2\n")]
    [InlineData("a: !!str x\n")]
    [InlineData("a: *b\n")]
    [InlineData("a: 1\n---\nb: 2\n")]
    public void What_is_not_a_model_in_YAML_is_refused_with_a_reason(string text)
    {
        var (formatted, diagnostics) = Formatter.Format(text, "f.yaml");

        Assert.Null(formatted);
        Assert.NotEmpty(diagnostics);
    }

    /// <summary>A key with “ *” in it cannot be read without quotes, so they stay.</summary>
    [Theory]
    [InlineData("parties: { 'x *star': { levers: { 'a *b': [c, 'd *e'] } } }\n")]
    [InlineData("outcomes:\n  'x *star': ties\n")]
    public void Quotes_about_a_star_after_a_space_stay(string text) => Assert.Contains("\"x *star\"", Formatted.Check(text), StringComparison.Ordinal);
}
