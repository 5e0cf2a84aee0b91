using Demarche.Engine;
using Demarche.Engine.Advice;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Language.Tests.Compiling;

/// <summary>From what a model allows a mediator to change to the engine's changes.</summary>
public class AdviceTests
{
    private const string Border = """
        parties:
          North:
            levers:
              troops: [home, massed]
              mines: { levels: [none, laid], moves: up }
            priorities: [troops is massed, not mines, South.contract is kept]
          South:
            levers: { contract: { levels: [kept, torn], moves: up } }
            types:
              calm: { prior: 70%, priorities: [contract is kept, not North.troops is massed] }
              angry: { prior: 30%, priorities: [contract is torn] }
        """;

    [Fact]
    public void Without_any_every_swap_costs_one()
    {
        var advice = new Advice(Compile(Border));
        Assert.False(advice.IsDeclared);
        Assert.Equal([(0, 1), (1, 1)], advice.Swaps);
        Assert.Empty(advice.Declared);
    }

    [Fact]
    public void Only_what_is_declared_may_change()
    {
        var advice = new Advice(Compile(Border + """

            changes:
              - { of: North, swap: neighbours, cost: 4 }
              - { of: North, add: mines, place: 9, cost: 2 }
              - { of: North, negate: troops is massed, cost: 3, because: talks }
              - { of: South, drop: contract is torn, cost: 5 }
            """));
        var question = Ask(advice);
        Assert.Equal([4, null], question.SwapCosts);
        Assert.Equal(new Change.Add(0, 2, question.Statements[0]![1], 8) with { Where = ((Change.Add)question.Changes[0]).Where }, question.Changes[0]);
        Assert.Equal(new Change.Negate(0, 3, 0), question.Changes[1]);
        Assert.Equal(2, question.Changes.Count);
        Assert.Equal("contract is torn", Assert.Single(advice.LeftOut).Statement!.Text.Split('.')[^1]);
        Assert.Equal("talks", advice.Declared[1].Grounds.Because);
    }

    [Fact]
    public void A_type_brings_its_own_statements_in()
    {
        var crisis = Load(Border + "\nchanges: [ { of: South, drop: contract is torn, cost: 5 } ]");
        var angry = new Advice(Compiler.Compile(crisis, TypeProfile.All(crisis).First(p => p.Types[1] == 1)));
        Assert.Empty(angry.LeftOut);
        Assert.Equal(new Change.Drop(1, 5, 0), Assert.Single(Ask(angry).Changes));
    }

    /// <summary>The levers a change names may be moved against their rules, the party's others only within theirs, and nobody else's.</summary>
    [Fact]
    public void What_is_allowed_goes_against_the_rules_of_the_levers_it_names_only()
    {
        var compiled = Compile(Border + "\nchanges: [ { of: North, allow: mines is none } ]");
        var allowed = ((Change.Allow)Assert.Single(Ask(new Advice(compiled)).Changes)).Moves;
        var space = compiled.Space;
        var expected = from s in Enumerable.Range(0, space.Count)
                       from t in Enumerable.Range(0, space.Count)
                       where space.LevelOf(s, 1) == 1 && space.LevelOf(t, 1) == 0 && space.LevelOf(s, 2) == space.LevelOf(t, 2)
                       select (s, t);
        Assert.Equal(expected.Order(), allowed.Order());
        var other = Compile(Border + "\nchanges: [ { of: North, allow: troops is home } ]");
        Assert.All(((Change.Allow)Assert.Single(Ask(new Advice(other)).Changes)).Moves, m => Assert.True(space.LevelOf(m.From, 1) <= space.LevelOf(m.To, 1)));
    }

    [Fact]
    public void In_graph_form_any_move_to_there_is_allowed()
    {
        var compiled = Compile("""
            parties: { A: { ranking: [war] }, B: { ranking: [peace] } }
            states: [peace, tension, war]
            moves: { A: [[peace, tension]] }
            changes:
              - { of: B, allow: peace, cost: 2 }
              - { of: A, forbid: tension, from: peace }
            """);
        var question = Ask(new Advice(compiled));
        Assert.Equal([(1, 0), (2, 0)], ((Change.Allow)question.Changes[0]).Moves);
        var forbid = (Change.Forbid)question.Changes[1];
        Assert.Equal((StateSet.Of(3, [0]), StateSet.Of(3, [1])), (forbid.From, forbid.To));
        Assert.Equal([null, null], question.SwapCosts);
    }

    /// <summary>Each of these changes allows some nine million moves; together they are more than are listed.</summary>
    [Fact]
    public void Moves_are_counted_over_all_changes_together()
    {
        var states = string.Join(", ", Enumerable.Range(0, 3001).Select(k => $"s{k}"));
        var compiled = Compile($"parties: {{ A: {{ ranking: [s0] }}, B: {{ ranking: [s1] }} }}\nstates: [{states}]\nmoves: {{ A: [[s0, s1]] }}\nchanges:\n  - {{ of: A, allow: always, from: always }}\n  - {{ of: B, allow: always, from: always }}");
        Assert.Throws<Demarche.Engine.Moves.ArcLimitException>(() => new Advice(compiled));
    }

    [Fact]
    public void A_forbidden_move_begins_where_the_statement_is_not_yet_true()
    {
        var question = Ask(new Advice(Compile(Border + "\nchanges: [ { of: North, forbid: mines is laid } ]")));
        var forbid = (Change.Forbid)question.Changes[0];
        Assert.Equal(StateSet.All(8).Except(forbid.To), forbid.From);
    }

    private static AdviceQuestion Ask(Advice advice) => advice.Ask(new StateSet(8), Concepts.Find("seq")!, false);

    private static CompiledCrisis Compile(string yaml) => Compiler.Compile(Load(yaml));

    private static Crisis Load(string yaml) => ModelLoader.Parse(yaml, "test.crisis.yaml").Crisis!;
}
