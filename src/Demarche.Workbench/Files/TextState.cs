using Demarche.Language.Editing;

namespace Demarche.Workbench.Files;

/// <summary>The text of an opened model at one moment. Immutable.</summary>
/// <param name="Revision">Counts the texts there were, from 1.</param>
/// <param name="Text">The text, without a byte order mark.</param>
/// <param name="IsSaved">Whether nothing was changed here that the file was not given.</param>
/// <param name="Conflict">The choice to be made since the file was changed by somebody else while this text had changes of its own; null when there is
/// none.</param>
/// <param name="Problem">Why the text could not be saved, in words; the text is kept as a draft meanwhile. Null when nothing is wrong.</param>
/// <param name="CanUndo">Whether a change can be taken back.</param>
/// <param name="CanRedo">Whether a change that was taken back can be made again.</param>
/// <param name="WasRecovered">Whether changes were found that an earlier run did not come to save.</param>
/// <param name="Away">Why the file cannot be read now, in words; what was read last stands meanwhile, and what comes back is taken over. Null when it
/// can.</param>
public sealed record TextState(
    long Revision, string Text, bool IsSaved, TextConflict? Conflict, string? Problem, bool CanUndo, bool CanRedo, bool WasRecovered, string? Away = null);

/// <summary>A file changed in two places. Nothing is overwritten until a person has chosen.</summary>
/// <param name="Mine">The text of the workbench.</param>
/// <param name="Disk">The text of the file; null when the file is gone.</param>
/// <param name="Base">The text that both began with.</param>
public sealed record TextConflict(string Mine, string? Disk, string Base);

/// <summary>What to keep of a <see cref="TextConflict"/>.</summary>
public enum Keep
{
    /// <summary>The text of the workbench; the file gets it.</summary>
    Mine,

    /// <summary>The text of the file; the workbench takes it over.</summary>
    Disk,

    /// <summary>The text that both began with; both go back to it.</summary>
    Base,
}

/// <summary>What came of asking for a change.</summary>
/// <param name="State">The text afterwards.</param>
/// <param name="Problem">Why the change was not made, as a sentence; null when it was.</param>
public sealed record ChangeResult(TextState State, string? Problem)
{
    /// <summary>Whether the change was made.</summary>
    public bool WasMade => Problem is null;

    /// <summary>Comments that went with what a form took away.</summary>
    public IReadOnlyList<string> CommentsRemoved { get; init; } = [];

    /// <summary>What else came of it, in words: the other files that were changed with it, or could not be; null when nothing.</summary>
    public string? Notice { get; init; }

    /// <summary>Of an undo or a redo: what is to be changed with it in other files of the folder, by their names.</summary>
    internal IReadOnlyList<(string Name, TextEdit Edit)> Beside { get; init; } = [];
}
