using CsCheck;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Language.Tests.Compiling;

public sealed class CompletionsTests
{
    [Fact]
    public void The_order_written_comes_first_and_the_last_group_varies_fastest()
    {
        var orders = Completions.Of(Grouped(2, 1, 3)).Select(o => string.Concat(o.Select(c => c.Text))).ToList();

        Assert.Equal(12, orders.Count);
        Assert.Equal(["abcdef", "abcdfe", "abcedf"], orders.Take(3));
        Assert.Equal("bacfed", orders[^1]);
    }

    [Fact]
    public void Every_order_comes_once_and_keeps_the_groups() => Gen.Int[0, 4].Array[0, 4].Sample(sizes =>
    {
        var preference = Grouped(sizes);
        var orders = Completions.Of(preference).Select(o => string.Concat(o.Select(c => c.Text))).ToList();

        Assert.Equal(Completions.Count(preference), orders.Count);
        Assert.Equal(orders.Count, orders.Distinct().Count());
        Assert.All(orders, order =>
        {
            var at = 0;
            foreach (var group in preference.Groups)
            {
                Assert.Equal(group.Select(c => c.Text[0]).Order(), order.Substring(at, group.Count).Order());
                at += group.Count;
            }
        });
    }, iter: 200);

    [Fact]
    public void Counts_beyond_any_integer_and_starts_at_once()
    {
        var open = new Preference.Priorities([[.. Enumerable.Range(0, 60).Select(k => Sample.Level(0, k))]]);

        Assert.Equal("8320987112741390144276341183223364380754172606361245952449277696409600000000000000", Completions.Count(open).ToString());
        Assert.Equal(60, Completions.Of(open).First().Count);
        Assert.Equal(1, Completions.Count(new Preference.Indifferent()));
    }

    private static Preference.Priorities Grouped(params int[] sizes)
    {
        var next = 'a';
        return new([.. sizes.Select(size => (IReadOnlyList<Clause>)[.. Enumerable.Range(0, size).Select(_ => Sample.Clause(Demarche.Engine.States.Condition.Never, $"{next++}"))])]);
    }
}
