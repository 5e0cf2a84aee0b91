using CsCheck;
using Demarche.Engine.Coalitions;
using Demarche.Engine.RicherPreferences;
using Demarche.Engine.Robustness;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Tests.RandomModels;
using Demarche.Engine.Tests.RicherPreferences;
using AllConcepts = Demarche.Engine.Concepts;

namespace Demarche.Engine.Tests.Robustness;

/// <summary>Robustness under concepts that rest on more than orders is that of writing every completion out as a model of its own.</summary>
public class RicherRobustnessTests
{
    private const int MostCompletions = 400;
    private static readonly double[] Certainties = [1, 1, 0.7, 0.4];
    private static readonly IReadOnlyList<int>[] Degrees = [[0], [0], [1], [0, 1], [0, 1, 2], [1, 3]];

    private static readonly (string Id, Func<RicherOracle, int, int, bool> Stable)[] Known =
    [
        ("gmr-strong", (o, i, s) => o.Strong(Foresight.AnyAnswer, 1, i, s)),
        ("smr-strong-2", (o, i, s) => o.Strong(Foresight.AnyAnswerAndWayOut, 2, i, s)),
        ("seq-strong", (o, i, s) => o.Strong(Foresight.CredibleAnswer, 1, i, s)),
        ("nash-b", (o, i, s) => o.Unknown(Foresight.OwnMove, UnknownAttitude.B, i, s)),
        ("seq-c", (o, i, s) => o.Unknown(Foresight.CredibleAnswer, UnknownAttitude.C, i, s)),
        ("gmr-a-strong", (o, i, s) => o.HybridStrong(Foresight.AnyAnswer, UnknownAttitude.A, 1, i, s)),
        ("fsmr", (o, i, s) => o.Fuzzy(Foresight.AnyAnswerAndWayOut, [.. Enumerable.Repeat(FuzzyStability.UsualThreshold, o.Model.Parties)], i, s)),
        ("pseq", (o, i, s) => o.Probable(Foresight.CredibleAnswer, ProbabilityThresholds.Usual, i, s)),
        ("seq", (o, i, s) => NaiveConcepts.ById["seq"](o.Model, i, s)),
    ];

    private static readonly Gen<Question> Questions =
        from model in RicherGen.Any(cells: 8, parties: 3)
        let description = model.Base
        let statement = description.NamedStates is { } count ? ConditionGen.OverNames(count) : ConditionGen.OverLevers(description.Levers)
        from asksOrder in Gen.Bool
        let item = Gen.Select(statement, Gen.Frequency((4, Gen.Const(false)), (1, Gen.Const(true))))
        let open =
            from groups in item.Array[1, 2].Array[0, 2]
            from degrees in Gen.Int[0, Degrees.Length - 1].Array[4]
            from certainties in Gen.Int[0, Certainties.Length - 1].Array[4]
            select new Type(
                new NaiveRobustness.OpenType(groups) { AsksOrder = asksOrder, Degrees = [.. groups.Select((g, at) => g.Select((_, k) => Degrees[degrees[2 * at + k]]).ToArray())] },
                [.. groups.Select((g, at) => g.Select((_, k) => Certainties[certainties[2 * at + k]]).ToArray())])
        from types in open.Array[1, 2].Array[description.Parties]
        from concepts in Gen.Shuffle(Known, 1, 2)
        select new Question(model, types, [.. concepts.Select(c => c.Id)]);

    [Fact]
    public void Shares_and_flips_are_those_of_writing_every_completion_out() => Questions.Where(q => q.Open().Completions <= MostCompletions).Sample(q =>
    {
        var all = NaiveRobustness.All([.. q.Types.Select(own => own.Select(t => t.Open).ToArray())], q.Concepts);
        HashSet<int>[] holding = [.. all.Select(q.Holding)];
        var states = q.Model.Graph().States;
        var now = StateSet.Of(states, [0]);
        var answer = new RobustnessAnalysis(q.Open(), [new TrackedResult(now, ResultKind.Holds, IsHeadline: true)], new RobustnessOptions()).Answer(null, new Random(1));
        Assert.True(answer.IsExact);
        Assert.Equal(all.Count, (int)answer.Completions);
        for (var s = 0; s < states; s++) Assert.Equal(all.Zip(holding).Where(x => x.Second.Contains(s)).Sum(x => x.First.Weight), answer.States[s].Holds.Value, 1e-9);
        foreach (var found in answer.Questions.Where(f => f.Question.Kind == QuestionKind.Strength))
        {
            var (party, type, group, statement) = (found.Question.Party, found.Question.Type, found.Question.Group, found.Question.Statement);
            string? Answer(NaiveRobustness.Completed c) => c.Variants[party].Type == type ? $"{c.Variants[party].Degrees[group][statement]}" : null;
            string Rest(NaiveRobustness.Completed c) => $"{c.Concept} {string.Join('|', c.Variants.Select((v, p) => Spell(v, p == party && v.Type == type ? (group, statement) : (-1, -1))))}";
            Assert.Equal(NaiveRobustness.Flips(all, [.. holding.Select(h => h.Contains(0))], Answer, Rest), found.FlipsAny!.Value, 1e-9);
        }
    }, iter: Samples.Tenth * 3, print: q => q.ToString());

