using System.Numerics;
using CsCheck;
using Demarche.Engine.Robustness;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Tests.RandomModels;
using AllConcepts = Demarche.Engine.Concepts;
using Asked = Demarche.Engine.Robustness.RobustnessAnalysis;

namespace Demarche.Engine.Tests.Robustness;

public class RobustnessTests
{
    private static readonly Gen<Question> Questions =
        from description in ModelGen.Any(cells: 12, parties: 3)
        let space = EngineModel.Space(description)
        let statement = description.NamedStates is { } count ? ConditionGen.OverNames(count) : ConditionGen.OverLevers(description.Levers)
        let item = Gen.Select(statement, Gen.Frequency((3, Gen.Const(false)), (1, Gen.Const(true))))
        let open = item.Array[1, 2].Array[0, 2].Select(groups => new NaiveRobustness.OpenType(groups))
        from types in open.Array[1, 2].Array[description.Parties]
        from concepts in Gen.Shuffle(new[] { "nash", "gmr", "smr", "seq", "sseq" }, 1, 2)
        from now in Gen.Int[0, space.Count - 1]
        from region in Gen.Bool.Array[space.Count]
        select new Question(description, types, concepts, now, StateSet.Of(space.Count, Enumerable.Range(0, space.Count).Where(s => region[s])));

    [Fact]
    public void Shares_flips_and_answers_are_those_of_trying_everything() => Questions.Where(q => q.Size <= 3000).Sample(q =>
    {
        var (all, outcomes) = q.Naive();
        var answer = q.Asked(new RobustnessOptions(ExactUpTo: 3000)).Answer(q.Priors, new Random(1));
        Assert.True(answer.IsExact);
        Assert.Equal(all.Count, (int)answer.Completions);
        Assert.Equal(all.Count, answer.Looked);
        double Share(Func<Outcome, bool> holds) => all.Zip(outcomes).Where(x => holds(x.Second)).Sum(x => x.First.Weight);
        for (var s = 0; s < answer.States.Count; s++)
        {
            Close(Share(o => o.Equilibria.Contains(s)), answer.States[s].Holds.Value);
            Close(Share(o => o.Equilibria.Contains(s) && o.Reachable.Contains(s)), answer.States[s].Reachable.Value);
            Close(Share(o => o.Equilibria.Contains(s) && o.Improving.Contains(s)), answer.States[s].Settles.Value);
        }

        for (var r = 0; r < 3; r++) Close(Share(o => o.Results[r]), answer.Results[r].Value);
        Assert.All(answer.Results, r => Assert.Equal((r.Value, r.Value), (r.Low, r.High)));
        AssertQuestions(q, all, outcomes, answer);
        if (answer.ByPriors is { } weighed)
        {
            for (var r = 0; r < 3; r++) Close(all.Zip(outcomes).Where(x => x.Second.Results[r]).Sum(x => x.First.Weight * q.Prior(x.First) * q.Types.Aggregate(1, (n, t) => n * t.Length)), weighed[r]);
        }
    }, iter: Samples.Tenth * 3, print: q => q.ToString());

    /// <summary>Parts of ranges, worked out apart and put together in any order, are the answer; to the last digit.</summary>
    [Theory]
    [InlineData(5000, 0)]
    [InlineData(0, 1700)]
    public void Parts_put_together_in_any_order_are_the_answer(int exactUpTo, int draws) => Questions.Where(q => q.Size <= 3000).Sample(q =>
    {
        var asked = q.Asked(new RobustnessOptions(exactUpTo, draws == 0 ? null : draws, AtOnce: exactUpTo == 0 ? 1 : 37));
        var (whole, random) = (asked.Answer(q.Priors, new Random(5)), new Random(q.Now));
        var ranges = asked.Ranges.ToArray();
        Assert.Equal(asked.IsExact ? ranges.Sum(r => r.To - r.From) * q.Concepts.Length : asked.ToLookAt, asked.ToLookAt);
        random.Shuffle(ranges);
        var gathered = asked.Gather(q.Priors, ranges.Select(r => asked.Part(r, new Random(5))));
        Assert.Equal(Digits(whole), Digits(gathered));
    }, iter: Samples.Tenth, print: q => q.ToString());

    [Fact]
    public void A_range_that_is_none_has_no_part() => Questions.Where(q => q.Size > 1 && q.Size <= 3000).Sample(q =>
    {
        var asked = q.Asked(new RobustnessOptions(3000, AtOnce: 2));
        Assert.Throws<ArgumentException>(() => { asked.Part(new CompletionRange(1, 2), new Random(1)); });
    }, iter: 3, print: q => q.ToString());

