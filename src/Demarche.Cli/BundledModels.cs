namespace Demarche.Cli;

/// <summary>The models that come with the program, each a folder with a <c>crisis.yaml</c>.</summary>
internal sealed class BundledModels(string folder)
{
    /// <summary>Their names, in ordinal order; none when the program was installed without them.</summary>
    public IReadOnlyList<string> Names => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateDirectories(folder).Where(d => File.Exists(Path.Combine(d, "crisis.yaml"))).Select(d => Path.GetFileName(d))
            .Order(StringComparer.Ordinal)];

    /// <summary>The path of one of <see cref="Names"/>.</summary>
    public string PathOf(string name) => Path.Combine(folder, name);

    /// <summary>Copies all files of one model into a folder that exists.</summary>
    public void Copy(string name, string into)
    {
        var from = PathOf(name);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var target = Path.Combine(into, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <summary>The commented model that <c>new blank</c> writes.</summary>
    public static string BlankText()
    {
        using var template = new StreamReader(typeof(BundledModels).Assembly.GetManifestResourceStream("blank.crisis.yaml")!);
        return template.ReadToEnd();
    }
}
