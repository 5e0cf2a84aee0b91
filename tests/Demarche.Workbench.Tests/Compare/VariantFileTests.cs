using Demarche.Language;
using Demarche.Workbench.Compare;
using Demarche.Workbench.Hosting;
using Demarche.Workbench.Models;
using Demarche.Workbench.Tests.Files;
using Demarche.Workbench.Work;

namespace Demarche.Workbench.Tests.Compare;

/// <summary>A variant is a small file laid over its model, wherever it is saved.</summary>
public sealed class VariantFileTests : IDisposable
{
    private static readonly VariantOrder Turned = VariantOrder.Parse("2.-1:1,0,2,3")!;
    private readonly TemporaryFolder files = new();
    private readonly Analyst analyst = new(Patience.Limits, TimeProvider.System);
    private readonly Workspace workspace;

    public VariantFileTests() => workspace = new Workspace(
        new WorkbenchOptions { BundledModels = Repository.PathOf("models"), Folder = files.Opened, BlankModel = "", Drafts = files.Drafts }, analyst);

    public void Dispose()
    {
        workspace.Dispose();
        analyst.Dispose();
        files.Dispose();
    }

    [Fact]
    public void Of_an_example_the_example_is_saved_beside_it_once()
    {
        Assert.Null(Save("geneva-2022", "g/one.crisis.yaml"));
        Assert.Null(Save("geneva-2022", "g/two.crisis.yaml"));

        Assert.Equal(["crisis.yaml", "one.crisis.yaml", "record.csv", "two.crisis.yaml"], Directory.EnumerateFiles(Path.Combine(files.Opened, "g")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.True(files["g/one.crisis.yaml"].Length < 1500, files["g/one.crisis.yaml"]);
        Assert.Empty(ModelLoader.Load(Path.Combine(files.Opened, "g", "one.crisis.yaml")).Diagnostics);
        Assert.Equal("The week of negotiations, January 2022 – a variant", ModelLoader.Load(Path.Combine(files.Opened, "g", "one.crisis.yaml")).Crisis!.Name);
    }

    [Fact]
    public void A_file_of_the_readers_own_is_never_taken_for_the_example_nor_overwritten()
    {
        Assert.Null(workspace.Create("g/crisis.yaml", "crisis: Mine\n"));

        Assert.Null(Save("geneva-2022", "g/one.crisis.yaml"));

        Assert.Equal("crisis: Mine\n", files["g/crisis.yaml"]);
        Assert.Contains("extends: geneva-2022.crisis.yaml", files["g/one.crisis.yaml"], StringComparison.Ordinal);
        Assert.NotNull(ModelLoader.Load(Path.Combine(files.Opened, "g", "one.crisis.yaml")).Crisis);
    }

    [Fact]
    public void A_variant_of_a_variant_is_laid_over_that_one()
    {
        Assert.Null(Save("geneva-2022", "g/one.crisis.yaml"));
        Assert.Null(Save("g/one.crisis.yaml", "g/deeper/two.crisis.yaml"));

        Assert.Contains("extends: ../one.crisis.yaml", files["g/deeper/two.crisis.yaml"], StringComparison.Ordinal);
        var order = ModelLoader.Load(Path.Combine(files.Opened, "g", "deeper", "two.crisis.yaml")).Crisis!.Parties[2].Preference;
        Assert.Equal(ModelLoader.Load(Repository.PathOf("models", "geneva-2022")).Crisis!.Parties[2].Preference.ToString(), order.ToString());
    }

    [Theory]
    [InlineData("elsewhere/far/away.crisis.yaml", "beside its model")]
    [InlineData("../out.crisis.yaml", "")]
    [InlineData("g/one.crisis.yaml", "already")]
    public void What_cannot_be_is_said(string name, string why)
    {
        Assert.Null(Save("geneva-2022", "g/one.crisis.yaml"));

        Assert.Contains(why, Save("g/one.crisis.yaml", name), StringComparison.Ordinal);
    }

    /// <summary>What lies outside of the opened folder is as closed to a variant, which comes from an address, as to the model itself.</summary>
    [Fact]
    public async Task A_variant_reads_nothing_outside_of_the_opened_folder()
    {
        const string Model = "parties:\n  A: { levers: { x: [no, yes] }, priorities: [x] }\n  B: { levers: { y: [no, yes] }, priorities: [y] }\n";
        Assert.Null(workspace.Create("m.crisis.yaml", Model));
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(files.Opened)!, "outside.crisis.yaml"), Model);
        File.WriteAllText(Path.Combine(files.Opened, "inside.crisis.yaml"), Model);
        Assert.True(workspace.TryOpen("m.crisis.yaml", out var model, out _));
        await model.Settled;

        var (answer, whyNot) = await new Variants(new Session(analyst)).Answer(model, "extends: ../outside.crisis.yaml\n", TestContext.Current.CancellationToken);
        var (inside, _) = await new Variants(new Session(analyst)).Answer(model, "extends: inside.crisis.yaml\n", TestContext.Current.CancellationToken);

        Assert.Null(answer);
        Assert.Contains("outside.crisis.yaml", whyNot, StringComparison.Ordinal);
        Assert.NotNull(inside);
    }

    private string? Save(string key, string name)
    {
        Assert.True(workspace.TryOpen(key, out var model, out _));
        return VariantFile.Save(workspace, model, Turned, name, "A variant.");
    }
}