    /// <summary>A draw of many must come near the exact share; where each completion takes long, fewer are drawn unless told.</summary>
    [Fact]
    public void Draws_come_near_the_exact_shares() => Questions.Where(q => q.Open().Completions is var n && n > 1 && n <= MostCompletions).Sample(q =>
    {
        var asked = q.Open();
        TrackedResult[] results = [new(StateSet.Of(asked.Graph.States, [0]), ResultKind.Holds, IsHeadline: true)];
        var exact = new RobustnessAnalysis(asked, results, new RobustnessOptions()).Answer(null, new Random(1)).Results[0].Value;
        var drawn = new RobustnessAnalysis(asked, results, new RobustnessOptions(ExactUpTo: 0, Draws: 2000, FlipDraws: 0)).Answer(null, new Random(3)).Results[0];
        var spread = 6 * Math.Sqrt(exact * (1 - exact) / 2000) + 1e-9;
        Assert.InRange(drawn.Value, exact - spread, exact + spread);
        Assert.InRange(drawn.Value, drawn.Low, drawn.High);
    }, iter: Samples.Tenth / 5, print: q => q.ToString());

    /// <summary>Strength has nothing to say where none of the completions has any, and the probe says so; where one type's statement may be strong, it has.</summary>
    [Fact]
    public void A_concept_is_asked_when_some_completion_has_something_for_it()
    {
        var graph = EngineModel.Graph(new Description { Parties = 1, NamedStates = 2, Arcs = [[(0, 1)]], Orders = [new Order.Priorities([])] });
        OpenOrder Priorities(params IReadOnlyList<int> degrees) => OpenOrder.Of([[new OpenStatement(StateSet.Of(2, [0])) { Degrees = degrees }]]);
        OpenConflict Open(params OpenOrder[] types) => new(graph, 0, [types], [AllConcepts.Find("gmr-strong")!]);
        Assert.NotNull(Open(Priorities(0)).WhyNot(AllConcepts.Find("gmr-strong")!));
        Assert.Null(Open(Priorities(0), Priorities(0, 1)).WhyNot(AllConcepts.Find("gmr-strong")!));
        Assert.NotNull(Open(Priorities(0), Priorities(0, 1)).WhyNot(AllConcepts.Find("gmr-strong-2")!));
        Assert.NotNull(Open(Priorities(1)).WhyNot(AllConcepts.Find("gmr-a")!));
        Assert.Equal(3, (int)Open(Priorities(0), Priorities(0, 1)).Completions);
    }

    /// <summary>A ranking's step counts for strength as its mark says; its order is not a question.</summary>
    [Fact]
    public void The_strength_of_a_step_of_a_ranking_can_be_open()
    {
        var graph = EngineModel.Graph(new Description
        {
            Parties = 2, NamedStates = 3, Arcs = [[(0, 1)], [(1, 2)]], Orders = [new Order.Priorities([]), new Order.Priorities([])],
        });
        var open = new OpenConflict(graph, 0, [[OpenOrder.Fixed([1, 2, 0], (1, [0, 1]))], [OpenOrder.Fixed([0, 0, 0])]], [AllConcepts.Find("gmr-strong")!]);
        var answer = new RobustnessAnalysis(open, [new TrackedResult(StateSet.Of(3, [0]), ResultKind.Holds, true)], new RobustnessOptions()).Answer(null, new Random(1));
        Assert.Equal(0.5, answer.Results[0].Value);
        Assert.Equal([0.0, 1.0], Assert.Single(answer.Questions).Answers.Select(a => a.Shares[0].Value));
    }

