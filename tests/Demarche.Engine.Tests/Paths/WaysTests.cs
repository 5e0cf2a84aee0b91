using CsCheck;
using Demarche.Engine.Moves;
using Demarche.Engine.Paths;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Paths;

public class WaysTests
{
    private static readonly Gen<(Description Description, int Start, int SetBacks, bool[] Goal)> Questions =
        from description in ModelGen.Any(cells: 40)
        let states = EngineModel.Space(description).Count
        from start in Gen.Int[0, states - 1]
        from setBacks in Gen.Int[0, 4]
        from goal in Gen.Frequency((1, Gen.Const(true)), (4, Gen.Const(false))).Array[states]
        select (description, start, setBacks, goal);

    [Fact]
    public void Any_moves_agree_with_the_oracle() => Questions.Sample(q =>
    {
        var naive = new NaiveModel(q.Description);
        Agrees(naive, Ways.ByAnyMoves(EngineModel.Graph(q.Description), q.Start), NaivePaths.Lengths(naive, q.Start, null), null);
    }, iter: Samples.Count, print: q => $"from {q.Start} in {ModelGen.Print(q.Description)}");

    [Fact]
    public void Improvements_and_set_backs_agree_with_the_oracle() => Questions.Sample(q =>
    {
        var naive = new NaiveModel(q.Description);
        var ways = Ways.ByImprovements(EngineModel.Graph(q.Description), q.Start, q.SetBacks);
        Agrees(naive, ways, NaivePaths.Lengths(naive, q.Start, q.SetBacks), q.SetBacks);
    }, iter: Samples.Count, print: q => $"from {q.Start} with {q.SetBacks} in {ModelGen.Print(q.Description)}");

    [Fact]
    public void The_least_number_of_set_backs_agrees_with_the_oracle() => Questions.Sample(q =>
    {
        var naive = new NaiveModel(q.Description);
        var goal = StateSet.Of(naive.States, Enumerable.Range(0, naive.States).Where(s => q.Goal[s]));
        var least = Enumerable.Range(0, naive.States + 1).Cast<int?>()
            .FirstOrDefault(k => NaivePaths.Lengths(naive, q.Start, k!.Value).Keys.Any(s => q.Goal[s]));
        Assert.Equal(least, Ways.LeastSetBacks(EngineModel.Graph(q.Description), q.Start, goal));
    }, iter: Samples.Tenth, print: q => $"from {q.Start} in {ModelGen.Print(q.Description)}");

    [Fact]
    public void The_nearest_of_a_set_is_the_oracles() => Questions.Sample(q =>
    {
        var naive = new NaiveModel(q.Description);
        var goal = StateSet.Of(naive.States, Enumerable.Range(0, naive.States).Where(s => q.Goal[s]));
        var nearest = NaivePaths.Lengths(naive, q.Start, null).Where(l => q.Goal[l.Key]).OrderBy(l => l.Value).ThenBy(l => l.Key).Select(l => (int?)l.Key).FirstOrDefault();
        Assert.Equal(nearest, Ways.ByAnyMoves(EngineModel.Graph(q.Description), q.Start).NearestIn(goal));
    }, iter: Samples.Count, print: q => $"from {q.Start} in {ModelGen.Print(q.Description)}");

    /// <summary>Of equally short ways the one with the fewest set-backs; of those the one found first, parties ascending.</summary>
    [Fact]
    public void Among_equally_short_ways_the_one_that_pays_and_then_the_first_party()
    {
        var graph = EngineModel.Graph(new Description
        {
            Parties = 3,
            NamedStates = 4,
            Arcs = [[(0, 1), (0, 2), (1, 3), (2, 3)], [(2, 3)], [(2, 3)]],
            Orders = [Liking(2, 3), Liking(3), Liking(3)],
        });
        Assert.Equal([new Step(0, 0, 2), new Step(1, 2, 3)], Ways.ByImprovements(graph, 0, 1).WayTo(3));
        Assert.Equal([new Step(0, 0, 2), new Step(1, 2, 3)], Ways.ByImprovements(graph.With(new ArcMoves(4, [[(0, 1), (0, 2)], [(2, 3)], [(2, 3)]])), 0, 0).WayTo(3));
        Assert.Equal([new Step(0, 0, 1), new Step(0, 1, 3)], Ways.ByAnyMoves(graph, 0).WayTo(3));
    }

    private static Order Liking(params int[] states) => new Order.Priorities([new Condition.OneOf(StateSet.Of(4, states))]);

    [Fact]
    public void With_set_backs_allowed_none_is_made_that_is_not_needed() => Questions.Sample(q =>
    {
        var graph = EngineModel.Graph(q.Description);
        Ways strict = Ways.ByImprovements(graph, q.Start), lenient = Ways.ByImprovements(graph, q.Start, q.SetBacks);
        foreach (var state in strict.Reached.Members())
        {
            if (lenient.MovesTo(state) != strict.MovesTo(state) || Levers(graph, lenient.WayTo(state)) < Levers(graph, strict.WayTo(state))) continue;
            Assert.All(lenient.WayTo(state), step => Assert.True(graph.Prefers(step.Party, step.To, step.From)));
        }
    }, iter: Samples.Tenth, print: q => $"from {q.Start} with {q.SetBacks} in {ModelGen.Print(q.Description)}");

