using System.Globalization;
using CsCheck;
using Demarche.Analysis.Forecasts;
using Demarche.Analysis.Game;
using Demarche.Analysis.Play;
using Demarche.Engine.Play.Exact;
using Demarche.Engine.Play.Tree;
using Demarche.Games.Files;
using Demarche.Games.Solving;
using Demarche.Games.Trees;
using Demarche.Language.Compiling;
using Demarche.Language.Model;
using Demarche.Reports.Games;
using Demarche.Reports.Play;
using Demarche.Reports.Tests.Cases;

using static Demarche.Reports.Tests.Written;

namespace Demarche.Reports.Tests.Games;

/// <summary>A crisis's game written for other programs is the game that play solves.</summary>
public sealed class GameExportTests
{
    /// <summary>Two solvers that share nothing but the file: the one for public histories, and the one for any game of perfect recall on the file read back.</summary>
    [Fact]
    public void What_is_written_has_the_equilibrium_that_play_finds()
    {
        var compared = 0;
        Gen.Int[1, int.MaxValue - 1].Sample(seed =>
        {
            var text = RandomCrisis(new Random(seed), "listed", "simultaneous", "random");
            if (Compare(Compile(text), new PlayRequest { Seed = seed }, run: 1 + seed % 3, most: 4000)) Interlocked.Increment(ref compared);
        }, iter: 60);
        Assert.True(compared > 20, $"only {compared} games were compared");
    }

    [Theory]
    [InlineData(null)]
    [InlineData(7)]
    public void So_it_is_for_Geneva_up_to_the_second_occasion(int? run) =>
        Assert.True(Compare(BundledModels.Compile("geneva-2022/crisis.yaml"), new PlayRequest { Horizon = new DateOnly(2022, 1, 11) }, run, most: 20_000));

    [Fact]
    public void The_file_says_so_where_play_has_parties_decide_only_now_and_then()
    {
        var geneva = BundledModels.Compile("geneva-2022/crisis.yaml");
        Assert.Contains(Notes(geneva, new PlayRequest { Horizon = new DateOnly(2022, 1, 11) }), n => n.Contains("only now and then", StringComparison.Ordinal));
        Assert.DoesNotContain(Notes(Compile(RandomCrisis(new Random(1), "listed")), new PlayRequest()), n => n.Contains("now and then", StringComparison.Ordinal));

        static IReadOnlyList<string> Notes(CompiledCrisis compiled, PlayRequest request) =>
            GameExport.Of(compiled, request, null, TestContext.Current.CancellationToken).Export!.Tree(20_000, TestContext.Current.CancellationToken).Game!.Notes;
    }

    /// <summary>Where all act at once, each type's choices are the logit answer to the payoffs of the table, by definition of the equilibrium.</summary>
    [Fact]
    public void The_choices_at_an_occasion_answer_the_payoffs_of_its_table()
    {
        var compared = 0;
        Gen.Int[1, int.MaxValue - 1].Sample(seed =>
        {
            var compiled = Compile(RandomCrisis(new Random(seed), "simultaneous"));
            var table = PlayTable.Of(compiled, new PlayRequest()).Table!;
            var draw = new PlayEnsemble(table, new PlayRequest { Seed = seed }).Draw(0);
            var game = table.For(draw).Game;
            var payoffs = table.For(draw).Payoffs(draw);
            var solution = new QreSolver(game.Tree).Solve(payoffs, game.Priors(draw), new QreOptions(game.Lambda(draw)) { Tolerance = 1e-12 });
            for (var occasion = game.Calendar.Past; occasion < game.Calendar.Occasions.Count; occasion++)
            {
                var form = new OccasionForm(game, payoffs, solution, occasion);
                if (form.Players.Count == 0 || !solution.IsComplete) continue;
                Interlocked.Increment(ref compared);
                AnswersItself(form, form.Form([1, 1, 1], ""), game, solution, draw);
            }
        }, iter: 60);
        Assert.True(compared > 30, $"only {compared} occasions were compared");
    }

