using System.Reflection;
using Demarche.Events;
using Demarche.Games.Files;
using Demarche.Language;
using Demarche.Language.Tests.Documents;
using Demarche.Record;

namespace Demarche.Cli.Tests.Documents;

/// <summary>The page of all problems is made of all rules, whichever project they are in.</summary>
public sealed class DiagnosticsPage
{
    private static readonly IReadOnlyList<Rule> All = [.. Catalogue.All, .. RecordRules.All, .. EventRules.All, .. GameRules.All];

    [Fact]
    public void The_page_of_diagnostics_is_generated() => Repository.AssertCommitted(Repository.PathOf("docs", "diagnostics.md"), CataloguePage.Write(All));

    [Fact]
    public void Every_rule_is_on_it_once()
    {
        var declared = new[] { typeof(Rule), typeof(Catalogue), typeof(RecordRules), typeof(EventRules), typeof(GameRules) }.SelectMany(t => t.Assembly.GetTypes())
            .SelectMany(t => t.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)).Where(p => p.PropertyType == typeof(Rule))
            .Select(p => ((Rule)p.GetValue(null)!).Code).Order(StringComparer.Ordinal);
        Assert.Equal(declared, All.Select(r => r.Code).Order(StringComparer.Ordinal));
        Assert.Equal(All.Count, All.Select(r => r.Code).Distinct().Count());
    }
}
