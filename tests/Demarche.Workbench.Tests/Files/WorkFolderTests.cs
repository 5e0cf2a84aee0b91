using CsCheck;
using Demarche.Workbench.Files;

namespace Demarche.Workbench.Tests.Files;

public sealed class WorkFolderTests : IDisposable
{
    private readonly TemporaryFolder files = new();

    private static readonly string[] Scraps = ["a", "b.yaml", "..", ".", "/", "//", "\\", ":", "~", "\0", "CON", " ", "%2e", "ü.yaml", "link", "x.yaml"];

    public void Dispose() => files.Dispose();

    public static TheoryData<string?> Tricks => new(
        null, "", "..", "../outside/secret.yaml", "a/../../outside/secret.yaml", "/etc/passwd.yaml", "//server/share/x.yaml", "\\\\server\\share\\x.yaml", "C:\\x.yaml", "c:x.yaml",
        "x.yaml\0.png", "a\u202Elmay.yaml", "CON.yaml", "sub/nul.crisis.yaml", "aux .yaml", "COM1.x.yaml", "x.yaml:stream.yaml", "./x.yaml", "a//x.yaml", "a/./x.yaml", "x.yaml.", "x.yaml ", " x.yaml",
        ".hidden.yaml", "a/.git/config.yaml", "~/x.exe", "x", "x.cs", "dir/", "%2e%2e/x", "..%2fx.yaml\n", "a\r\nb.yaml", new string('a', 300) + ".yaml", string.Concat(Enumerable.Repeat("a/", 300)) + "x.yaml", "\\\\?\\C:\\x.yaml", "file:///etc/x.yaml", "x\uD800.yaml");

    [Theory]
    [MemberData(nameof(Tricks))]
    public void A_name_that_could_lead_elsewhere_is_refused(string? name)
    {
        File.WriteAllText(Path.Combine(files.Outside, "secret.yaml"), "secret");

        Assert.NotNull(files.Folder.Read(name).WhyNot);
        Assert.NotNull(files.Folder.Write(name, "x"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(files.Opened));
    }

    [Fact]
    public void Links_that_lead_out_are_not_followed()
    {
        File.WriteAllText(Path.Combine(files.Outside, "secret.yaml"), "secret");
        File.CreateSymbolicLink(Path.Combine(files.Opened, "file.yaml"), Path.Combine(files.Outside, "secret.yaml"));
        Directory.CreateSymbolicLink(Path.Combine(files.Opened, "folder"), files.Outside);
        File.CreateSymbolicLink(Path.Combine(files.Opened, "new.yaml"), Path.Combine(files.Outside, "new.yaml"));
        File.CreateSymbolicLink(Path.Combine(files.Opened, "step.yaml"), Path.Combine(files.Opened, "file.yaml"));

        foreach (var name in new[] { "file.yaml", "folder/secret.yaml", "new.yaml", "step.yaml" })
        {
            Assert.Contains("by a link", files.Folder.Read(name).WhyNot, StringComparison.Ordinal);
            Assert.Contains("by a link", files.Folder.Write(name, "x"), StringComparison.Ordinal);
        }

        Assert.Equal("secret", File.ReadAllText(Path.Combine(files.Outside, "secret.yaml")));
        Assert.False(File.Exists(Path.Combine(files.Outside, "new.yaml")));
    }

    [Fact]
    public void Links_inside_the_folder_and_a_folder_opened_by_a_link_work()
    {
        files["m.yaml"] = "inside";
        File.CreateSymbolicLink(Path.Combine(files.Opened, "link.yaml"), Path.Combine(files.Opened, "m.yaml"));
        var by = Path.Combine(files.Outside, "by-link");
        Directory.CreateSymbolicLink(by, files.Opened);

        Assert.Equal("inside", new WorkFolder(by).Read("link.yaml").Text);
        Assert.Null(new WorkFolder(by).Write("link.yaml", "changed"));
        Assert.Equal("changed", files["m.yaml"]);
    }

    [Fact]
    public void Random_names_stay_inside() => Gen.Int[0, Scraps.Length - 1].Select(k => Scraps[k]).Array[0, 8].Sample(parts =>
    {
        var name = string.Concat(parts);
        if (files.Folder.Locate(name).Path is { } path) Assert.StartsWith(files.Folder.Root + Path.DirectorySeparatorChar, Path.GetFullPath(path), StringComparison.Ordinal);
    }, iter: 2000);

    [Fact]
    public void What_is_too_long_or_no_text_is_not_read()
    {
        File.WriteAllBytes(Path.Combine(files.Opened, "binary.yaml"), [0xFF, 0xD8, 0xFF, 0x00]);
        using (var large = File.Create(Path.Combine(files.Opened, "large.yaml"))) large.SetLength(50_000_000);

        Assert.NotNull(files.Folder.Read("binary.yaml").WhyNot);
        Assert.Contains("longer than", files.Folder.Read("large.yaml").WhyNot, StringComparison.Ordinal);
        Assert.Contains("longer than", files.Folder.Write("more.yaml", new string('x', 10_000_001)), StringComparison.Ordinal);
    }

    [Fact]
    public void Models_are_listed_without_following_links()
    {
        Directory.CreateDirectory(Path.Combine(files.Opened, "sub"));
        Directory.CreateDirectory(Path.Combine(files.Opened, ".git"));
        foreach (var name in new[] { "a.crisis.yaml", "sub/crisis.yaml", "other.yaml", ".git/b.crisis.yaml", "old.gmcr" }) files[name] = "x";
        Directory.CreateSymbolicLink(Path.Combine(files.Opened, "round"), files.Opened);

        Assert.Equal(["a.crisis.yaml", "old.gmcr", "sub/crisis.yaml"], files.Folder.Models());
    }
}