    [Fact]
    public void Types_taken_as_given_leave_no_chance_and_the_names_are_words()
    {
        var crisis = BundledModels.Load("geneva-2022/crisis.yaml");
        var known = Compiler.Compile(TypeProfile.Likeliest(crisis).Known(crisis));
        var (export, _) = GameExport.Of(known, new PlayRequest { Horizon = new DateOnly(2022, 1, 10) }, null);
        var text = export!.Tree(1000).Game!.Text;
        Assert.DoesNotContain("\nc ", text, StringComparison.Ordinal);
        Assert.Contains("\"2022-01-10 USA: Russia severs relations with Washington\"", text, StringComparison.Ordinal);
        Assert.Contains("\"stays as it is\" \"severs relations with Washington\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tree_beyond_the_budget_is_counted_and_ways_out_are_named_that_work()
    {
        var compiled = BundledModels.Compile("geneva-2022/crisis.yaml");
        var (game, whyNot) = GameExport.Of(compiled, new PlayRequest(), null).Export!.Tree(10_000);
        Assert.Null(game);
        var shorter = GameExport.Of(compiled, new PlayRequest { Horizon = new DateOnly(2022, 1, 10) }, null).Export!;
        var nodes = EfgReader.Parse(shorter.Tree(10_000).Game!.Text, "g.efg").Game!.NodeCount;
        Assert.Contains($"--horizon 2022-01-10: {nodes.ToString("N0", CultureInfo.InvariantCulture)} nodes", whyNot, StringComparison.Ordinal);
    }

    [Fact]
    public void An_occasion_that_is_none_is_told_with_those_there_are()
    {
        var (_, whyNot) = GameExport.Of(BundledModels.Compile("geneva-2022/crisis.yaml"), new PlayRequest { Horizon = new DateOnly(2022, 1, 10) }, null).Export!.Occasion("2022-01-12");
        Assert.Contains("There are: 2022-01-10 (Russia–US talks in Geneva)", whyNot, StringComparison.Ordinal);
    }

    /// <summary>Writes, reads back, solves both ways; false where the tree is too large or an equilibrium is not unique enough to compare.</summary>
    private static bool Compare(CompiledCrisis compiled, PlayRequest request, int? run, int most)
    {
        var table = PlayTable.Of(compiled, request).Table!;
        var draw = run is { } number ? new PlayEnsemble(table, request).Draw(number - 1) : table.Sampler.Centre();
        var (tree, payoffs, priors) = (table.For(draw).Game.Tree, table.For(draw).Payoffs(draw), table.For(draw).Game.Priors(draw));
        if (StageGameTree.CountNodes(tree) > most) return false;
        var written = GameExport.Of(compiled, request, run).Export!.Tree(most).Game!;
        var (read, problems) = EfgReader.Parse(written.Text, "g.efg");
        Assert.Empty(problems);
        Assert.Null(read!.RecallFlaw);
        var answer = AgentQuantalResponse.Solve(read, written.Lambda, 0, new Random(1));
        var solution = new QreSolver(tree).Solve(payoffs, priors, new QreOptions(table.For(draw).Game.Lambda(draw)) { Tolerance = 1e-12 });
        if (!solution.IsComplete || solution.Folds.Count > 0 || answer.Folds.Count > 0 || answer.Crossings.Count > 0) return false;
        Assert.True(answer.IsSolved);
        var numbered = StageGameTree.Of(tree, payoffs, priors, new StageNames("", [.. Enumerable.Repeat("p", tree.Parties)], (_, t) => $"{t}", (_, a) => $"{a}", n => $"{n}", (_, t, head) => $"{t}:{head}"));
        Assert.Equal(numbered.InformationSets.Count, read.InformationSets.Count);
        foreach (var (set, choices) in numbered.InformationSets.Zip(answer.Principal.Probabilities))
        {
            var (type, head) = (int.Parse(set.Label.Split(':')[0], CultureInfo.InvariantCulture), int.Parse(set.Label.Split(':')[1], CultureInfo.InvariantCulture));
            var member = head;
            while (tree.Mover(member) != set.Player) member = tree.Child(member, 0);
            for (var a = 0; a < choices.Count; a++) Assert.Equal(solution.Choice(member, type, a), choices[a], 1e-8);
        }

        return true;
    }

    private static void AnswersItself(OccasionForm form, StrategicGame table, CrisisGame game, QreSolution solution, PlayDraw draw)
    {
        var tree = game.Tree;
        int NodeOf(int party)
        {
            var n = form.Before;
            while (tree.Mover(n) != party) n = tree.Child(n, 0);
            return n;
        }

        double Chosen(int party, int strategy) => Enumerable.Range(0, tree.Types(party)).Aggregate(1.0, (p, t) => p * solution.Choice(NodeOf(party), t, form.Pick(party, strategy, t)));
        for (var k = 0; k < form.Players.Count; k++)
        {
            var party = form.Players[k];
            var worth = new double[table.Strategies[k].Count];
            for (var c = 0; c < table.Combinations; c++)
            {
                var (rest, own, p) = (c, 0, 1.0);
                for (var j = 0; j < form.Players.Count; j++)
                {
                    var strategy = rest % table.Strategies[j].Count;
                    rest /= table.Strategies[j].Count;
                    if (j == k) own = strategy;
                    else p *= Chosen(form.Players[j], strategy);
                }

                worth[own] += p * table.Outcomes[table.OutcomeOf(c)].Payoffs[k];
            }

            var (node, actions) = (NodeOf(party), tree.Actions(NodeOf(party)));
            for (var type = 0; type < tree.Types(party); type++)
            {
                var step = (int)Math.Pow(actions, type);
                double[] weights = [.. Enumerable.Range(0, actions).Select(a => Math.Exp(draw.Precision[party] * (worth[a * step] - worth[0]) / solution.Belief(form.Before, party, type)))];
                for (var a = 0; a < actions; a++) Assert.Equal(weights[a] / weights.Sum(), solution.Choice(node, type, a), 1e-7);
            }
        }
    }

    private static string RandomCrisis(Random random, params string[] orders)
    {
        string Pick(params string[] from) => from[random.Next(from.Length)];
        string Truth() => Pick("x", "y", "z", "not x", "x iff y", "y and not z", "x or z");
        string Order() => $"priorities: [{Truth()}, {Truth()}, {Truth()}]";
        var types = random.Next(3) == 0 ? Order() : $"types: {{ firm: {{ prior: {20 + random.Next(60)}%, {Order()} }}, soft: {{ {Order()} }} }}";
        return $$"""
            asof: 2022-01-01
            parties:
              A: { levers: { x: { levels: [no, yes], moves: {{Pick("free", "up")}} } }, {{types}}, audience-cost: {{random.Next(90)}}%{{Pick("", ", precision: [1, 4]")}} }
              B: { levers: { y: { levels: [no, yes], moves: {{Pick("free", "up")}} }, z: { levels: [no, yes], moves: up } }, {{Order()}}, factions: { hawks: { cost: {{random.Next(50)}}%, priorities: [{{Truth()}}] } } }
            outcomes: { bad: {{Pick("x and z", "x and y", "y and z")}} }
            break: bad
            threats: [{ by: A, against: B, if: {{Pick("z", "y")}}, then: {{Pick("x", "not x")}} }]
            {{Pick("", $"risks: [{{ while: {Truth()}, then: {Pick("x", "z and not y", "not x")}, chance: {random.Next(20)}%, per: {Pick("day", "occasion")} }}]")}}
            play: { precision: [0.5, 3], discount: [0%, 4%] }
            calendar:
              - { on: 2022-01-03, what: Talks, parties: [{{Pick("A", "B", "A, B", "B, A")}}], order: {{Pick(orders)}} }
              - { on: 2022-01-07, what: More talks, parties: [{{Pick("A, B", "B, A")}}], order: {{Pick(orders)}} }
            """;
    }
}
