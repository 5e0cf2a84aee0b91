using Demarche.Language.Editing;

namespace Demarche.Workbench.Files;

/// <summary>The journal of a text where one is wanted and can be kept. What goes wrong with it is shown, and stops no work.</summary>
internal sealed class Draft : IDisposable
{
    private readonly Journal? journal;

    /// <summary>Opens it.</summary>
    /// <param name="folder">Where drafts are kept; null to keep none.</param>
    /// <param name="of">What tells the text from all others: its full path.</param>
    public Draft(string? folder, string of)
    {
        if (folder is not null) Problem = Trying(() => Journal.Open(folder, of), out journal);
    }

    /// <summary>Why it cannot be opened or read; null when nothing is wrong.</summary>
    public string? Problem { get; private set; }

    /// <summary>The text that an earlier run's changes begin with, and the changes; null when there are none.</summary>
    public (string Base, IReadOnlyList<TextEdit> Edits)? Read()
    {
        (string Base, IReadOnlyList<TextEdit> Edits)? kept = null;
        if (journal is not null) Problem = Trying(journal.Read, out kept);
        return kept;
    }

    /// <summary>Notes a change; why it could not be, or null.</summary>
    public string? Append(string baseText, TextEdit edit, string now) => Trying(() => journal?.Append(baseText, edit, now));

    /// <summary>Forgets all changes: the file has them; why it could not, or null.</summary>
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
