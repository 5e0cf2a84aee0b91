using Demarche.Language.Diagnostics;
using Demarche.Language.Formatting;
using Demarche.Language.Syntax;

namespace Demarche.Language.Tests.Formatting;

/// <summary>What formatting must do to every text that is YAML.</summary>
internal static class Formatted
{
    /// <summary>Formats, checks that content and comments are kept and that formatting again changes nothing, and gives the text.</summary>
    public static string Check(string text)
    {
        var (formatted, diagnostics) = Formatter.Format(text, "f.yaml");

        Assert.Empty(diagnostics);
        Assert.NotNull(formatted);
        var before = Read(text);
        var after = Read(formatted);
        Assert.True(Sorted(before).HasSameContent(Sorted(after)), $"The content changed:\n{text}\n-- became --\n{formatted}");
        Assert.Equal(formatted, Formatter.Format(formatted, "f.yaml").Text);
        return formatted;
    }

    public static bool IsYaml(string text)
    {
        var diagnostics = new DiagnosticBag();
        return YamlReader.Read(text, "f.yaml", diagnostics) is not null && !diagnostics.HasErrors;
    }

    private static YamlNode Read(string text)
    {
        var diagnostics = new DiagnosticBag();
        var node = YamlReader.Read(text, "f.yaml", diagnostics);
        Assert.Empty(diagnostics.InOrder());
        return node!;
    }

    /// <summary>The tree with its sections in the order of the key table, which is the one thing that may change.</summary>
    private static YamlNode Sorted(YamlNode node) => node is YamlMapping mapping
        ? new YamlMapping(mapping.Entries.OrderBy(e => e.Name, StringComparer.Ordinal), mapping.IsFlow, mapping.Span)
        : node;
}
