using Demarche.Language.Statements;

namespace Demarche.Language.Tests.Statements;

/// <summary>Only what is nested counts as deep: what a parenthesis held is over with it, and what waits outside goes on waiting.</summary>
public sealed class NestingTests
{
    private const int Many = StatementParser.DeepestNesting + 20;

    [Theory]
    [InlineData("(x)", " and ", false)]
    [InlineData("not (x)", " and ", false)]
    [InlineData("not not (x)", " and ", false)]
    [InlineData("(x if x)", " and ", false)]
    [InlineData("(not x)", " or ", false)]
    [InlineData("(x)", " if ", true)]
    [InlineData("not (x)", " if ", true)]
    [InlineData("x", " if ", true)]
    public void Operands_one_after_another(string operand, string between, bool isDeep) => Assert.Equal(isDeep, IsTooDeep(string.Join(between, Enumerable.Repeat(operand, Many))));

    [Theory]
    [InlineData("(", ")")]
    [InlineData("not ", "")]
    [InlineData("x if (", ")")]
    public void Operands_one_in_another(string before, string after)
    {
        string Nested(int times) => string.Concat(Enumerable.Repeat(before, times)) + "x" + string.Concat(Enumerable.Repeat(after, times));
        Assert.True(IsTooDeep(Nested(Many)));
        Assert.False(IsTooDeep(Nested(StatementParser.DeepestNesting / 2 - 1)));
    }

    private static bool IsTooDeep(string statement)
    {
        var model = $"parties:\n  A:\n    levers: {{ x: [no, yes] }}\n    priorities:\n      - {statement}\n";
        return ModelLoader.Parse(model, "m.crisis.yaml").Diagnostics.Any(d => d.Message.Contains("nested more than", StringComparison.Ordinal));
    }
}
