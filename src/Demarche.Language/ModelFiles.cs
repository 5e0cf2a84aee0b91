using Demarche.Language.Diagnostics;
using Demarche.Language.Syntax;

namespace Demarche.Language;

/// <summary>
/// Reads files: the model itself, and those it names, which must lie in the model's folder tree. Links are resolved before that is
/// judged. Whatever goes wrong is a diagnostic.
/// </summary>
/// <param name="diagnostics">Receives what is wrong.</param>
/// <param name="within">A folder outside of which no file that a model names is read; null for no such bound.</param>
/// <param name="instead">Texts that count instead of those on the disk, by full path.</param>
/// <param name="only">All the files that there are, by the names under which they mention each other; nothing on the disk is looked at then.</param>
internal sealed class ModelFiles(DiagnosticBag diagnostics, string? within = null, IReadOnlyDictionary<string, string>? instead = null,
    ModelContent? only = null)
{
    private readonly Dictionary<string, string?> folders = new(StringComparer.Ordinal);
    private readonly List<string> opened = [];
    private readonly ContentNotes notes = new();
    private readonly Dictionary<string, ModelFile>? sent = only?.Files.Where(f => !f.Name.Contains('\0', StringComparison.Ordinal))
        .DistinctBy(f => f.Name, StringComparer.Ordinal).ToDictionary(f => f.Name, StringComparer.Ordinal);

    /// <summary>What was read, apart from where it lies; null where the model's own file could not be.</summary>
    public ModelContent? Content => notes.Content;

    /// <summary>The files that were read, by full path with links followed, each once.</summary>
    public IReadOnlyList<string> Opened => opened;

    /// <summary>Makes a file's folder known, so that what the file names can be found.</summary>
    public void Know(string file, string? folder) => folders[file] = folder;

    /// <summary>Makes the model's own text known, where it was given as such.</summary>
    public void Given(string name, string text) => notes.Given(name, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>The text of a file given by the user; null, and reported, when it cannot be read.</summary>
    public string? Read(string path)
    {
        var bytes = sent is null ? Bytes(path, BoundedFile.OfAnyKind, out var reason) : Sent(path, out reason);
        if (bytes is not null)
        {
            if (sent is null) Note(RealPath.Of(path));
            notes.Given(path, bytes);
            return SourceText.Decode(bytes, path, diagnostics);
        }

        diagnostics.Report(FileRules.Unreadable, new SourceSpan(path, 1, 1, 1, 2), path, reason!);
        return null;
    }

    /// <summary>The text of a file that a model names; null, and reported, when it may not or cannot be read.</summary>
    /// <param name="name">The name, relative to the folder of the file in which it stands.</param>
    /// <param name="mayRise">Whether the file may also lie one folder up.</param>
    /// <param name="file">The file as the user knows it.</param>
    public string? ReadNamed(YamlScalar name, bool mayRise, out string file)
    {
        var owner = name.Span.File;
        file = owner;
        if (sent is not null) return ReadSent(name, out file);
        if (folders.GetValueOrDefault(owner) is not { } folder)
        {
            if (mayRise) diagnostics.Report(ContextRules.FileUnreadable, name.Span, name.Text, "this text stands in no folder");
            else diagnostics.Report(ContextRules.NoFolder, name.Span, name.Text);
            return null;
        }

        if (Locate(folder, name.Text, mayRise) is not { } path)
        {
            diagnostics.Report(ContextRules.OutsideFolder, name.Span, name.Text, mayRise ? "in the model's folder, below it or one folder up"
                : "in the model's folder or below it");
            return null;
        }

        file = ContentNotes.NameBeside(owner, name.Text);
        if (instead?.GetValueOrDefault(path) is { } known)
        {
            Know(file, Path.GetDirectoryName(path));
            return known;
        }

        var bytes = Bytes(path, BoundedFile.Regular, out var reason);
        if (bytes is null)
        {
            diagnostics.Report(ContextRules.FileUnreadable, name.Span, name.Text, reason!);
            return null;
        }

        Know(file, Path.GetDirectoryName(path));
        Note(path);
        notes.Named(owner, name.Text, file, bytes);
        return SourceText.Decode(bytes, file, diagnostics);
    }

    private string? ReadSent(YamlScalar name, out string file)
    {
        file = ContentNotes.NameBeside(name.Span.File, name.Text);
        var bytes = Sent(file, out var reason);
        if (bytes is null)
        {
            diagnostics.Report(ContextRules.FileUnreadable, name.Span, name.Text, reason!);
            return null;
        }

        notes.Named(name.Span.File, name.Text, file, bytes);
        return SourceText.Decode(bytes, file, diagnostics);
    }

    private byte[]? Sent(string name, out string? reason)
    {
        var bytes = sent!.GetValueOrDefault(name)?.Bytes.ToArray();
        reason = bytes is null ? "it did not come with the model" : bytes.Length > YamlLimits.Bytes
            ? FormattableString.Invariant($"it is longer than {YamlLimits.Bytes / 1_000_000} MB") : null;
        return reason is null ? bytes : null;
    }

    private void Note(string path)
    {
        if (!opened.Contains(path)) opened.Add(path);
    }

    /// <summary>The path behind a name when it lies in the tree of the folder, or null.</summary>
    private string? Locate(string folder, string name, bool mayRise)
    {
        try
        {
            if (name.Length == 0 || Path.IsPathRooted(name) || name.Contains('\0', StringComparison.Ordinal)) return null;
            var home = RealPath.Of(folder);
            var root = mayRise ? Path.GetDirectoryName(home) ?? home : home;
            var path = RealPath.Of(Path.Combine(home, name));
            return LiesIn(root, path) && (within is null || LiesIn(RealPath.Of(within), path)) ? path : null;
        }
        catch (Exception failure) when (failure is IOException or ArgumentException or NotSupportedException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool LiesIn(string root, string path) =>
        path.StartsWith(Path.EndsInDirectorySeparator(root) ? root : root + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static byte[]? Bytes(string path, BoundedFile.Reader read, out string? reason)
    {
        try
        {
            reason = Directory.Exists(path) ? "it is a folder" : File.Exists(path) ? null : "there is no such file";
            if (reason is not null) return null;
            return read(path, YamlLimits.Bytes, out reason);
        }
        catch (UnauthorizedAccessException)
        {
            reason = "access to it is denied";
            return null;
        }
        catch (Exception failure) when (failure is IOException or ArgumentException or NotSupportedException)
        {
            reason = failure.Message;
            return null;
        }
    }
}
