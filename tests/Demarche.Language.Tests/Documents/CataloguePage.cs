using System.Text;
using Demarche.Language.Diagnostics;

namespace Demarche.Language.Tests.Documents;

/// <summary>Writes the catalogue as the Markdown page <c>docs/diagnostics.md</c>.</summary>
internal static class CataloguePage
{
    private static readonly (int First, string Title)[] Parts =
    [
        (1, "The file"), (100, "Keys and values"), (200, "Statements"), (300, "Parties, levers, states"), (400, "Preferences"),
        (500, "Outcomes, threats, sources, dates, files"), (700, "Records, texts, event data"), (900, "Import"),
    ];

    /// <summary>The page, with line feeds and a final one.</summary>
    public static string Write(IReadOnlyList<Rule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var page = new StringBuilder();
        page.Append("# Diagnostics\n\n");
        page.Append("Every problem of a file that `demarche` can report, by its code. An *error* means that the file cannot be used; a *warning*, that it is used\n");
        page.Append("but probably does not say what was meant. This page is generated from the rules in the sources.\n");
        foreach (var (part, k) in Parts.Select((part, k) => (part, k)))
        {
            var end = k + 1 < Parts.Length ? Parts[k + 1].First : int.MaxValue;
            var members = rules.Where(r => Number(r) >= part.First && Number(r) < end).ToArray();
            if (members.Length == 0) continue;
            page.Append($"\n## {part.Title}\n");
            foreach (var rule in members) Write(page, rule);
        }

        return page.ToString();
    }

    private static void Write(StringBuilder page, Rule rule)
    {
        page.Append($"\n### {rule.Code}: {rule.Title}\n\n");
        page.Append($"*{rule.Severity}.* {Capital(rule.Message)}.\n\n{rule.Help}\n\n");
        page.Append($"```text\n{rule.Example}\n```\n");
    }

    private static int Number(Rule rule) => int.Parse(rule.Code.AsSpan(3));

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
