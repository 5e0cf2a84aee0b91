namespace Demarche.Record.Codebook;

/// <summary>The data files inside this assembly, and the form that they share: a heading, then a row a line with tabs between its cells.</summary>
internal static class CodebookFile
{
    public static Stream Open(string name) =>
        typeof(CodebookFile).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in this assembly.");

    public static byte[] Bytes(string name)
    {
        using var stream = Open(name);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public static string Text(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd();
    }

    public static IEnumerable<(int Line, string[] Cells)> Rows(string text, string heading)
    {
        var lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        if (lines[0] != heading)
            throw new FormatException($"line 1: the heading must be {heading.Replace("\t", ", ", StringComparison.Ordinal)}.");
        var count = heading.Split('\t').Length;
        for (var i = 1; i < lines.Length; i++)
        {
            var cells = lines[i].Split('\t');
            if (cells.Length != count)
                throw new FormatException($"line {i + 1}: {cells.Length} cells where {count} are needed.");
            yield return (i + 1, cells);
        }
    }
}
