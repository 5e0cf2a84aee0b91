using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using Demarche.Language.Editing;
using Demarche.Language.Tests.Formatting;

namespace Demarche.Language.Tests.Editing;

public sealed partial class EditPropertyTests
{
    private static readonly string[] Models = [.. Repository.Models().Select(path => File.ReadAllText(Path.Combine(Repository.Root, path)))];


    [Fact]
    public void Random_edits_of_bundled_models_do_what_they_say() => Gen.Select(Gen.Int[0, Models.Length - 1], Gen.Int).Sample(
        (model, seed) =>
        {
            var edit = RandomEdit.In(Cell.Read(Models[model]), new Random(seed));
            var result = Check(Models[model], edit);
            Assert.True(result.Text is not null, $"{edit}: {result.Problem}");
        },
        iter: Samples.Count);

    /// <summary>The model of Geneva writes what two types share once, where it comes first, and refers to it where it comes later.</summary>
    [Fact]
    public void Every_part_can_be_moved_before_what_it_refers_to()
    {
        var text = Models.Single(m => m.Contains("&pressure", StringComparison.Ordinal));
        var tree = Cell.Read(text);
        var moved = 0;
        foreach (var (holder, count) in tree.Paths().Append(YamlPath.Root).Select(path => (path, tree.At(path)!.Parts)).Where(h => h.Parts > 1))
        {
            foreach (var (from, to) in Enumerable.Range(1, count - 1).SelectMany(k => ((int, int)[])[(k, 0), (0, k), (k, k - 1)]).Distinct())
            {
                var result = Check(text, new ModelEdit.Move(holder, from, to));
                Assert.True(result.Text is not null, $"{holder}, {from} to {to}: {result.Problem}");
                moved++;
            }
        }

        Assert.True(moved > 200, $"{moved} moves");
        var types = Check(text, new ModelEdit.Move(YamlPath.Of("parties", "Russia", "types"), 1, 0)).Text!;
        Assert.Equal(Written(text), Written(types));

        static (int Anchors, int Aliases, int Lines) Written(string yaml) => (yaml.Count(c => c == '&'), yaml.Count(c => c == '*'), yaml.Count(c => c == '\n'));
    }

    [Fact]
    public void Random_sequences_of_edits_can_be_made_and_taken_back() => Gen.Select(Gen.Int[0, Models.Length - 1], Gen.Int, Gen.Int[2, 12]).Sample(
        (model, seed, length) =>
        {
            var random = new Random(seed);
            var text = Models[model];
            var undo = new Stack<TextEdit>();
            for (var k = 0; k < length; k++)
            {
                var tree = Cell.Read(text);
                if (tree.Paths().Count() < 2) break;
                var result = Check(text, RandomEdit.In(tree, random));
                if (result.Text is null) continue;
                undo.Push(TextEdit.Between(text, result.Text));
                text = result.Text;
            }

            while (undo.TryPop(out var last)) text = last.Inverse.Apply(text);
            Assert.Equal(Models[model], text);
        },
        iter: Samples.Count / 5);

    [Fact]
    public void Random_edits_of_random_texts_do_what_they_say_or_nothing()
    {
        int made = 0, all = 0;
        Gen.Select(RandomYaml.Gen, Gen.Int).Sample(
            (yaml, seed) =>
            {
                if (!Formatted.IsYaml(yaml.Text)) return;
                var tree = Cell.Read(yaml.Text);
                if (tree.Paths().Count() < 2) return;
                Interlocked.Increment(ref all);
                if (Check(yaml.Text, RandomEdit.In(tree, new Random(seed))).Text is not null) Interlocked.Increment(ref made);
            },
            iter: Samples.Count);
        Assert.True(made > 0.9 * all, $"Only {made} of {all} edits were made.");
    }

    [Fact]
    public void Line_ends_stay_as_they_are() => Gen.Select(Gen.Int[0, Models.Length - 1], Gen.Int).Sample(
        (model, seed) =>
        {
            var edit = RandomEdit.In(Cell.Read(Models[model]), new Random(seed));
            var expected = ModelEditor.Apply(Models[model], edit).Text!.Replace("\n", "\r\n", StringComparison.Ordinal);
            Assert.Equal("\uFEFF" + expected, ModelEditor.Apply("\uFEFF" + Models[model].Replace("\n", "\r\n", StringComparison.Ordinal), edit).Text);
        },
        iter: Samples.Tenth);

    /// <summary>Makes an edit and checks its meaning against the oracle, that it takes back to the same bytes, and that comments are kept.</summary>
    private static EditResult Check(string text, ModelEdit edit)
    {
        var result = ModelEditor.Apply(text, edit);
        if (result.Text is null)
        {
            Assert.NotNull(result.Problem);
            return result;
        }

        var intended = Cell.Read(text);
        intended.Apply(edit);
        var place = Cell.Read(result.Text);
        Assert.Equal(intended.Shown, place.Shown);
        Assert.Equal(text, TextEdit.Between(text, result.Text).Inverse.Apply(result.Text));
        var left = Comments(result.Text).ToList();
        foreach (var comment in Comments(text).Where(c => !left.Remove(c))) Assert.Contains(result.CommentsRemoved, gone => gone.Contains(comment, StringComparison.Ordinal));
        if (edit is ModelEdit.Insert or ModelEdit.Move or ModelEdit.RenameKey) Assert.Empty(result.CommentsRemoved);
        return result;
    }

    /// <summary>The numbered comments of random texts, wherever they stand, and lines of models that are comments, which all have some words.</summary>
    private static IEnumerable<string> Comments(string text) => text.Split('\n')
        .Select(line => NumberedComment().Match(line) is { Success: true } found ? found.Value : line.Trim())
        .Where(line => line.StartsWith("# ", StringComparison.Ordinal) && line is not ("# text" or "# no comment"));

    [GeneratedRegex(@"# c\d+: x")]
    private static partial Regex NumberedComment();
}
