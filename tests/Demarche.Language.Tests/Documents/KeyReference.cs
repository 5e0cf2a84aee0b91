using System.Text;
using Demarche.Language.Binding.Keys;

namespace Demarche.Language.Tests.Documents;

/// <summary>Writes every key of the language as the Markdown page <c>docs/keys.md</c>, from the key tables.</summary>
internal static class KeyReference
{
    public static string Write()
    {
        var page = new StringBuilder("# Keys\n\nEvery key of the [language](language.md), in canonical order, with what it may hold. This page is made from the tables that the checker itself uses.\n");
        foreach (var table in CrisisKeys.Tables)
        {
            page.Append($"\n## {char.ToUpperInvariant(table.Name[0])}{table.Name[1..]}\n\n{table.Doc}\n\n| key | value | meaning |\n|---|---|---|\n");
            foreach (var key in table.Keys) page.Append($"| `{key.Name}`{(key.Required ? " (must be there)" : "")} | {ShapeWords.Of(key.Shape)} | {key.Doc} |\n");
            if (table.OtherKeys is { } other) page.Append($"| the name of {ShapeWords.Article(other.KeyIs)} | {ShapeWords.Of(other.Value)} | |\n");
        }

        return page.ToString();
    }
}
