using System.Numerics;
using CsCheck;
using Demarche.Engine.Inverse;
using Demarche.Engine.Masks;
using Demarche.Engine.Preferences;
using Demarche.Engine.RicherPreferences;
using Demarche.Engine.States;
using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Tests.RandomModels;
using Demarche.Engine.Tests.RicherPreferences;
using AllConcepts = Demarche.Engine.Concepts;

namespace Demarche.Engine.Tests.Inverse;

/// <summary>The nearest orders of several parties, how many do, and what a search cut short proves, against trying every order of every party.</summary>
public class JointInverseTests
{
    private static readonly string[] Ids = ["nash", "gmr", "smr", "seq", "sseq"];

    private static readonly Gen<Question> Questions =
        from model in ModelGen.Any(cells: 12, parties: 3)
        let description = Shortened(model, model.Parties == 2 ? 4 : 3)
        let states = EngineModel.Space(description).Count
        from movable in Gen.Bool.Array[description.Parties]
        from concept in Gen.Int[0, 4]
        from kind in Gen.Int[0, 2]
        from party in Gen.Int[0, description.Parties - 1]
        from state in Gen.Int[0, states - 1]
        from other in Gen.Int[0, states - 1]
        select new Question(
            description, [.. Enumerable.Range(0, description.Parties).Where(p => movable[p] && description.Orders[p] is Order.Priorities)], Ids[concept], kind, party, state, other);

    /// <summary>On rows of bits and by solving each combination as a conflict of its own.</summary>
    [Fact]
    public void The_least_and_the_count_are_those_of_all_orders() => Questions.Sample(q =>
    {
        var naive = new NaiveModel(q.Description);
        var least = NaiveSwaps.Least(naive, q.Movable, q.Holds);
        var count = q.Every(naive).Count(q.Holds);
        foreach (var found in new[] { q.OnRows(), q.Solved(100_000) })
        {
            Assert.True(found.IsProved);
            Assert.Equal(count, (int)found.Orders!.Value);
            Assert.Equal(least is null, found.Nearest is null);
            if (found.Nearest is null) continue;
            Assert.Equal(least, found.Swaps);
            Assert.Equal(least, q.Movable.Zip(found.Nearest).Sum(n => AdjacentSwaps.To(n.First, n.Second).Count));
        }
    }, iter: Samples.Tenth * 2, print: q => q.ToString());

    [Fact]
    public void A_search_cut_short_still_proves_a_lower_bound() => (from q in Questions from most in Gen.Int[1, 30] select (q, most)).Sample(x =>
    {
        var least = NaiveSwaps.Least(new NaiveModel(x.q.Description), x.q.Movable, x.q.Holds);
        var found = x.q.Solved(x.most);
        Assert.True(found.Judged <= x.most);
        if (found.Nearest is not null) Assert.Equal(least, found.Swaps);
        else if (found.IsProved) Assert.Null(least);
        else Assert.True(least is null || least >= found.Swaps);
    }, iter: Samples.Tenth * 2, print: x => $"{x.most}: {x.q}");

    /// <summary>Strength and certainty go with their statements: orders that rank the states alike may differ in what they make stable.</summary>
    [Fact]
    public void What_is_said_of_a_statement_goes_with_it() => (
        from d in RicherGen.Any(cells: 8, parties: 3)
        let model = new RicherDescription(Shortened(d.Base, 3), [.. d.InForce.Select(r => r with { Groups = [1, 1, 1, 1, 1, 1] })], [.. d.Possible.Select(_ => (IReadOnlyList<PossibleOrder>)[])])
        from party in Gen.Int[0, model.Base.Parties - 1]
        where model.Base.Orders[party] is Order.Priorities { Statements.Count: > 0 }
        from state in Gen.Int[0, EngineModel.Space(model.Base).Count - 1]
        from concept in Gen.Int[0, 2]
        select (model, party, state, concept)).Sample(x =>
    {
        var graph = x.model.Graph();
        var (id, holds) = new (string, Func<RicherOracle, bool>)[]
        {
            ("gmr-strong", o => o.Strong(Foresight.AnyAnswer, 1, x.party, x.state)),
            ("seq-strong-2", o => o.Strong(Foresight.CredibleAnswer, 2, x.party, x.state)),
            ("fsmr", o => o.Fuzzy(Foresight.AnyAnswerAndWayOut, [.. Enumerable.Repeat(FuzzyStability.UsualThreshold, graph.Parties)], x.party, x.state)),
        }[x.concept];
        var (own, said) = ((Order.Priorities)x.model.Base.Orders[x.party], x.model.InForce[x.party]);
        GradedSet[] statements = [.. own.Statements.Select((c, k) => new GradedSet(graph.Space.Where(c), said.Degrees[k], said.Certainties[k]))];
        var reordered = new Reordered(graph, [x.party], [statements]);
        var found = JointInverse.Of(graph, [x.party], [[.. statements.Select(s => s.Where)]], apart: true)!
            .Answer(choice => AllConcepts.Find(id)!.Stable(reordered.By(choice), x.party)[x.state], budget: 1000);
        var doing = NaiveSwaps.Permutations([.. Enumerable.Range(0, statements.Length)]).Where(order => holds(new RicherOracle(x.model with
        {
            Base = x.model.Base with { Orders = [.. x.model.Base.Orders.Select((o, i) => i == x.party ? new Order.Priorities([.. order.Select(k => own.Statements[k])]) : o)] },
            InForce = [.. x.model.InForce.Select((r, i) => i == x.party ? r with { Degrees = [.. order.Select(k => r.Degrees[k])], Certainties = [.. order.Select(k => r.Certainties[k])] } : r)],
        }))).ToList();
        Assert.Equal(doing.Count, (int)found.Orders!.Value);
        Assert.Equal(doing.Count == 0, found.Nearest is null);
        if (found.Nearest is not null) Assert.Equal(doing.Min(o => AdjacentSwaps.To(0, o).Count), found.Swaps);
    }, iter: Samples.Tenth * 2, print: x => $"{x.party} {x.state} {x.concept} {RicherGen.Print(x.model)}");

