using Demarche.Workbench.Files;

namespace Demarche.Workbench.Tests.Files;

/// <summary>A folder for one test, and one beside it for drafts; both are gone afterwards.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("demarche-test-").FullName;

    public TemporaryFolder()
    {
        Directory.CreateDirectory(Opened);
        Directory.CreateDirectory(Outside);
    }

    public string Opened => Path.Combine(root, "opened");

    public string Outside => Path.Combine(root, "outside");

    public string Drafts => Path.Combine(root, "drafts");

    public WorkFolder Folder => new(Opened);

    public string this[string name]
    {
        get => File.ReadAllText(Path.Combine(Opened, name));
        set => File.WriteAllText(Path.Combine(Opened, name), value);
    }

    public ModelText Open(TimeProvider time) => new(Folder, "m.crisis.yaml", Drafts, time);

    public int DraftsLeft => Directory.Exists(Drafts) ? Directory.EnumerateFiles(Drafts, "*.draft").Count(f => new FileInfo(f).Length > 0) : 0;

    public void Dispose() => Directory.Delete(root, recursive: true);
}
