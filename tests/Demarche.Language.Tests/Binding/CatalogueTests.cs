using System.Reflection;
using Demarche.Language.Diagnostics;

namespace Demarche.Language.Tests.Binding;

public sealed class CatalogueTests
{
    [Fact]
    public void Lists_every_rule_once_in_order()
    {
        var declared = new[] { typeof(Rule), typeof(Catalogue) }.SelectMany(t => t.Assembly.GetTypes())
            .SelectMany(t => t.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(p => p.PropertyType == typeof(Rule))
            .Select(p => (Rule)p.GetValue(null)!)
            .Select(r => r.Code)
            .Order(StringComparer.Ordinal);
        Assert.Equal(declared, Catalogue.All.Select(r => r.Code));
        Assert.Equal(Catalogue.All.Count, Catalogue.All.Select(r => r.Code).Distinct().Count());
    }

    [Fact]
    public void Messages_take_as_many_arguments_as_they_have_holes()
    {
        foreach (var rule in Catalogue.All)
        {
            var holes = rule.Message.Count(c => c == '{');
            var filled = rule.Fill([.. Enumerable.Range(0, holes).Select(k => (object)$"<{k}>")]);
            Assert.DoesNotContain('{', filled);
            Assert.All(Enumerable.Range(0, holes), k => Assert.Contains($"<{k}>", filled, StringComparison.Ordinal));
        }
    }

    /// <summary>The example of a rule is a model that has the problem, unless it says with "…" or in words that it is not written out.</summary>
    [Fact]
    public void Examples_have_the_problem_they_are_examples_of()
    {
        var inWords = new[] { "DEM0001", "DEM0002", "DEM0013", "DEM0209", "DEM0212", "DEM0306", "DEM0505", "DEM0506", "DEM0507", "DEM0508", "DEM0510", "DEM0511", "DEM0517", "DEM0596", "DEM0597" };
        foreach (var rule in Catalogue.All.Where(r => !inWords.Contains(r.Code) && !r.Example.Contains('…') && !r.Code.StartsWith("DEM09", StringComparison.Ordinal)))
        {
            var found = ModelLoader.Parse(rule.Example, "example.crisis.yaml").Diagnostics.Select(d => d.Code).ToArray();
            Assert.True(found.Contains(rule.Code), $"{rule.Code} is not in [{string.Join(", ", found)}] for\n{rule.Example}");
        }
    }
}