    private static string Digits(RobustnessAnswer answer) => string.Join('\n',
        answer.Completions, answer.Looked, answer.IsExact, answer.WasStopped, answer.FlipCases, string.Join(' ', answer.States), string.Join(' ', answer.Results), string.Join(' ', answer.ByPriors ?? []),
        string.Join('\n', answer.Questions.Select(q => $"{q.Question} {string.Join(' ', q.Answers.Select(a => $"{a.Answer} {a.Looked} {string.Join(' ', a.Shares)}"))} {string.Join(' ', q.Flips ?? [])} {q.FlipsAny:R}")));

    /// <summary>Draws must come near the exact shares: six standard deviations would be met once in five hundred million shares.</summary>
    [Fact]
    public void Draws_come_near_the_exact_shares() => Questions.Where(q => q.Size > 1 && q.Size <= 3000).Sample(q =>
    {
        var exact = q.Asked(new RobustnessOptions(ExactUpTo: 3000)).Answer(q.Priors, new Random(1));
        var drawn = q.Asked(new RobustnessOptions(ExactUpTo: 0, Draws: 4000, FlipDraws: 1000)).Answer(q.Priors, new Random(7));
        Assert.False(drawn.IsExact);
        Assert.Equal((4000, 1000), (drawn.Looked, drawn.FlipCases));
        static void Near(double expected, double found, double draws) =>
            Assert.InRange(found, expected - 6 * Math.Sqrt(expected * (1 - expected) / draws) - 1e-9, expected + 6 * Math.Sqrt(expected * (1 - expected) / draws) + 1e-9);
        for (var r = 0; r < 3; r++)
        {
            Near(exact.Results[r].Value, drawn.Results[r].Value, 4000);
            Assert.InRange(drawn.Results[r].Value, drawn.Results[r].Low, drawn.Results[r].High);
        }

        for (var s = 0; s < exact.States.Count; s++) Near(exact.States[s].Holds.Value, drawn.States[s].Holds.Value, 4000);
        for (var k = 0; k < exact.Questions.Count; k++) Near(exact.Questions[k].FlipsAny!.Value, drawn.Questions[k].FlipsAny!.Value, 1000);
    }, iter: Samples.Tenth / 4, print: q => q.ToString());

    [Fact]
    public void A_seed_gives_the_same_answer_every_time() => Questions.Sample(q =>
    {
        var asked = q.Asked(new RobustnessOptions(ExactUpTo: 0, Draws: 3000, FlipDraws: 600));
        var (one, two) = (asked.Answer(q.Priors, new Random(5)), asked.Answer(q.Priors, new Random(5)));
        Assert.Equal(one.Results, two.Results);
        Assert.Equal(one.States, two.States);
        Assert.Equal(one.Questions.Select(x => x.FlipsAny), two.Questions.Select(x => x.FlipsAny));
    }, iter: 20, print: q => q.ToString());

    [Fact]
    public void The_general_engine_gives_what_rows_of_bits_give() => Questions.Where(q => q.Size <= 500).Sample(q =>
    {
        var compact = q.Asked(new RobustnessOptions()).Answer(null, new Random(1));
        var wide = q.Asked(new RobustnessOptions(), q.Concepts.Select(c => (SolutionConcept)new Renamed(AllConcepts.Find(c)!))).Answer(null, new Random(1));
        Assert.Equal(compact.Results, wide.Results);
        Assert.Equal(compact.States, wide.States);
        Assert.Equal(compact.Questions.Select(x => x.FlipsAny), wide.Questions.Select(x => x.FlipsAny));
    }, iter: 50, print: q => q.ToString());

    [Fact]
    public void Stopped_early_it_tells_what_it_has()
    {
        using var stop = new CancellationTokenSource();
        var statements = Enumerable.Range(0, 7).Select(k => new OpenStatement(StateSet.Of(2, [k % 2]))).ToArray();
        var graph = EngineModel.Graph(new Description { Parties = 2, NamedStates = 2, Arcs = [[(0, 1)], []], Orders = [new Order.Priorities([]), new Order.Priorities([])] });
        var open = new OpenConflict(graph, 0, [[OpenOrder.Of([statements])], [OpenOrder.Fixed([0, 0])]], [AllConcepts.Find("nash")!]);
        var answer = new Asked(open, [new TrackedResult(StateSet.Of(2, [0]), ResultKind.Holds, true)], new RobustnessOptions()).Answer(null, new Random(1), looked => stop.Cancel(), stop.Token);
        Assert.True(answer.WasStopped);
        Assert.False(answer.IsExact);
        Assert.InRange(answer.Looked, 1, 5039);
        Assert.Null(answer.Deciding);
        Assert.InRange(answer.Results[0].Value, answer.Results[0].Low, answer.Results[0].High);
        Assert.True(answer.Results[0].Low < answer.Results[0].High);
    }

