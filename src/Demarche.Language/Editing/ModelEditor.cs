using Demarche.Language.Syntax;

namespace Demarche.Language.Editing;

/// <summary>What an edit came to.</summary>
/// <param name="Text">The whole text afterwards; null when the edit cannot be made.</param>
/// <param name="Problem">Why it cannot be made, as a sentence for the person who asked for it; null when it can.</param>
/// <param name="CommentsRemoved">Comments that stood inside what was taken away or replaced, and went with it.</param>
public sealed record EditResult(string? Text, string? Problem, IReadOnlyList<string> CommentsRemoved);

/// <summary>
/// Makes changes from forms in the text of a model. Only the text that must change does: comments, the order of parts and the spelling of
/// everything else stay byte by byte. The result is read back and compared with what was asked for before it is given out, so that an edit
/// is made exactly or not at all. What an alias (<c>*name</c>) stands for becomes a copy of its own when it is changed there; what an
/// anchor (<c>&amp;name</c>) names changes for all its aliases, and passes to the first of them when it is taken away. Pure and safe to
/// share between threads. O(length) for each part that changes.
/// </summary>
public static class ModelEditor
{
    /// <summary>Makes an edit.</summary>
    /// <param name="text">The text of the file: YAML without mistakes in its syntax; other problems do not matter, except to
    /// <see cref="ModelEdit.Rename"/>.</param>
    /// <param name="edit">The edit.</param>
    /// <param name="fileName">The file's name, for problems found while a rename is checked.</param>
    /// <param name="folder">The folder in which files that the model names are looked for; none are read when it is null. In a file that extends another,
    /// edits are about the model as a whole where there is a folder.</param>
    /// <param name="within">A folder outside of which no file is read; null for no such bound.</param>
    public static EditResult Apply(string text, ModelEdit edit, string fileName = "crisis.yaml", string? folder = null, string? within = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(edit);
        return Apply(text, session =>
        {
            var below = folder is null ? null : ModelLoader.ReadTree(text, fileName, folder, within).Below;
            Make(session, below is not null && session.Draft.Root is YamlMapping own ? new OverlayEdit(own, below).Of(edit) : edit, fileName, folder, null);
        });
    }

    /// <summary>Does something to a text, or nothing at all.</summary>
    internal static EditResult Apply(string text, Action<EditSession> edit)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            var lineEnds = new LineEnds(text);
            var session = new EditSession(EditedText.Read(lineEnds.Normal));
            edit(session);
            return new EditResult(lineEnds.Restore(session.Draft.Text), null, session.CommentsRemoved);
        }
        catch (EditRefused refused)
        {
            return new EditResult(null, $"This cannot be changed here: {refused.Message}. Change it in the text instead.", []);
        }
    }

    internal static void Make(EditSession session, ModelEdit edit, string fileName, string? folder, IReadOnlyDictionary<string, string>? instead)
    {
        switch (edit)
        {
            case ModelEdit.Set set:
                session.Set(set.At, set.Value);
                break;
            case ModelEdit.Insert insert:
                session.Insert(insert.List, insert.Before, insert.Value);
                break;
            case ModelEdit.Remove remove:
                session.Remove(remove.At);
                break;
            case ModelEdit.Move move:
                session.Move(move.Holder, move.From, move.To);
                break;
            case ModelEdit.RenameKey rename:
                session.RenameKey(rename.At, rename.To);
                break;
            case ModelEdit.Rename rename:
                session.Rename(rename.What, rename.To, fileName, folder, instead);
                break;
            case ModelEdit.Several several:
                foreach (var one in several.Edits) Make(session, one, fileName, folder, instead);
                break;
        }
    }
}
