using System.Text;
using Demarche.Language.Diagnostics;

namespace Demarche.Language.Tests.Binding;

/// <summary>Models that are too big are refused by their count, before any memory is taken for their states.</summary>
public sealed class SizeTests
{
    [Fact]
    public void Thousands_of_listed_states_are_refused()
    {
        var text = "parties: { A: { priorities: [s1] } }\nmoves: { A: [[s0, s1]] }\nstates:\n" + string.Concat(Enumerable.Range(0, 20_000).Select(k => $"- s{k}\n"));
        Assert.Contains(ModelLoader.Parse(text, "m").Diagnostics, d => d.Code == ModelRules.TooManyListed.Code && d.Message.Contains("20,000", StringComparison.Ordinal));
    }

    [Fact]
    public void A_space_of_2_to_the_28_is_accepted_and_twice_that_refused()
    {
        Assert.False(ModelLoader.Parse(YesNo(28), "m").HasErrors);
        Assert.Contains(ModelLoader.Parse(YesNo(29), "m").Diagnostics, d => d.Code == ModelRules.TooManyStates.Code && d.Message.Contains("536,870,912", StringComparison.Ordinal));
    }

    [Fact]
    public void Counts_beyond_any_number_type_are_told()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = ModelLoader.Parse(YesNo(5000), "m");
        Assert.Contains(result.Diagnostics, d => d.Code == ModelRules.TooManyStates.Code && d.Message.Contains("10^1505", StringComparison.Ordinal));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000_000);
    }

    [Fact]
    public void Statements_that_unfold_too_far_only_together_are_refused_once()
    {
        var text = new StringBuilder("parties: { A: { levers: { strike: [no, yes], talk: [no, yes] }, priorities: [");
        text.Append(string.Join(", ", Enumerable.Repeat("o14", 400))).Append("] } }\noutcomes:\n  o0: strike\n");
        for (var k = 1; k <= 14; k++) text.Append($"  o{k}: o{k - 1} iff (o{k - 1} or talk)\n");
        Assert.Equal([StatementRules.UnfoldTogether.Code], ModelLoader.Parse(text.ToString(), "m").Diagnostics.Select(d => d.Code));
    }

    [Fact]
    public void Checks_of_every_statement_are_left_out_where_states_times_statements_are_many()
    {
        string Idle(int statements) => YesNo(20, $"[{string.Join(", ", Enumerable.Repeat("l0 or not l0", statements))}]");
        Assert.Contains(ModelLoader.Parse(Idle(2), "m").Diagnostics, d => d.Code == PreferenceRules.DecidesNothing.Code);
        Assert.DoesNotContain(ModelLoader.Parse(Idle(5000), "m").Diagnostics, d => d.Code == PreferenceRules.DecidesNothing.Code);
    }

    private static string YesNo(int levers, string priorities = "[l0]")
    {
        var text = new StringBuilder($"parties:\n  A:\n    priorities: {priorities}\n    levers:\n");
        for (var k = 0; k < levers; k++) text.Append($"      l{k}: [no, yes]\n");
        return text.ToString();
    }
}
