using System.Security.Cryptography;
using System.Text;
using Demarche.Diagnostics;
using Demarche.Language;
using Demarche.Language.Diagnostics;
using Demarche.Language.Syntax;

namespace Demarche.Workbench.Work;

/// <summary>
/// Tells models apart by what they say: the text, and time and length of the files that it names, so that one answer serves all who ask the same and none
/// is stale.
/// </summary>
internal static class ModelKey
{
    /// <summary>The key of a text.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="file">The name under which diagnostics mention it.</param>
    /// <param name="folder">Where the files it names are; null when none are read.</param>
    public static string Of(string text, string file, string? folder)
    {
        var about = new StringBuilder(file).Append('\0').Append(folder).Append('\0').Append(text);
        if (folder is not null)
        {
            foreach (var named in ModelLoader.NamedFiles(text, file, folder)) about.Append('\0').Append(Stamp(named));
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(about.ToString())));
    }

    private static string Stamp(string path)
    {
        try
        {
            return new FileInfo(path) is { Exists: true } file ? $"{path} {file.LastWriteTimeUtc.Ticks} {file.Length}" : path;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return path;
        }
    }
}