    /// <summary>
    /// A completion of a type with 720 of them counts seven times as much as one of a type with 5,040: what is known when it was stopped is worth fewer
    /// draws than were looked at, by Kish's (Σw)² / Σw².
    /// </summary>
    [Fact]
    public void Stopped_early_unequal_weights_make_intervals_wider()
    {
        using var stop = new CancellationTokenSource();
        OpenOrder Order(int statements) => OpenOrder.Of([Enumerable.Range(0, statements).Select(k => new OpenStatement(StateSet.Of(2, [k % 2]))).ToArray()]);
        var graph = EngineModel.Graph(new Description { Parties = 2, NamedStates = 2, Arcs = [[(0, 1)], []], Orders = [new Order.Priorities([]), new Order.Priorities([])] });
        var open = new OpenConflict(graph, 0, [[Order(6), Order(7)], [OpenOrder.Fixed([0, 0])]], [AllConcepts.Find("nash")!]);
        var region = new TrackedResult(StateSet.Of(2, [0]), ResultKind.Holds, true);
        var answer = new Asked(open, [region], new RobustnessOptions()).Answer(null, new Random(1), looked => stop.Cancel(), stop.Token);
        Assert.True(answer.WasStopped);
        var types = answer.Questions.Single(q => q.Question.Kind == QuestionKind.Type).Answers;
        double few = types[0].Looked, many = types[1].Looked;
        Assert.True(few > 0 && many > 0);
        var effective = (7 * few + many) * (7 * few + many) / (49 * few + many);
        var share = answer.Results[0];
        Assert.InRange(share.Value, 0.01, 0.99);
        Assert.Equal(Share.Estimated(share.Value, effective).Low, share.Low, 3e-4);
        Assert.True(share.Low < Share.Estimated(share.Value, answer.Looked).Low - 1e-3);
        Assert.True(effective < 0.9 * answer.Looked);
    }

    [Theory]
    [InlineData(0, 10, 0, 0.27753)]
    [InlineData(0.5, 10, 0.23659, 0.76341)]
    [InlineData(1, 20, 0.83887, 1)]
    public void Intervals_are_those_of_Wilson(double value, double draws, double low, double high)
    {
        var share = Share.Estimated(value, draws);
        Assert.Equal(low, share.Low, 1e-5);
        Assert.Equal(high, share.High, 1e-5);
    }

    private static void AssertQuestions(Question q, List<NaiveRobustness.Completed> all, List<Outcome> outcomes, RobustnessAnswer answer)
    {
        foreach (var found in answer.Questions)
        {
            string? Answer(NaiveRobustness.Completed c) => q.AnswerTo(found.Question, c);
            string Rest(NaiveRobustness.Completed c) => q.RestOf(found.Question, c);
            for (var r = 0; r < 3; r++) Close(NaiveRobustness.Flips(all, [.. outcomes.Select(o => o.Results[r])], Answer, Rest), found.Flips![r]);
            Close(NaiveRobustness.Flips(all, [.. outcomes.Select(o => (o.Results[0], o.Results[2]))], Answer, Rest), found.FlipsAny!.Value);
            var byAnswer = all.Zip(outcomes).Where(x => Answer(x.First) is not null).GroupBy(x => Answer(x.First)!).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
            Assert.Equal(byAnswer.Select(g => (long)g.Count()), found.Answers.Select(a => a.Looked));
            foreach (var (group, shares) in byAnswer.Zip(found.Answers))
            {
                for (var r = 0; r < 3; r++) Close(group.Where(x => x.Second.Results[r]).Sum(x => x.First.Weight) / group.Sum(x => x.First.Weight), shares.Shares[r].Value);
            }
        }
    }

    private static void Close(double expected, double found) => Assert.Equal(expected, found, 1e-9);

    private sealed record Outcome(HashSet<int> Equilibria, HashSet<int> Reachable, HashSet<int> Improving, bool[] Results);

    private sealed record Question(Description Description, NaiveRobustness.OpenType[][] Types, string[] Concepts, int Now, StateSet Region)
    {
        public BigInteger Size => Open([.. Concepts.Select(c => AllConcepts.Find(c)!)]).Completions;

        public double[][] Priors => [.. Types.Select(t => t.Length == 1 ? new[] { 1.0 } : [0.7, 0.3])];

