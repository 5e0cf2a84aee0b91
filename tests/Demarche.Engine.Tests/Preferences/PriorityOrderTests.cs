using CsCheck;
using Demarche.Engine.Preferences;
using Demarche.Engine.States;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Preferences;

public class PriorityOrderTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(31)]
    [InlineData(60)]
    [InlineData(61)]
    [InlineData(62)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(200)]
    public void Compares_as_lists_of_truth_values_do(int statements) => Truths(statements).Sample(truths =>
    {
        var columns = Enumerable.Range(0, statements).Select(k => StateSet.Of(truths.Length, Enumerable.Range(0, truths.Length).Where(s => truths[s][k])));
        var ranks = PriorityOrder.Rank(truths.Length, [.. columns]);
        for (var s = 0; s < truths.Length; s++)
        {
            for (var t = 0; t < truths.Length; t++) Assert.Equal(Compare(truths[s], truths[t]), ranks[s].CompareTo(ranks[t]));
        }
    }, iter: Samples.Tenth, print: truths => string.Join('\n', truths.Select(t => string.Concat(t.Select(b => b ? '1' : '0')))));

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(130)]
    public void A_preference_of_that_many_statements_compares_two_states_as_lists_of_truth_values_do(int statements) => Truths(statements).Sample(truths =>
    {
        var sets = Enumerable.Range(0, statements).Select(k => StateSet.Of(truths.Length, Enumerable.Range(0, truths.Length).Where(s => truths[s][k])));
        var preference = new StatementPreference(truths.Length, [.. sets.Select(set => new[] { new GradedSet(set, Degree: 1) })]);
        for (var s = 0; s < truths.Length; s++)
        {
            for (var t = 0; t < truths.Length; t++)
            {
                var expected = Compare(truths[s], truths[t]);
                Assert.Equal(expected > 0 ? Comparison.Better : expected < 0 ? Comparison.Worse : Comparison.Equal, preference.Compare(s, t));
                if (expected > 0) Assert.Equal(1, preference.Degree(s, t));
            }
        }
    }, iter: Samples.Tenth);

    [Theory]
    [InlineData(20)]
    [InlineData(45)]
    public void Ranks_many_states_side_by_side_as_one_by_one(int statements)
    {
        const int states = 70_001;
        var random = new Random(statements);
        var columns = Enumerable.Range(0, statements).Select(_ => StateSet.Of(states, Enumerable.Range(0, states).Where(_ => random.Next(2) == 0))).ToArray();
        var ranks = PriorityOrder.Rank(states, columns);
        var ordered = Enumerable.Range(0, states).OrderBy(s => ranks[s]).ToArray();
        for (var k = 1; k < states; k++)
        {
            bool[] before = [.. columns.Select(c => c[ordered[k - 1]])], after = [.. columns.Select(c => c[ordered[k]])];
            Assert.Equal(Compare(before, after), ranks[ordered[k - 1]].CompareTo(ranks[ordered[k]]));
        }
    }

    [Fact]
    public void The_first_statement_outweighs_all_the_rest()
    {
        var first = StateSet.Of(2, [0]);
        var rest = Enumerable.Repeat(StateSet.Of(2, [1]), 199);
        var ranks = PriorityOrder.Rank(2, [first, .. rest]);
        Assert.True(ranks[0] > ranks[1]);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(64)]
    public void A_state_in_which_everything_is_true_still_has_a_rank_that_a_conflict_accepts(int statements)
    {
        var ranks = PriorityOrder.Rank(2, [.. Enumerable.Repeat(StateSet.Of(2, [0]), statements)]);
        Assert.True(ranks[0] > ranks[1]);
        Assert.DoesNotContain(int.MaxValue, ranks);
        Assert.DoesNotContain(int.MinValue, ranks);
    }

    /// <summary>Truth values of a few states, many of them alike but for a late statement.</summary>
    private static Gen<bool[][]> Truths(int statements) =>
        from fresh in Gen.Bool.Array[statements].Array[1, 40]
        from copies in Gen.Select(Gen.Int[0, fresh.Length - 1], Gen.Int[0, Math.Max(0, statements - 1)]).Array[0, 40]
        select (bool[][])[.. fresh, .. copies.Select(c => fresh[c.Item1].Select((b, k) => k == c.Item2 ? !b : b).ToArray())];

    private static int Compare(bool[] one, bool[] other)
    {
        for (var k = 0; k < one.Length; k++)
        {
            if (one[k] != other[k]) return one[k] ? 1 : -1;
        }

        return 0;
    }
}
