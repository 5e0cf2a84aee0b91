using Demarche.Language.Editing;

namespace Demarche.Workbench.Files;

/// <summary>What made a change of a text.</summary>
internal enum EditStep
{
    /// <summary>A reader.</summary>
    Do,

    /// <summary>A change before it was taken back.</summary>
    Undo,

    /// <summary>A change that had been taken back was made again.</summary>
    Redo,
}

/// <summary>The changes that an earlier run left in a <see cref="Journal"/>.</summary>
/// <param name="Base">The text that they begin with.</param>
/// <param name="Steps">The changes, each of the text before it.</param>
/// <param name="Saved">How many of them the file surely got.</param>
internal sealed record KeptChanges(string Base, IReadOnlyList<(TextEdit Edit, EditStep How)> Steps, int Saved)
{
    /// <summary>Whether there are changes that the file may not have.</summary>
    public bool HoldsUnsaved => Saved < Steps.Count;

    /// <summary>The text before all changes and after each.</summary>
    public IEnumerable<string> Texts()
    {
        var text = Base;
        yield return text;
        foreach (var (edit, _) in Steps) yield return text = edit.Apply(text);
    }
}