    /// <summary>What holds when no single party and no coalition asked about would leave, by the definition.</summary>
    [Fact]
    public void Coalitions_are_asked_in_every_completion() => (from d in ModelGen.Any(cells: 12, parties: 3) from c in Gen.Int[0, 3] select (d, c)).Sample(x =>
    {
        var graph = EngineModel.Graph(x.d);
        var concept = CoalitionConcepts.All[x.c];
        var every = new CoalitionalStability(concept, named: null, arePlayers: false);
        var expected = concept.Stable(new CoalitionGraph(graph), Coalition.All(graph.Parties).Subsets());
        var found = Enumerable.Range(0, graph.Parties).Aggregate(StateSet.All(graph.States), (left, p) => left.Intersect(every.Stable(graph, p)));
        Assert.Equal(expected, found);
        for (var p = 0; p < graph.Parties; p++)
        {
            var stable = every.Stable(graph, p);
            for (var s = 0; s < graph.States; s++) Assert.Equal(stable[s], every.Explain(graph, p, s).IsStable);
        }
    }, iter: Samples.Tenth);

    private static string Spell(NaiveRobustness.Variant v, (int Group, int Statement) left) =>
        $"{v.Type}:{string.Join(';', v.Orders.Select(o => string.Join(',', o)))}:{string.Join(';', v.LeftOut.Select(l => string.Join(',', l)))}:"
        + string.Join(';', v.Degrees.Select((d, g) => string.Join(',', d.Select((x, k) => (g, k) == left ? "" : $"{x}"))));

    private sealed record Type(NaiveRobustness.OpenType Open, double[][] Certainties);

    private sealed record Question(RicherDescription Model, Type[][] Types, string[] Concepts)
    {
        public OpenConflict Open()
        {
            var graph = Model.Graph();
            OpenOrder Order(Type type) => OpenOrder.Of(
                [.. type.Open.Groups.Select((group, g) => group.Select((s, k) =>
                    new OpenStatement(graph.Space.Where(s.Statement), s.IsOptional) { Degrees = type.Open.Degrees[g][k], Certainty = type.Certainties[g][k] }).ToArray())],
                type.Open.AsksOrder);
            return new OpenConflict(graph, 0, [.. Types.Select(own => own.Select(Order).ToArray())], [.. Concepts.Select(c => AllConcepts.Find(c)!)]);
        }

        /// <summary>The completion as a model: what it holds of every party in the place of that, and a party whose type was asked surely of its type.</summary>
        public HashSet<int> Holding(NaiveRobustness.Completed completed)
        {
            var written = completed.Variants.Select((v, party) => Written(Types[party][v.Type], v)).ToArray();
            var model = new RicherDescription(
                Model.Base with { Orders = [.. written.Select(w => w.Order)] },
                [.. written.Select(w => w.Richness)],
                [.. written.Select((w, party) => Types[party].Length > 1 ? [] : Model.Possible[party])]);
            var oracle = new RicherOracle(model);
            var stable = Known.First(k => k.Id == completed.Concept).Stable;
            return [.. Enumerable.Range(0, oracle.Model.States).Where(s => Enumerable.Range(0, oracle.Model.Parties).All(i => stable(oracle, i, s)))];
        }

        public override string ToString() =>
            $"{string.Join(' ', Concepts)}; {string.Join(" || ", Types.Select(own => string.Join(" or ", own.Select(t => $"{string.Join(" > ", t.Open.Groups.Select(g => $"[{string.Join(", ", g)}]"))} degrees {string.Join('/', t.Open.Degrees.SelectMany(g => g).Select(d => string.Join(',', d)))} asks {t.Open.AsksOrder}"))))} in {RicherGen.Print(Model)}";

        private static (Order Order, Richness Richness) Written(Type type, NaiveRobustness.Variant variant)
        {
            var statements = new List<(Condition Statement, int Degree, double Certainty)>();
            var groups = new List<int>();
            for (var g = 0; g < type.Open.Groups.Count; g++)
            {
                int[] kept = [.. variant.Orders[g].Where(k => !variant.LeftOut[g][k])];
                statements.AddRange(kept.Select(k => (type.Open.Groups[g][k].Statement, variant.Degrees[g][k], type.Certainties[g][k])));
                if (type.Open.AsksOrder) groups.AddRange(kept.Select(_ => 1));
                else if (kept.Length > 0) groups.Add(kept.Length);
            }

            return (new Order.Priorities([.. statements.Select(s => s.Statement)]), new Richness(groups, [.. statements.Select(s => s.Degree)], [.. statements.Select(s => s.Certainty)]));
        }
    }
}
