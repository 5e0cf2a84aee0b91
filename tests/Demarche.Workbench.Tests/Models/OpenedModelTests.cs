using Demarche.Language.Editing;
using Demarche.Workbench.Files;
using Demarche.Workbench.Hosting;
using Demarche.Workbench.Models;
using Demarche.Workbench.Tests.Files;
using Demarche.Workbench.Work;

namespace Demarche.Workbench.Tests.Models;

public sealed class OpenedModelTests : IDisposable
{
    private readonly TemporaryFolder files = new();
    private readonly Analyst analyst = new(Patience.Limits, TimeProvider.System);

    public void Dispose()
    {
        analyst.Dispose();
        files.Dispose();
    }

    [Fact]
    public async Task A_change_by_form_gives_a_new_answer_and_is_in_the_file()
    {
        Copy("geneva-2022");
        using var workspace = Workspace("crisis.yaml");
        Assert.True(workspace.TryOpen(null, out var model, out _));
        await model.Settled;
        Assert.True(model.State.IsCurrent);
        var before = model.State.Answer!;

        Assert.True(model.Edit(new ModelEdit.Move(YamlPath.Of("parties", "Russia", "types", "resolute", "priorities"), 2, 0)).WasMade);
        await model.Settled;
        model.Save();

        Assert.True(model.State.IsCurrent);
        Assert.NotEqual(before.Crisis.Parties[0].Types[0].Preference, model.State.Answer!.Crisis.Parties[0].Types[0].Preference);
        Assert.Equal(model.State.Text, files["crisis.yaml"]);
        Assert.Contains("# Facts come from one newspaper article", files["crisis.yaml"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_keeps_the_last_answer_and_says_what_is_wrong()
    {
        Copy("geneva-2022");
        using var workspace = Workspace("crisis.yaml");
        Assert.True(workspace.TryOpen(null, out var model, out _));
        await model.Settled;

        model.Replace(model.State.Text.Replace("sanctions is existing", "sanction is existing", StringComparison.Ordinal));
        await model.Settled;

        Assert.NotEmpty(model.State.Diagnostics);
        Assert.Null(model.State.Crisis);
        Assert.NotNull(model.State.Answer);
        Assert.False(model.State.IsCurrent);
        model.Undo();
        await model.Settled;
        Assert.True(model.State.IsCurrent);
    }

    [Fact]
    public async Task Of_many_changes_the_last_one_is_answered()
    {
        Copy("chicken");
        using var workspace = Workspace("crisis.yaml");
        Assert.True(workspace.TryOpen(null, out var model, out _));
        for (var k = 0; k < 50; k++) model.Edit(new ModelEdit.Set(YamlPath.Of("crisis"), Value.Text($"Title {k}")));
        await model.Settled;

        Assert.True(model.State.IsCurrent);
        Assert.Equal("Title 49", model.State.Answer!.Crisis.Name);
    }

    [Fact]
    public async Task A_model_may_not_name_files_outside_of_the_opened_folder()
    {
        File.WriteAllText(Path.Combine(files.Outside, "..", "base.crisis.yaml"), "parties:\n  Secret:\n");
        files["crisis.yaml"] = "extends: ../base.crisis.yaml\n";
        using var workspace = Workspace("crisis.yaml");
        Assert.True(workspace.TryOpen(null, out var model, out _));
        await model.Settled;

        Assert.Null(model.State.Crisis);
        Assert.DoesNotContain(model.State.Diagnostics, d => d.Message.Contains("Secret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("../outside/x.yaml")]
    [InlineData("nowhere.yaml")]
    [InlineData("old.gmcr")]
    public void What_cannot_be_opened_is_said(string key)
    {
        using var workspace = Workspace(null);

        Assert.False(workspace.TryOpen(key, out _, out var whyNot));
        Assert.NotEmpty(whyNot);
    }

    [Fact]
    public void A_copy_is_saved_in_the_folder_and_never_over_another_file()
    {
        using var workspace = Workspace(null);

        Assert.Null(workspace.Create("mine.crisis.yaml", "crisis: Mine\n"));
        Assert.NotNull(workspace.Create("mine.crisis.yaml", "crisis: Other\n"));
        Assert.NotNull(workspace.Create("../mine.crisis.yaml", "x"));
        Assert.NotNull(workspace.Create("mine.exe", "x"));
        Assert.Equal("crisis: Mine\n", files["mine.crisis.yaml"]);
        Assert.True(workspace.TryOpen("mine.crisis.yaml", out var model, out _));
        Assert.False(model.IsBundled);
    }

    private Workspace Workspace(string? model) => new(
        new WorkbenchOptions { Model = model is null ? null : Path.Combine(files.Opened, model), BundledModels = Repository.PathOf("models"), Folder = files.Opened, BlankModel = "", Drafts = files.Drafts },
        analyst);

    private void Copy(string bundled)
    {
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("models", bundled))) File.Copy(file, Path.Combine(files.Opened, Path.GetFileName(file)));
    }
}
