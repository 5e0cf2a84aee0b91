using Demarche.Language.Editing;

namespace Demarche.Workbench.Files;

/// <summary>One change of a text that can be taken back, with what it did in other files.</summary>
/// <param name="Edit">The change.</param>
/// <param name="Beside">What was changed with it in other files of the folder, by their names.</param>
internal sealed record UndoStep(TextEdit Edit, IReadOnlyList<(string Name, TextEdit Edit)> Beside)
{
    /// <summary>The change that takes it back.</summary>
    public UndoStep Inverse => new(Edit.Inverse, [.. Beside.Select(b => (b.Name, b.Edit.Inverse))]);

    /// <summary>How much there is to keep of it, in characters.</summary>
    public int Size => SizeOf(Edit) + Beside.Sum(b => SizeOf(b.Edit));

    private static int SizeOf(TextEdit edit) => edit.Removed.Length + edit.Inserted.Length;
}
