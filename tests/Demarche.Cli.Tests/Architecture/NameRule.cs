using System.Reflection;

namespace Demarche.Cli.Tests.Architecture;

/// <summary>One name, one type: who reads a name need not ask which of two is meant. Names that are still shared are listed, so that they can only get fewer.</summary>
public sealed class NameRule
{
    private static readonly string[] StillShared =
    [
        "AdviceAnswer", "Concepts", "Condition", "Confidence", "Forecast", "Phrases", "Reading", "RobustnessAnswer", "Softmax", "StateColumns",
    ];

    [Fact]
    public void No_two_types_share_a_name()
    {
        var types = RecordRule.Assemblies.SelectMany(name => Assembly.Load(name).GetTypes())
            .Where(t => !t.IsNested && t.Namespace?.StartsWith("Demarche", StringComparison.Ordinal) == true && !t.Name.Contains('<', StringComparison.Ordinal) && t.Name != "_Imports");
        Assert.Empty(types.GroupBy(t => t.Name, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).Except(StillShared));
    }
}
