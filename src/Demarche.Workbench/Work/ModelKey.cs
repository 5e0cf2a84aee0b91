using System.Security.Cryptography;
using System.Text;
using Demarche.Diagnostics;
using Demarche.Language.Diagnostics;
using Demarche.Language.Syntax;

namespace Demarche.Workbench.Work;

/// <summary>Tells models apart by what they say: the text, and time and length of the files that it names, so that one answer serves all who ask the same and none is stale.</summary>
internal static class ModelKey
{
    private const int LongestChain = 16;

    /// <summary>The key of a text.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="file">The name under which diagnostics mention it.</param>
    /// <param name="folder">Where the files it names are.</param>
    public static string Of(string text, string file, string? folder)
    {
        var about = new StringBuilder(file).Append('\0').Append(folder).Append('\0').Append(text);
        if (folder is not null) AddNamed(about, text, folder, LongestChain);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(about.ToString())));
    }

    private static void AddNamed(StringBuilder about, string text, string folder, int more)
    {
        if (more == 0 || !(text.Contains("extends", StringComparison.Ordinal) || text.Contains("record", StringComparison.Ordinal))) return;
        if (YamlReader.Read(text, "", new DiagnosticBag()) is not YamlMapping model) return;
        if (model["record"] is YamlScalar record) about.Append('\0').Append(Stamp(folder, record.Text));
        if (model["extends"] is not YamlScalar below) return;
        about.Append('\0').Append(Stamp(folder, below.Text));
        if (TextOf(folder, below.Text) is { } next) AddNamed(about, next, Path.GetDirectoryName(Path.Combine(folder, below.Text)) ?? folder, more - 1);
    }

    private static string Stamp(string folder, string name)
    {
        try
        {
            return new FileInfo(Path.Combine(folder, name)) is { Exists: true } file ? $"{file.LastWriteTimeUtc.Ticks} {file.Length}" : "";
        }
        catch (Exception failure) when (failure is IOException or ArgumentException or NotSupportedException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string? TextOf(string folder, string name)
    {
        try
        {
            var file = new FileInfo(Path.Combine(folder, name));
            return file.Exists && BoundedFile.Regular(file.FullName, YamlLimits.Bytes, out _) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;
        }
        catch (Exception failure) when (failure is IOException or ArgumentException or NotSupportedException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
