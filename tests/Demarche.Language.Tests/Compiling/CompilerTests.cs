using Demarche.Engine.Moves;
using Demarche.Engine.States;
using Demarche.Language.Compiling;
using Demarche.Language.Diagnostics;
using Demarche.Language.Model;

namespace Demarche.Language.Tests.Compiling;

public sealed class CompilerTests
{
    [Fact]
    public void States_are_numbered_with_the_first_lever_fastest()
    {
        var compiled = Compiler.Compile(Sample.Talks);

        Assert.Equal(2 * 3 * 2 * 2, compiled.Space.Count);
        Assert.Equal(2, compiled.Now);
        Assert.Equal([1, 0, 0, 0], Enumerable.Range(0, 4).Select(k => compiled.Space.LevelOf(1, k)));
        Assert.IsType<LeverMoves>(compiled.Graph.Moves);
        Assert.Equal(12, compiled.Break!.Count);
        Assert.Equal(6, compiled.Outcomes[1].Count);
    }

    [Fact]
    public void Orders_are_those_of_the_types_in_force()
    {
        var resolute = Compiler.Compile(Sample.Talks);
        var bluffing = Compiler.Compile(Sample.Talks, TypeProfile.Of(Sample.Talks, [1, -1]));

        Assert.True(resolute.Graph.Prefers(0, 1, 0));
        Assert.True(bluffing.Graph.Prefers(0, 0, 1));
        Assert.Equal(resolute.Graph.Ranks(1), bluffing.Graph.Ranks(1));
        Assert.Same(Sample.Talks.Parties[0].Types[1].Preference, bluffing.PreferenceOf(0));
        Assert.Same(Sample.Talks.Parties[1].Preference, bluffing.PreferenceOf(1));
    }

    [Fact]
    public void Impossible_states_have_no_number_and_merged_ones_come_last()
    {
        var crisis = Sample.Talks with
        {
            Impossible = [Sample.And(Sample.Level(0, 1), Sample.Level(1, 0))],
            Merges = [new Merge("war", Sample.Level(1, 2))],
        };

        var compiled = Compiler.Compile(crisis);

        Assert.Equal(24 - 4 - 8 + 1, compiled.Space.Count);
        Assert.Equal(1, compiled.Now);
        Assert.Equal(2, compiled.Space.LevelOf(compiled.Space.Count - 1, 1));
    }

    [Fact]
    public void Forbidden_moves_are_gone_and_no_others()
    {
        var crisis = Sample.Talks with { ForbiddenMoves = [new ForbiddenMove(0, Sample.Level(1, 0), Sample.Level(0, 1), Grounds.None, Sample.Span)] };
        var free = Compiler.Compile(Sample.Talks);
        var bound = Compiler.Compile(crisis);

        foreach (var (party, from, to) in Arcs(free))
        {
            var forbidden = party == 0 && free.Space.LevelOf(from, 1) == 0 && free.Space.LevelOf(to, 0) == 1;
            Assert.Equal(!forbidden, bound.Graph.Moves.CanMove(party, from, to));
        }

        Assert.All(Arcs(bound), arc => Assert.True(free.Graph.Moves.CanMove(arc.Party, arc.From, arc.To)));
    }

    [Theory]
    [InlineData(Voice.Veto)]
    [InlineData(Voice.Cost)]
    public void A_faction_with_a_veto_bars_moves_to_what_it_likes_less(Voice voice)
    {
        var hawks = new Faction("hawks", Sample.Priorities(Sample.Level(3, 1)), voice, Grounds.None, Sample.Span);
        var usa = Sample.Talks.Parties[1] with { Factions = [hawks] };
        var free = Compiler.Compile(Sample.Talks);
        var bound = Compiler.Compile(Sample.Talks with { Parties = [Sample.Talks.Parties[0], usa] });

        foreach (var (party, from, to) in Arcs(free))
        {
            var disarms = party == 1 && free.Space.LevelOf(from, 3) == 1 && free.Space.LevelOf(to, 3) == 0;
            Assert.Equal(voice == Voice.Cost || !disarms, bound.Graph.Moves.CanMove(party, from, to));
        }
    }

