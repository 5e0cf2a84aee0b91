using Demarche.Reports.Rendering;

namespace Demarche.Reports.Tests.Rendering;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("demarche-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_text_replaces_the_old_one_without_a_mark_of_order()
    {
        var path = Path.Combine(folder, "brief.html");
        AtomicFile.Write(path, "old and longer");
        AtomicFile.Write(path, "new – ¶");
        Assert.Equal("new – ¶"u8.ToArray(), File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void On_failure_nothing_is_left_behind_and_the_old_stays()
    {
        var taken = Directory.CreateDirectory(Path.Combine(folder, "brief.html")).FullName;
        File.WriteAllText(Path.Combine(taken, "inside.txt"), "old");
        Assert.ThrowsAny<Exception>(() => AtomicFile.Write(taken, "new"));
        Assert.Equal([taken], Directory.GetFileSystemEntries(folder));
        Assert.Equal("old", File.ReadAllText(Path.Combine(taken, "inside.txt")));
    }

    [Fact]
    public void A_missing_folder_is_an_io_error() =>
        Assert.ThrowsAny<IOException>(() => AtomicFile.Write(Path.Combine(folder, "nowhere", "brief.html"), "text"));

    [Fact]
    public void A_link_stays_a_link_and_its_file_is_written()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Links need a privilege on Windows.");
        var (file, link) = (Path.Combine(folder, "real.html"), Path.Combine(folder, "link.html"));
        File.WriteAllText(file, "old");
        File.CreateSymbolicLink(link, file);
        AtomicFile.Write(link, "new");
        Assert.Equal("new", File.ReadAllText(file));
        Assert.Equal(file, new FileInfo(link).LinkTarget);
    }

    [Fact]
    public void A_file_for_its_owner_alone_stays_so()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such modes on Windows.");
        if (OperatingSystem.IsWindows()) return;
        var path = Path.Combine(folder, "m.crisis.yaml");
        File.WriteAllText(path, "old");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        AtomicFile.Write(path, "new");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public void What_a_process_that_was_killed_left_is_cleared_and_nothing_else()
    {
        var path = Path.Combine(folder, "m.crisis.yaml");
        var machine = new string([.. Environment.MachineName.Where(char.IsAsciiLetterOrDigit)]);
        string[] left = [$"m.crisis.yaml.{int.MaxValue}@{machine}.0.tmp", $"m.crisis.yaml.{Environment.ProcessId}@{machine}.0.tmp", $"m.crisis.yaml.{int.MaxValue}@elsewhere-.0.tmp", "m.crisis.yaml.mine.tmp"];
        foreach (var name in left) File.WriteAllText(Path.Combine(folder, name), "");

        AtomicFile.Write(path, "new");

        Assert.Equal([.. left.Skip(1).Append("m.crisis.yaml").Order(StringComparer.Ordinal)], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }
}
