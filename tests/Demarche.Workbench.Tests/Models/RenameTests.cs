using Demarche.Language.Editing;
using Demarche.Workbench.Files;
using Demarche.Workbench.Models;
using Demarche.Workbench.Tests.Files;
using Demarche.Workbench.Work;

namespace Demarche.Workbench.Tests.Models;

/// <summary>A name changed by form is changed in every file of the folder that uses it, and changed back with it.</summary>
public sealed class RenameTests : IDisposable
{
    private const string Text = """
        crisis: Two sides
        parties:
          Alpha:
            levers:
              ties: { levels: [kept, severed], moves: up } # one way
            priorities: [ties is kept]
          Beta:
            levers:
              sanctions: [light, heavy]
            priorities: [sanctions is heavy]
        outcomes:
          break: ties is severed
        break: break
        record: record.csv
        """;

    private const string Record = "date,by,toward,what,does,before\n2024-01-01,Alpha,Beta,\"Alpha says, so\",ties is severed,ties is kept\n";
    private const string Variant = "# Another wish.\nextends: m.crisis.yaml\nparties:\n  Alpha:\n    priorities: [ties is severed] # here\n";

    private readonly TemporaryFolder files = new();
    private readonly Analyst analyst = new(Patience.Limits, TimeProvider.System);

    public void Dispose()
    {
        analyst.Dispose();
        files.Dispose();
    }

    [Fact]
    public async Task A_party_is_renamed_in_the_record_and_in_the_variant_and_back_again_by_undo()
    {
        using var model = Opened();

        var result = model.EditSoundly(new ModelEdit.Rename(new Named.Party("Alpha"), "The North"));

        Assert.True(result.WasMade);
        Assert.Contains("record.csv", result.Notice, StringComparison.Ordinal);
        Assert.Contains("v.crisis.yaml", result.Notice, StringComparison.Ordinal);
        Assert.Equal(Text.Replace("Alpha", "The North", StringComparison.Ordinal), files["m.crisis.yaml"]);
        Assert.Equal(Record.Replace(",Alpha,", ",The North,", StringComparison.Ordinal), files["record.csv"]);
        Assert.Equal(Variant.Replace("Alpha", "The North", StringComparison.Ordinal), files["v.crisis.yaml"]);
        await model.Settled;
        Assert.Empty(model.State.Diagnostics);

        Assert.Contains("record.csv", model.Undo().Notice, StringComparison.Ordinal);
        Assert.Equal((Text, Record, Variant), (files["m.crisis.yaml"], files["record.csv"], files["v.crisis.yaml"]));
        Assert.True(model.Redo().WasMade);
        Assert.Equal(Variant.Replace("Alpha", "The North", StringComparison.Ordinal), files["v.crisis.yaml"]);
    }

    [Fact]
    public void A_rename_goes_back_everywhere_after_the_program_was_started_anew()
    {
        using (var model = Opened(isKept: true)) Assert.True(model.EditSoundly(new ModelEdit.Rename(new Named.Party("Alpha"), "The North")).WasMade);
        Assert.Contains("The North", files["record.csv"], StringComparison.Ordinal);

        using var again = Open(isKept: true);
        Assert.Contains("record.csv", again.Undo().Notice, StringComparison.Ordinal);
        Assert.Equal((Text, Record, Variant), (files["m.crisis.yaml"], files["record.csv"], files["v.crisis.yaml"]));
        again.Redo();
        Assert.Equal(Variant.Replace("Alpha", "The North", StringComparison.Ordinal), files["v.crisis.yaml"]);
    }

    /// <summary>Found by reading: where a name is only made longer, nothing stood in the way of putting the rest anywhere into a file that had changed.</summary>
    [Fact]
    public void A_longer_name_is_not_made_again_in_a_file_that_was_changed_meanwhile()
    {
        using var model = Opened();
        model.EditSoundly(new ModelEdit.Rename(new Named.Party("Alpha"), "Alpha2"));
        model.Undo();
        files["v.crisis.yaml"] = "# Somebody wrote this.\n" + Variant;

        Assert.Contains("v.crisis.yaml was changed meanwhile", model.Redo().Notice, StringComparison.Ordinal);
        Assert.Equal("# Somebody wrote this.\n" + Variant, files["v.crisis.yaml"]);
    }

    [Fact]
    public void A_lever_and_a_level_are_renamed_in_what_was_done()
    {
        using var model = Opened();

        Assert.True(model.EditSoundly(new ModelEdit.Rename(new Named.Lever("Alpha", "ties"), "relations")).WasMade);
        Assert.True(model.EditSoundly(new ModelEdit.Rename(new Named.Level("Alpha", "relations", "severed"), "cut")).WasMade);

        Assert.EndsWith(",relations is cut,relations is kept\n", files["record.csv"], StringComparison.Ordinal);
        Assert.Contains("[relations is cut] # here", files["v.crisis.yaml"], StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_changed_meanwhile_is_left_and_told_when_a_rename_is_taken_back()
    {
        using var model = Opened();
        model.EditSoundly(new ModelEdit.Rename(new Named.Party("Alpha"), "The North"));
        files["v.crisis.yaml"] = "extends: m.crisis.yaml\n";

        var told = model.Undo().Notice;

        Assert.Contains("v.crisis.yaml was changed meanwhile", told, StringComparison.Ordinal);
        Assert.Equal((Record, "extends: m.crisis.yaml\n"), (files["record.csv"], files["v.crisis.yaml"]));
    }

    [Fact]
    public void A_variant_with_a_mistake_is_told_to_name_the_old_one_still()
    {
        using var model = Opened();
        files["v.crisis.yaml"] = Variant.Replace("severed", "seveered", StringComparison.Ordinal);

        var result = model.EditSoundly(new ModelEdit.Rename(new Named.Party("Alpha"), "The North"));

        Assert.True(result.WasMade);
        Assert.Contains("v.crisis.yaml extends this model and is left as it is", result.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public void In_an_example_a_name_that_stands_in_its_record_too_is_refused_with_what_to_do()
    {
        using var model = Opened(isBundled: true);

        var result = model.EditSoundly(new ModelEdit.Rename(new Named.Party("Alpha"), "The North"));

        Assert.Contains("Save a copy", result.Problem, StringComparison.Ordinal);
        Assert.Equal(Text, model.Saving.Text);
        Assert.Equal(Record, files["record.csv"]);
    }

    private OpenedModel Opened(bool isBundled = false, bool isKept = false)
    {
        (files["m.crisis.yaml"], files["record.csv"], files["v.crisis.yaml"]) = (Text, Record, Variant);
        return Open(isBundled, isKept);
    }

    private OpenedModel Open(bool isBundled = false, bool isKept = false)
    {
        var folder = new WorkFolder(files.Opened, isBundled);
        var text = new ModelText(folder, "m.crisis.yaml", isKept ? files.Drafts : null, TimeProvider.System);
        return new OpenedModel("m.crisis.yaml", folder, text, analyst, TimeProvider.System);
    }
}