    private static int Levers(ConflictGraph graph, IEnumerable<Step> way) =>
        way.Sum(s => Enumerable.Range(0, graph.Space.Levers.Count).Count(k => graph.Space.LevelOf(s.From, k) != graph.Space.LevelOf(s.To, k)));

    [Fact]
    public void Asks_a_party_nothing_where_all_it_could_do_it_could_do_before()
    {
        var space = StateSpace.OfLevers([.. Enumerable.Range(0, 12).Select(k => new Lever(k % 4, 2, MoveRule.Free))]);
        var counted = new CountedMoves(new LeverMoves(space, 4));
        var graph = new ConflictGraph(space, counted, [.. Enumerable.Range(0, 4).Select(_ => new int[space.Count])]);

        var ways = Ways.ByAnyMoves(graph, 0);

        Assert.Equal(space.Count, ways.Reached.Count);
        // A state at which k of the four parties have moved is left by the other 4 − k alone: Σ C(4,k) 7^k (4−k) = 4 · 8³.
        Assert.Equal(4 * 512, counted.Asked);
    }

    [Fact]
    public void Hears_that_it_is_stopped_however_many_moves_a_state_has()
    {
        using var stop = new CancellationTokenSource();
        var wide = StateSpace.OfLevers([.. Enumerable.Range(0, 17).Select(_ => new Lever(0, 2, MoveRule.Free))]);
        var counted = new CountedMoves(new LeverMoves(wide, 1)) { IsAskedAlways = true, Heard = asked => { if (asked == 3) stop.Cancel(); } };
        var graph = new ConflictGraph(wide, counted, [new int[wide.Count]]);

        Assert.Throws<OperationCanceledException>(() => Ways.ByAnyMoves(graph, 0, stop.Token));

        // 2¹⁷ moves a state are more than are looked at unheard.
        Assert.Equal(3, counted.Asked);
    }

    [Fact]
    public void Names_the_mover_among_very_many_parties()
    {
        var graph = EngineModel.Graph(new Description
        {
            Parties = 300,
            NamedStates = 2,
            Arcs = [.. Enumerable.Range(0, 300).Select(p => p == 299 ? new[] { (0, 1) } : [])],
            Orders = [.. Enumerable.Repeat(new Order.Priorities([]), 300)],
        });
        Assert.Equal([new Step(299, 0, 1)], Ways.ByAnyMoves(graph, 0).WayTo(1));
    }

    [Fact]
    public void Refuses_a_negative_or_endless_number_of_set_backs()
    {
        var graph = EngineModel.Graph(new Description { Parties = 2, NamedStates = 2, Arcs = [[], []], Orders = [new Order.Priorities([]), new Order.Priorities([])] });
        Assert.Throws<ArgumentOutOfRangeException>(() => Ways.ByImprovements(graph, 0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ways.ByImprovements(graph, 0, int.MaxValue));
        Assert.Throws<InvalidOperationException>(() => Ways.ByAnyMoves(graph, 0).WayTo(1));
    }

    private sealed class CountedMoves(MoveRelation moves) : MoveRelation
    {
        public int Asked { get; private set; }

        public bool IsAskedAlways { get; init; }

        public Action<int>? Heard { get; init; }

        public override int Parties => moves.Parties;

        public override bool IsTransitive => !IsAskedAlways && moves.IsTransitive;

        public override void Targets(int party, int state, List<int> into)
        {
            Asked++;
            Heard?.Invoke(Asked);
            moves.Targets(party, state, into);
        }

        public override void Sources(int party, int state, List<int> into) => moves.Sources(party, state, into);

        public override bool CanMove(int party, int from, int to) => moves.CanMove(party, from, to);
    }

    private static void Agrees(NaiveModel naive, Ways ways, Dictionary<int, (int Moves, int Levers)> lengths, int? setBacks)
    {
        Assert.Equal(lengths.Keys.Order(), ways.Reached.Members());
        for (var s = 0; s < naive.States; s++)
        {
            Assert.Equal(lengths.TryGetValue(s, out var length) ? length.Moves : null, ways.MovesTo(s));
            if (ways.MovesTo(s) is not null) Walk(naive, ways.WayTo(s), ways.Start, s, length, setBacks);
        }
    }

    private static void Walk(NaiveModel naive, IReadOnlyList<Step> way, int at, int end, (int Moves, int Levers) length, int? setBacks)
    {
        Assert.Equal(length, (way.Count, way.Sum(step => NaivePaths.LeversMoved(naive, step.From, step.To))));
        if (setBacks is { } most) Assert.True(way.Count(step => !naive.Prefers(step.Party, step.To, step.From)) <= most);
        foreach (var step in way)
        {
            Assert.Equal(at, step.From);
            Assert.Contains(step.To, naive.Moves(step.Party, at));
            at = step.To;
        }

        Assert.Equal(end, at);
    }
}