    [Fact]
    public void Graph_form_keeps_its_arcs_and_its_present_state()
    {
        var crisis = new Crisis
        {
            File = "graph.crisis.yaml",
            Name = "Graph",
            Parties = [Sample.Party("A", new Preference.Ranking([Sample.Clause(new Condition.OneOf(StateSet.Of(3, [2]))), Sample.Clause(new Condition.OneOf(StateSet.Of(3, [0, 2])))])), Sample.Party("B")],
            Levers = [],
            Graph = new GraphForm(["calm", "tense", "war"], [], [[(0, 1), (1, 2)], [(2, 0)]]),
            NowState = 1,
        };

        var compiled = Compiler.Compile(crisis);

        Assert.Equal(3, compiled.Space.Count);
        Assert.Equal(1, compiled.Now);
        Assert.Equal([1, 0, 2], compiled.Graph.Ranks(0).ToArray());
        Assert.Equal([0, 0, 0], compiled.Graph.Ranks(1).ToArray());
        Assert.True(compiled.Graph.Moves.CanMove(1, 2, 0));
        Assert.False(compiled.Graph.Moves.IsTransitive);
    }

    [Fact]
    public void Priority_statements_know_where_they_hold_and_their_group()
    {
        var open = new Preference.Priorities([[Sample.Level(0, 0)], [Sample.Level(2, 0), Sample.Level(3, 1)]]);
        var crisis = Sample.Talks with { Parties = [Sample.Talks.Parties[0], Sample.Party("USA", open)] };

        var statements = Compiler.Compile(crisis).PriorityStatements(1);

        Assert.Equal([0, 1, 1], statements.Select(s => s.Group));
        Assert.Equal([12, 12, 12], statements.Select(s => s.Where.Count));
        Assert.Empty(Compiler.Compile(crisis with { Parties = [Sample.Party("A"), Sample.Party("B")] }).PriorityStatements(0));
    }

    [Fact]
    public void What_binding_refuses_is_a_fault_of_the_caller()
    {
        var huge = Sample.Talks with { Levers = [.. Enumerable.Range(0, 60).Select(k => Sample.YesNo($"l{k}", k % 2))] };
        var nowhere = Sample.Talks with { Impossible = [Sample.Level(1, 1)] };

        Assert.Throws<ArgumentException>(() => Compiler.TryCompile(huge));
        Assert.Throws<ArgumentException>(() => Compiler.TryCompile(nowhere));
    }

    [Fact]
    public void More_forbidden_moves_than_can_be_listed_is_a_problem_with_a_place()
    {
        var levers = Enumerable.Range(0, 14).Select(k => Sample.YesNo($"l{k}", 0)).ToList();
        var crisis = Sample.Talks with
        {
            Parties = [Sample.Party("A"), Sample.Party("B")],
            Levers = levers,
            NowLevels = [.. levers.Select(_ => 0)],
            Outcomes = [],
            Break = null,
            ForbiddenMoves = [new ForbiddenMove(0, Sample.Level(0, 1), Sample.Level(1, 1), Grounds.None, Sample.Span)],
        };

        var problem = Assert.Single(Compiler.TryCompile(crisis).Problems);

        Assert.Equal(ModelRules.TooManyMoves.Code, problem.Code);
        Assert.Equal(Sample.Span, problem.Span);
        Assert.Throws<InvalidOperationException>(() => Compiler.Compile(crisis));
    }

    [Fact]
    public void Many_impossible_statements_do_not_nest()
    {
        var crisis = Sample.Talks with { Impossible = [.. Enumerable.Repeat(Sample.Level(1, 0), 200_000)] };

        Assert.Equal(16, Compiler.Compile(crisis).Space.Count);
    }

    private static IEnumerable<(int Party, int From, int To)> Arcs(CompiledCrisis compiled)
    {
        var targets = new List<int>();
        for (var party = 0; party < compiled.Graph.Parties; party++)
        {
            for (var from = 0; from < compiled.Graph.States; from++)
            {
                compiled.Graph.Moves.Targets(party, from, targets);
                foreach (var to in targets.ToArray()) yield return (party, from, to);
            }
        }
    }
}
