using Demarche.Language.Binding;
using Demarche.Language.Binding.Keys;
using Demarche.Language.Diagnostics;
using Demarche.Language.Model;
using Demarche.Language.Syntax;

namespace Demarche.Language.Binding;

/// <summary>Tables of reference classes: the bundled one, and those of others.</summary>
public static class ReferenceClasses
{
    private static readonly Lazy<IReadOnlyList<ReferenceClass>> ReadOnce = new(ReadBundled);

    /// <summary>The classes that come with the product, in the order of their table.</summary>
    public static IReadOnlyList<ReferenceClass> Bundled => ReadOnce.Value;

    /// <summary>Reads a table: a mapping with the one key <c>classes</c>. What is wrong with it is reported, and then no class is given.</summary>
    /// <param name="text">The table, YAML.</param>
    /// <param name="file">Its name as the user knows it.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    public static IReadOnlyList<ReferenceClass> Read(string text, string file, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var found = new DiagnosticBag();
        var classes = YamlReader.Read(text, file, found) is { } root ? Classes(root, found) : [];
        diagnostics.AddRange(found.InOrder());
        return found.HasErrors ? [] : classes;
    }

    private static List<ReferenceClass> Classes(YamlNode root, DiagnosticBag diagnostics)
    {
        new ShapeCheck(diagnostics).Check(root, OutsideKeys.Table, "a table of classes");
        var binder = new ClassBinder(diagnostics);
        var classes = new List<ReferenceClass>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in (root as YamlMapping)?["classes"].Items().OfType<YamlMapping>() ?? [])
        {
            if (entry["id"].Scalar() is not { } id || binder.Bind(entry) is not { } read) continue;
            if (names.Add(read.Id!)) classes.Add(read);
            else diagnostics.Report(OutsideRules.ClassTwice, id.Span, read.Id!);
        }

        return classes;
    }

    /// <summary>The class of that name, or null.</summary>
    public static ReferenceClass? Find(IEnumerable<ReferenceClass> classes, string id) => classes.FirstOrDefault(c => c.Id == id);

    private static IReadOnlyList<ReferenceClass> ReadBundled()
    {
        const string name = "reference-classes.yaml";
        using var table = new StreamReader(typeof(ReferenceClasses).Assembly.GetManifestResourceStream(name)!);
        var diagnostics = new DiagnosticBag();
        var classes = Read(table.ReadToEnd(), name, diagnostics);
        return diagnostics.HasErrors ? throw new InvalidOperationException(diagnostics.InOrder()[0].Message) : classes;
    }
}