        public double Prior(NaiveRobustness.Completed c) => c.Variants.Select((v, party) => Priors[party][v.Type]).Aggregate(1.0, (a, b) => a * b);

        public Asked Asked(RobustnessOptions options, IEnumerable<SolutionConcept>? concepts = null) => new(
            Open([.. concepts ?? Concepts.Select(c => AllConcepts.Find(c)!)]),
            [new(Region, ResultKind.Holds, true), new(Region, ResultKind.Reachable, false), new(Region, ResultKind.Settles, true)],
            options);

        public (List<NaiveRobustness.Completed> All, List<Outcome> Outcomes) Naive()
        {
            var all = NaiveRobustness.All(Types, Concepts);
            var start = new NaiveModel(Description);
            var reachable = NaivePaths.Lengths(start, Now, null).Keys.ToHashSet();
            return (all, [.. all.Select(c =>
            {
                var model = start.With([.. c.Variants.Select((v, party) => NaiveRobustness.OrderOf(Types[party][v.Type], v))]);
                var stable = NaiveConcepts.ById[c.Concept];
                var equilibria = Enumerable.Range(0, model.States).Where(s => Enumerable.Range(0, model.Parties).All(i => stable(model, i, s))).ToHashSet();
                var improving = NaivePaths.Lengths(model, Now, 0).Keys.ToHashSet();
                bool[] results = [equilibria.Any(s => Region[s]), equilibria.Any(s => Region[s] && reachable.Contains(s)), equilibria.Any(s => Region[s] && improving.Contains(s))];
                return new Outcome(equilibria, reachable, improving, results);
            })]);
        }

        /// <summary>The answer, spelled so that answers sort as they are numbered; null where the question does not arise.</summary>
        public string? AnswerTo(OpenQuestion question, NaiveRobustness.Completed c)
        {
            if (question.Kind == QuestionKind.Concept) return $"{Array.IndexOf(Concepts, c.Concept)}";
            var variant = c.Variants[question.Party];
            if (question.Kind == QuestionKind.Type) return $"{variant.Type}";
            if (variant.Type != question.Type) return null;
            return question.Kind == QuestionKind.Order ? string.Join(' ', variant.Orders[question.Group]) : variant.LeftOut[question.Group][question.Statement] ? "1" : "0";
        }

        /// <summary>What else is so; of the party whose type is asked, nothing.</summary>
        public string RestOf(OpenQuestion question, NaiveRobustness.Completed c)
        {
            var parties = c.Variants.Select((v, party) => question.Kind == QuestionKind.Type && party == question.Party ? "" : Spell(question, party, v));
            return $"{(question.Kind == QuestionKind.Concept ? "" : c.Concept)} {string.Join('|', parties)}";
        }

        public override string ToString() =>
            $"now {Now}, region {string.Join(' ', Region.Members())}, {string.Join(' ', Concepts)}, {string.Join(" || ", Types.Select(t => string.Join(" or ", t.Select(o => string.Join(" > ", o.Groups.Select(g => $"[{string.Join(", ", g)}]"))))))} in {ModelGen.Print(Description)}";

        private static string Spell(OpenQuestion question, int party, NaiveRobustness.Variant v)
        {
            var own = party == question.Party && v.Type == question.Type;
            var orders = v.Orders.Select((o, g) => own && question.Kind == QuestionKind.Order && g == question.Group ? "" : string.Join(',', o));
            var outs = v.LeftOut.Select((l, g) => string.Join(',', l.Select((x, k) => own && question.Kind == QuestionKind.Optional && g == question.Group && k == question.Statement ? "" : $"{x}")));
            return $"{v.Type}:{string.Join(';', orders)}:{string.Join(';', outs)}";
        }

        private OpenConflict Open(IReadOnlyList<SolutionConcept> concepts)
        {
            var graph = EngineModel.Graph(Description);
            return new OpenConflict(graph, Now, [.. Types.Select(own => own.Select(t =>
                OpenOrder.Of([.. t.Groups.Select(g => g.Select(s => new OpenStatement(graph.Space.Where(s.Statement), s.IsOptional)).ToArray())])).ToArray())], concepts);
        }
    }

    /// <summary>A concept that rows of bits do not know.</summary>
    private sealed class Renamed(SolutionConcept concept) : SolutionConcept
    {
        public override string Id => concept.Id + "-renamed";

        public override string Name => concept.Name;

        public override string InWords => concept.InWords;

        public override StateSet Stable(ConflictGraph graph, int party, CancellationToken cancellation = default) => concept.Stable(graph, party, cancellation);

        public override Verdict Explain(ConflictGraph graph, int party, int state) => concept.Explain(graph, party, state);
    }
}
