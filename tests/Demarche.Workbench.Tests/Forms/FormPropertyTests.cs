using System.Globalization;
using Bunit;
using Demarche.Language.Diagnostics;
using Demarche.Language.Editing;
using Demarche.Language.Syntax;
using Demarche.Language.Tests.Editing;
using Demarche.Workbench.Forms;

namespace Demarche.Workbench.Tests.Forms;

/// <summary>Anything typed into any field is in the text exactly, or refused with a reason and nothing is changed; comments stay either way.</summary>
public class FormPropertyTests
{
    private static readonly string[] Typed =
    [
        "", "never", "always", "0", "3", "50%", "40%, 60%", "[x]", "a: b", "x # y", "it's \"so\"", "2024-03-11", "yes", "strong", "two words", "é 😀", "- dash", "null", "medium", "ties is kept", "not ties is severed", "Russia", "USA", "low",
    ];

    private static readonly long Tries = Samples.CountOr(60);

    [Theory]
    [InlineData("geneva-2022")]
    [InlineData("cuba-1962")]
    public async Task What_is_typed_into_any_field_is_in_the_text_or_refused(string name)
    {
        var text = await File.ReadAllTextAsync(Repository.PathOf("models", name, "crisis.yaml"), Xunit.TestContext.Current.CancellationToken);
        await using var form = new FormContext(text.Replace("record: record.csv", "record: [{ on: 2022-01-01, by: A, what: B }] # in the model", StringComparison.Ordinal));
        var comments = Comments(form.Text);
        var random = new Random(name.Length + Samples.Seed);
        int made = 0, refused = 0;
        for (var k = 0; k < Tries; k++)
        {
            var page = form.Show(FormWords.Parts[random.Next(FormWords.Parts.Count)].Id);
            var fields = page.FindComponents<Field>().Where(f => f.Instance.Value is null && f.FindAll("input, textarea").Count > 0).ToArray();
            if (fields.Length == 0) continue;
            var (field, typed, before) = (fields[random.Next(fields.Length)], Typed[random.Next(Typed.Length)], form.Text);
            var (path, of) = (field.Instance.Path, field.Instance.Of);
            await page.InvokeAsync(() => field.Find("input, textarea").Change(typed));

            if (form.Text == before)
            {
                refused++;
                Assert.True(page.FindAll(".wb-refused").Count > 0 || Said(before, path) == typed, $"{path}: “{typed}” was neither taken nor refused.");
            }
            else
            {
                made++;
                Assert.Equal(Intended(before, path, typed, FormShapes.TakesList(of)), Leaves(Cell.Read(form.Text)));
            }

            Assert.Equal(comments, Comments(form.Text));
            if (form.Text != before) Assert.True(form.Model.Undo().WasMade);
            Assert.Equal(before, form.Text);
            await form.DisposeComponentsAsync();
        }

        Assert.True(made > Tries / 10, $"Only {made} of {Tries} were made, {refused} refused.");
    }

    /// <summary>What the tree should say: that text at that path, in the long form where the entry was in its short one, and all else as before.</summary>
    private static SortedDictionary<string, string> Intended(string text, YamlPath path, string typed, bool takesBounds)
    {
        var cell = Cell.Read(text);
        for (var k = 1; k < path.Steps.Count; k++)
        {
            var above = new YamlPath([.. path.Steps.Take(k)]);
            if (cell.At(above) is not { } holder) cell.Apply(new ModelEdit.Set(above, Value.Map()));
            else if (path.Steps[k].Key is not null && holder.Entries is null) cell.Apply(new ModelEdit.Set(above, Value.Map((LongKey(path), above.In(YamlReader.Read(text, "m", new DiagnosticBag())!)!))));
        }

        var bounds = typed.Split(',', StringSplitOptions.TrimEntries);
        cell.Apply(typed.Length == 0 ? new ModelEdit.Remove(path) : new ModelEdit.Set(path, takesBounds && bounds.Length > 1 ? Value.Texts(bounds) : Value.Text(typed)));
        return Leaves(cell);
    }

    private static string LongKey(YamlPath path) => path.Steps[0].Key == "sources" ? "title" : path.Steps.Any(s => s.Key == "levers") ? "levels" : "say";

    /// <summary>Every text with its path; the order of keys does not matter.</summary>
    private static SortedDictionary<string, string> Leaves(Cell cell) =>
        new(cell.Paths().Where(p => cell.At(p)!.Text is not null).ToDictionary(Key, p => cell.At(p)!.Text!), StringComparer.Ordinal);

    private static string Key(YamlPath path) => string.Join('/', path.Steps);

    private static string Said(string text, YamlPath path) => (path.In(YamlReader.Read(text, "m", new DiagnosticBag())!) as YamlScalar)?.Text ?? "";

    private static string[] Comments(string text) => [.. text.Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith('#') || l.Contains(" # ", StringComparison.Ordinal) && l.EndsWith("model", StringComparison.Ordinal)).Select(l => l[l.IndexOf('#', StringComparison.Ordinal)..])];
}
