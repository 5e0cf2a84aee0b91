using Demarche.Language.Editing;

namespace Demarche.Workbench.Files;

/// <summary>The journal of a text where one is wanted and can be kept. What goes wrong with it is shown, and stops no work.</summary>
internal sealed class Draft : IDisposable
{
    private readonly Journal? journal;

    /// <summary>Opens it.</summary>
    /// <param name="folder">Where drafts are kept; null to keep none.</param>
    /// <param name="of">What tells the text from all others: its full path.</param>
    /// <param name="time">The clock.</param>
    public Draft(string? folder, string of, TimeProvider time)
    {
        if (folder is not null) Problem = Trying(() => Journal.Open(folder, of, time), out journal);
    }

    /// <summary>Why it cannot be opened; null when nothing is wrong.</summary>
    public string? Problem { get; }

    /// <summary>What an earlier run left; null when it left nothing.</summary>
    public KeptChanges? Kept => journal?.Kept;

    /// <summary>Whether anything is kept.</summary>
    public bool IsEmpty => journal is null || journal.IsEmpty;

    /// <summary>Notes a change; why it could not be, or null.</summary>
    public string? Append(string baseText, TextEdit edit, EditStep how, string now) => Trying(() => journal?.Append(baseText, edit, how, now));

    /// <summary>Notes that the file has all changes; why it could not be, or null.</summary>
    public string? MarkSaved() => Trying(() => journal?.MarkSaved());

    /// <summary>Forgets all changes; why it could not, or null.</summary>
    public string? Clear() => Trying(() => journal?.Clear());

    public void Dispose() => journal?.Dispose();

    private static string? Trying(Action work) => Trying(() =>
    {
        work();
        return true;
    }, out _);

    private static string? Trying<T>(Func<T> work, out T? result)
    {
        try
        {
            result = work();
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            result = default;
            return $"No draft can be kept: {failure.Message}";
        }
    }
}
