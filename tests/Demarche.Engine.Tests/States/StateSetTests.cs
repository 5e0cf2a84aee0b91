using CsCheck;
using Demarche.Engine.States;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.States;

public class StateSetTests
{
    private static readonly Gen<(int Universe, HashSet<int> A, HashSet<int> B)> Pairs =
        from universe in Gen.Int[1, 300]
        from a in Gen.Int[0, universe - 1].Array[0, universe]
        from b in Gen.Int[0, universe - 1].Array[0, universe]
        select (universe, a.ToHashSet(), b.ToHashSet());

    [Fact]
    public void Agrees_with_a_set_of_numbers() => Pairs.Sample(x =>
    {
        StateSet a = StateSet.Of(x.Universe, x.A), b = StateSet.Of(x.Universe, x.B);
        Assert.Equal(x.A.Order(), a.Members());
        Assert.Equal(x.A.Count, a.Count);
        Assert.Equal(x.A.Count == 0, a.IsEmpty);
        Assert.Equal(x.A.Intersect(x.B).Order(), a.Intersect(b).Members());
        Assert.Equal(x.A.Union(x.B).Order(), a.Union(b).Members());
        Assert.Equal(x.A.Except(x.B).Order(), a.Except(b).Members());
        Assert.Equal(x.A.SetEquals(x.B), a.Equals(b));
        Assert.All(Enumerable.Range(0, x.Universe), s => Assert.Equal(x.A.Contains(s), a[s]));
        var all = StateSet.All(x.Universe);
        Assert.Equal(x.Universe, all.Count);
        Assert.Equal(all.Except(a), StateSet.Of(x.Universe, Enumerable.Range(0, x.Universe).Where(s => !x.A.Contains(s))));
        foreach (var s in x.B) a[s] = false;
        Assert.Equal(StateSet.Of(x.Universe, x.A.Except(x.B)), a);
        Assert.Equal(StateSet.Of(x.Universe, x.A.Except(x.B)).GetHashCode(), a.GetHashCode());
    }, iter: Samples.Count);

    [Fact]
    public void Refuses_states_outside_and_sets_over_other_states()
    {
        var set = new StateSet(65);
        Assert.Throws<ArgumentOutOfRangeException>(() => set[65] = true);
        Assert.Throws<ArgumentOutOfRangeException>(() => set[-1] = true);
        Assert.Throws<ArgumentException>(() => set.Union(new StateSet(64)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StateSet(-1));
        Assert.False(new StateSet(64).Equals(new StateSet(65)));
    }
}
