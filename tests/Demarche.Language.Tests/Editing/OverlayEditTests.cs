using CsCheck;
using Demarche.Language.Editing;

namespace Demarche.Language.Tests.Editing;

/// <summary>In a file that is laid over another, an edit of the model as a whole is one of the whole: what comes out is what was asked for.</summary>
public sealed class OverlayEditTests : IDisposable
{
    private const string Over = """
        # What differs.
        extends: base.crisis.yaml
        crisis: Another title
        outcomes:
          further: always # for now
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("demarche-overlay-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("cuba-1962")]
    [InlineData("prisoners-dilemma")]
    [InlineData("us-china-trade-2017")]
    [InlineData("elmira")]
    public void Random_edits_of_the_whole_do_what_they_say(string model)
    {
        File.Copy(Path.Combine(Repository.Root, "models", model, "crisis.yaml"), Path.Combine(folder, "base.crisis.yaml"));
        int made = 0, all = 0;
        Gen.Select(Gen.Int, Gen.Int[1, 4]).Sample(
            (seed, length) =>
            {
                var (text, random) = (Over, new Random(seed));
                for (var k = 0; k < length; k++)
                {
                    var edit = RandomEdit.In(Whole(text), random);
                    var result = ModelEditor.Apply(text, edit, "v.crisis.yaml", folder);
                    Interlocked.Increment(ref all);
                    if (result.Text is null) continue;
                    var intended = Whole(text);
                    intended.Apply(edit);
                    Assert.Equal(Leaves(intended), Leaves(Whole(result.Text)));
                    Assert.StartsWith("# What differs.\nextends: base.crisis.yaml\n", result.Text, StringComparison.Ordinal);
                    Interlocked.Increment(ref made);
                    text = result.Text;
                }
            },
            iter: 250);
        Assert.True(made > 0.75 * all, $"Only {made} of {all} edits were made.");
    }

    [Fact]
    public void A_statement_moved_takes_the_list_over_and_leaves_the_other_file_alone()
    {
        File.WriteAllText(Path.Combine(folder, "base.crisis.yaml"), "parties:\n  A:\n    levers: { ties: [kept, cut] }\n    priorities: [ties is kept, always]\n");

        var moved = ModelEditor.Apply("extends: base.crisis.yaml\n", new ModelEdit.Move(YamlPath.Of("parties", "A", "priorities"), 0, 1), "v.crisis.yaml", folder).Text;
        var longer = ModelEditor.Apply("extends: base.crisis.yaml\n", new ModelEdit.Set(YamlPath.Of("parties", "A", "levers", "ties", "moves"), Value.Text("up")), "v.crisis.yaml", folder).Text;

        Assert.Equal("extends: base.crisis.yaml\nparties:\n  A:\n    priorities: [always, ties is kept]\n", moved);
        Assert.Equal("extends: base.crisis.yaml\nparties:\n  A:\n    levers:\n      ties:\n        levels: [kept, cut]\n        moves: up\n", longer);
    }

    private Cell Whole(string text) => Cell.Of(ModelLoader.ReadTree(text, "v.crisis.yaml", folder, null).Whole!);

    private static SortedDictionary<string, string> Leaves(Cell cell) =>
        new(cell.Paths().Where(p => cell.At(p)!.Text is not null).ToDictionary(p => string.Join('/', p.Steps), p => cell.At(p)!.Text!), StringComparer.Ordinal);
}