    private static Description Shortened(Description d, int statements) =>
        d with { Orders = [.. d.Orders.Select(o => o is Order.Priorities p ? new Order.Priorities([.. p.Statements.Take(statements)]) : o)] };

    /// <summary>What is to become true: an equilibrium among two states, an equilibrium that improvements lead to, or a state stable for one party.</summary>
    private sealed record Question(Description Description, int[] Movable, string Concept, int Kind, int Party, int State, int Other)
    {
        public JointAnswer OnRows()
        {
            var graph = EngineModel.Graph(Description);
            var pair = StateSet.Of(graph.States, [State, Other]);
            return Inverse(graph).Answer(new MaskMoves(graph.States, graph.Moves), Kind switch
            {
                0 => MaskGoals.EquilibriumIn(Concept, pair),
                1 => MaskGoals.ImprovementsLeadTo(Concept, Other, StateSet.Of(graph.States, [State])),
                _ => MaskGoals.StableFor(Concept, [Party], State),
            });
        }

        public JointAnswer Solved(long budget)
        {
            var graph = EngineModel.Graph(Description);
            var reordered = new Reordered(graph, Movable, [.. Movable.Select(p => Statements(graph, p).Select(w => new GradedSet(w)).ToArray())]);
            var concept = AllConcepts.Find(Concept)!;
            return Inverse(graph).Answer(choice =>
            {
                var changed = reordered.By(choice);
                bool Equilibrium(int s) => Enumerable.Range(0, changed.Parties).All(p => concept.Stable(changed, p)[s]);
                return Kind switch
                {
                    0 => Equilibrium(State) || Equilibrium(Other),
                    1 => Equilibrium(State) && Demarche.Engine.Paths.Ways.ByImprovements(changed, Other).Reached[State],
                    _ => concept.Stable(changed, Party)[State],
                };
            }, budget);
        }

        public bool Holds(NaiveModel m)
        {
            var stable = NaiveConcepts.ById[Concept];
            bool Equilibrium(int s) => Enumerable.Range(0, m.Parties).All(i => stable(m, i, s));
            return Kind switch
            {
                0 => Equilibrium(State) || Equilibrium(Other),
                1 => Equilibrium(State) && NaivePaths.Lengths(m, Other, 0).ContainsKey(State),
                _ => stable(m, Party, State),
            };
        }

        public IEnumerable<NaiveModel> Every(NaiveModel m)
        {
            IEnumerable<int[][]> all = [[]];
            for (var p = 0; p < m.Parties; p++)
            {
                int[] written = [.. Enumerable.Range(0, m.Description.Orders[p] is Order.Priorities own ? own.Statements.Count : 0)];
                var orders = Movable.Contains(p) ? NaiveSwaps.Permutations(written).ToList() : [written];
                all = all.SelectMany(before => orders.Select(o => (int[][])[.. before, o])).ToList();
            }

            return all.Select(orders => NaiveSwaps.Reordered(m, orders));
        }

        public override string ToString() => $"{Concept}, kind {Kind}, party {Party}, states {State} {Other}, movable {string.Join(' ', Movable)}, {ModelGen.Print(Description)}";

        private JointInverse Inverse(ConflictGraph graph) => JointInverse.Of(graph, Movable, [.. Movable.Select(p => Statements(graph, p))])!;

        private StateSet[] Statements(ConflictGraph graph, int party) => [.. ((Order.Priorities)Description.Orders[party]).Statements.Select(graph.Space.Where)];
    }
}
