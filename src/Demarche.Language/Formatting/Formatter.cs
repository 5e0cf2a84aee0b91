using Demarche.Language.Binding.Keys;
using Demarche.Language.Diagnostics;
using Demarche.Language.Syntax;

namespace Demarche.Language.Formatting;

/// <summary>
/// Sets a model in canonical form: sections in the order of the key table with one empty line between them, two spaces a level, quotes
/// only where they are needed, lists and mappings in brackets where they were and fit into 100 columns. Every comment is kept. Nothing
/// else changes: parties, levers and entries stay in their order, and the model means what it meant. An anchor on the whole file, which nothing can refer
/// to, is dropped.
/// </summary>
public static class Formatter
{
    /// <summary>The model in canonical form, with <c>\n</c> line ends and no byte order mark. Formatting it again changes nothing. O(length).</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="fileName">The file's name for diagnostics.</param>
    /// <returns>The text, or null and what is wrong with the file as YAML.</returns>
    public static (string? Text, IReadOnlyList<Diagnostic> Diagnostics) Format(string text, string fileName)
    {
        ArgumentNullException.ThrowIfNull(text);
        var diagnostics = new DiagnosticBag();
        var normal = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        YamlReader.Read(normal, fileName, diagnostics);
        if (diagnostics.HasErrors) return (null, diagnostics.InOrder());

        var lines = new Lines(normal);
        var (document, comments) = PieceReader.Read(normal, lines);
        var closing = new List<Remark>();
        Attachment.Attach(document, comments, lines, closing);
        var writer = new PieceWriter();
        if (document.Value is Collection { Parts.Count: > 0 } root) WriteSections(writer, document, root);
        else writer.Write(document, 0);
        writer.Remarks(closing, 0);
        return (writer.Layout.ToString(), diagnostics.InOrder());
    }

    private static void WriteSections(PieceWriter writer, Part document, Collection root)
    {
        var top = document.Leading.Concat(document.Heads.Concat(document.Tails).Select(comment => new Remark(comment, false))).ToList();
        var order = SectionOrder.Of(root);
        MoveDown(top, root, order[0]);
        var header = HeaderLength(order[0]);
        writer.Remarks(top.Concat(order[0].Leading.Take(header)), 0);
        order[0].Leading.RemoveRange(0, header);

        var followsShort = false;
        foreach (var section in order)
        {
            var isShort = PieceWriter.FitsOneLine(section);
            PieceWriter.DropBlank(section);
            if (!followsShort || !isShort) writer.Layout.Blank();
            followsShort = PieceWriter.ValueFitsOneLine(section);
            writer.Write(section, 0);
        }

        writer.Remarks(root.Closing, 0);
    }

    /// <summary>
    /// Gives the comments at the top of the file that are about its first section to that section: those below the last empty line, and
    /// all of them where there is none and the section stays the first.
    /// </summary>
    private static void MoveDown(List<Remark> top, Collection root, Part first)
    {
        var section = root.Parts[0];
        var from = section == first ? 0 : section.BlankBefore ? top.Count : top.FindLastIndex(r => r.BlankBefore);
        if (from < 0 || (from == 0 && section != first)) return;
        section.Leading.InsertRange(0, top.Skip(from));
        top.RemoveRange(from, top.Count - from);
    }

    /// <summary>How many of the comments before the first section are about the file: those above the last empty line.</summary>
    private static int HeaderLength(Part first) => first.BlankBefore ? first.Leading.Count : Math.Max(0, first.Leading.FindLastIndex(r => r.BlankBefore));
}
