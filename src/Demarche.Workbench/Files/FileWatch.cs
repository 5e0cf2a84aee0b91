namespace Demarche.Workbench.Files;

/// <summary>
/// Says when a file may have changed: soon after the system tells of it, several events in a row as one, and every two seconds where it cannot tell.
/// </summary>
internal sealed class FileWatch : IDisposable
{
    private static readonly TimeSpan LookAfter = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    private readonly ITimer timer;
    private readonly FileSystemWatcher? watcher;

    /// <summary>Watches a file; nothing when there is none to watch.</summary>
    public FileWatch(string? path, Action look, TimeProvider time)
    {
        timer = time.CreateTimer(_ => look(), null, path is null ? Timeout.InfiniteTimeSpan : LookEvery, LookEvery);
        watcher = path is null ? null : Watch(path);
    }

    public void Dispose()
    {
        watcher?.Dispose();
        timer.Dispose();
    }

    private FileSystemWatcher? Watch(string path)
    {
        try
        {
            var made = new FileSystemWatcher(Path.GetDirectoryName(path)!,
                Path.GetFileName(path)) { NotifyFilter = NotifyFilters.LastWrite | NotifyFilters.FileName | NotifyFilters.Size };
            made.Changed += Soon;
            made.Created += Soon;
            made.Deleted += Soon;
            made.Renamed += Soon;
            made.EnableRaisingEvents = true;
            return made;
        }
        catch (Exception unwatched) when (unwatched is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private void Soon(object sender, FileSystemEventArgs e) => timer.Change(LookAfter, LookEvery);
}
