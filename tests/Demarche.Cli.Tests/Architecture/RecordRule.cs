using System.Reflection;

namespace Demarche.Cli.Tests.Architecture;

/// <summary>A record copied by <c>with</c> is not left with something that was built of what it no longer is.</summary>
public sealed class RecordRule
{
    internal static readonly string[] Assemblies =
    [
        "Demarche.Diagnostics", "Demarche.Engine", "Demarche.Games", "Demarche.Language", "Demarche.Record", "Demarche.Events", "Demarche.Analysis", "Demarche.Reports", "Demarche.Workbench", "demarche",
    ];

    /// <summary>A brief whose document is made with it, to be made when asked for; a run's memory of its files, which its copies are to share; the rows of a
    /// draft, to be made when asked for.</summary>
    private static readonly string[] Known = ["Demarche.Reports.Brief.Answer", "Demarche.Cli.Io", "Demarche.Record.Drafting.DraftLever"];

    [Fact]
    public void Nothing_that_a_record_builds_once_can_go_stale()
    {
        var records = Assemblies.SelectMany(name => Assembly.Load(name).GetTypes()).Where(t => t.IsClass && t.GetMethod("<Clone>$", All) is not null && !t.IsAbstract && !Known.Contains(t.FullName));
        Assert.Empty(records.Where(t => Built(t).Any() && t.GetProperties(All).Any(p => Given(t).Contains(p.Name) && IsSetByWith(p))).Select(t => $"{t}: {string.Join(", ", Built(t))} would be stale after `with`"));
    }

    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static HashSet<string?> Given(Type record) => record.GetConstructors(All).SelectMany(c => c.GetParameters()).Select(p => p.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>Properties without a setter that hold something of their own which is no parameter.</summary>
    private static IEnumerable<string> Built(Type record) => record.GetProperties(All)
        .Where(p => p.SetMethod is null && !Given(record).Contains(p.Name) && record.GetField($"<{p.Name}>k__BackingField", All) is not null).Select(p => p.Name);

    private static bool IsSetByWith(PropertyInfo property) =>
        property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)) == true;
}
