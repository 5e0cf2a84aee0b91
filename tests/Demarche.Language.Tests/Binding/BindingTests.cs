using Demarche.Engine.States;
using Demarche.Language.Model;

namespace Demarche.Language.Tests.Binding;

/// <summary>What the parts of a model become.</summary>
public sealed class BindingTests
{
    private const string Levers = """
        parties:
          A:
            words: the A
            levers:
              ties: { levels: [kept, severed], moves: up, words: [keeps ties, severs ties] }
              border: { levels: [eased, massed, provoked], now: massed, moves: step-down }
            priorities: [ties is kept]
          B:
            levers: { arms: [no, yes] }
            priorities: [not arms]

        """;

    private static Crisis Bind(string text)
    {
        var result = ModelLoader.Parse(text, "m.crisis.yaml");
        Assert.Empty(result.Diagnostics.Select(d => $"{d.Code} {d.Span} {d.Message}"));
        return result.Crisis!;
    }

    [Fact]
    public void Levers_have_levels_rules_words_and_a_present_level()
    {
        var crisis = Bind(Levers);
        Assert.Equal(["ties", "border", "arms"], crisis.Levers.Select(l => l.Name));
        Assert.Equal([0, 0, 1], crisis.Levers.Select(l => l.Party));
        Assert.Equal([MoveRule.Up, MoveRule.StepDown, MoveRule.Free], crisis.Levers.Select(l => l.Rule));
        Assert.Equal([0, 1, 0], crisis.NowLevels);
        Assert.Equal(["keeps ties", "severs ties"], crisis.Levers[0].Words);
        Assert.Equal(["has border eased", "has border massed", "has border provoked"], crisis.Levers[1].Words);
        Assert.Equal(["does not take “arms”", "takes “arms”"], crisis.Levers[2].Words);
        Assert.Equal(("the A", "B"), (crisis.Parties[0].Words, crisis.Parties[1].Words));
    }

    [Fact]
    public void Order_puts_levers_and_the_present_state_in_index_order()
    {
        var crisis = Bind(Levers + "order: [arms, A.border, A.ties]");
        Assert.Equal(["arms", "border", "ties"], crisis.Levers.Select(l => l.Name));
        Assert.Equal([0, 1, 0], crisis.NowLevels);
        Assert.Equal(new Condition.LevelIn(2, 0, 0), ((Preference.Priorities)crisis.Parties[0].Preference).Groups[0][0].Condition);
    }

    /// <summary>As written, an open strength counts as the least it may be; a tie is as strong as its strongest member.</summary>
    [Theory]
    [InlineData("unknown", 0, new[] { 0, 1 })]
    [InlineData("[strong, mild, 3]", 0, new[] { 0, 1, 3 })]
    [InlineData("[2, strong]", 1, new[] { 1, 2 })]
    [InlineData("mild", 0, new[] { 0 })]
    [InlineData("strong", 1, new[] { 1 })]
    public void Strength_may_be_left_open(string written, int least, int[] degrees)
    {
        var text = Levers.Replace("[not arms]", $"[ {{ say: not arms, strength: {written} }} ]", StringComparison.Ordinal);
        var clause = ((Preference.Priorities)Bind(text).Parties[1].Preference).Groups[0][0];
        Assert.Equal(least, clause.Strength);
        Assert.Equal(degrees, clause.Strengths);
        var tie = Levers.Replace("priorities: [not arms]", $"ranking: [[ {{ say: not arms, strength: {written} }}, {{ say: always, strength: 1 }} ]]", StringComparison.Ordinal);
        Assert.Equal(degrees.Append(1).Where(d => d >= Math.Max(1, least)).Distinct().Order(), ((Preference.Ranking)Bind(tie).Parties[1].Preference).Groups[0].Strengths);
    }

    [Theory]
    [InlineData("[strong]")]
    [InlineData("[mild, weak]")]
    [InlineData("open")]
    public void A_strength_is_nothing_else(string written)
    {
        var text = Levers.Replace("[not arms]", $"[ {{ say: not arms, strength: {written} }} ]", StringComparison.Ordinal);
        Assert.NotEmpty(ModelLoader.Parse(text, "m.crisis.yaml").Diagnostics);
    }

    [Fact]
    public void Priorities_have_groups_words_strength_and_grounds()
    {
        var text = Levers.Replace("[not arms]", "[ { say: not arms, words: B sends nothing, strength: strong, source: wire ¶1, because: cost }, [A.ties is kept, { say: border is eased, optional: yes, strength: 2, certainty: 70% }] ]", StringComparison.Ordinal);
        var order = (Preference.Priorities)Bind(text + "sources: { wire: A wire }").Parties[1].Preference;
        Assert.Equal([1, 2], order.Groups.Select(g => g.Count));
        var first = order.Groups[0][0];
        Assert.Equal(("not arms", "B sends nothing", 1, false, "wire ¶1", "cost"), (first.Text, first.Words, first.Strength, first.Optional, first.Grounds.Source, first.Grounds.Because));
        Assert.Equal(("ties is kept", 0, false, true), (order.Groups[1][0].Text, order.Groups[1][0].Strength, order.Groups[1][0].Optional, order.Groups[1][0].Grounds.IsJudgement));
        Assert.Equal((2, true, 0.7), (order.Groups[1][1].Strength, order.Groups[1][1].Optional, order.Groups[1][1].Certainty));
        Assert.Equal(1, first.Certainty);
    }

    [Fact]
    public void Weights_are_made_whole_without_changing_their_proportions()
    {
        var text = Levers.Replace("priorities: [not arms]", "weights: { arms: -0.25, A.border: { provoked: -3, eased: 1.5 }, ties: 2 }", StringComparison.Ordinal);
        var weights = ((Preference.Weights)Bind(text).Parties[1].Preference).ByLever;
        Assert.Equal([[0, 200], [150, 0, -300], [0, -25]], weights);
    }

    [Fact]
    public void Types_without_a_prior_share_the_rest_and_without_an_order_have_the_partys()
    {
        var text = Levers.Replace("priorities: [not arms]", "priorities: [not arms]\n    types: { firm: { prior: 40% }, soft: { priorities: [arms] }, odd: { priorities: [ties] } }", StringComparison.Ordinal);
        var party = Bind(text).Parties[1];
        Assert.Equal([0.4, 0.3, 0.3], party.Types.Select(t => Math.Round(t.Prior, 12)));
        Assert.Same(party.Preference, party.Types[0].Preference);
        Assert.Equal("arms", ((Preference.Priorities)party.Types[1].Preference).Groups[0][0].Text);
    }

    [Fact]
    public void Impossible_helpers_say_what_they_say()
    {
        var crisis = Bind(Levers + """
            impossible:
              - at most one of: [ties is severed, border is provoked, arms]
              - at least one of: [ties is kept, border is massed]
              - exactly one of: [border is eased, not border is eased]
            """);
        var space = StateSpace.OfLevers([.. crisis.Levers.Select(l => new Lever(l.Party, l.Levels.Count, l.Rule))]);
        for (var cell = 0; cell < space.Cells; cell++)
        {
            bool ties = space.LevelAt(cell, 0) == 1, provoked = space.LevelAt(cell, 1) == 2, arms = space.LevelAt(cell, 2) == 1;
            var several = (ties ? 1 : 0) + (provoked ? 1 : 0) + (arms ? 1 : 0) > 1;
            Assert.Equal([several, ties && space.LevelAt(cell, 1) != 1, false], crisis.Impossible.Select(c => space.Where(c.Condition)[cell]));
        }
    }

    [Fact]
    public void Break_names_an_outcome_or_makes_one()
    {
        Assert.Equal("war", Bind(Levers + "outcomes: { war: arms and ties }\nbreak: war").Break!.Name);
        var made = Bind(Levers + "break: ties is severed\naggravation: ties is severed and arms");
        Assert.Equal(["break", "mutual aggravation"], made.Outcomes.Select(o => o.Name));
        Assert.Same(made.Outcomes[0], made.Break);
        Assert.Same(made.Outcomes[1], made.Aggravation);
        Assert.Equal("A severs ties", Bind("crisis: x\n" + Levers.Replace("words: the A", "words: A", StringComparison.Ordinal) + "break: ties is severed").Break!.Clause.Words);
    }

    [Fact]
    public void Outcomes_use_one_another_in_any_order()
    {
        var crisis = Bind(Levers + "outcomes: { war: open and arms, open: ties }");
        Assert.Equal(new Condition.And(new Condition.LevelIn(0, 1, 1), new Condition.LevelIn(2, 1, 1)), crisis.Outcomes[0].Clause.Condition);
        Assert.Equal("open and arms", crisis.Outcomes[0].Clause.Text);
    }

    [Fact]
    public void The_graph_form_has_states_facts_and_arcs()
    {
        var crisis = Bind("""
            parties: { A: { priorities: [not loud, state 3] }, B: { ranking: [peace, [war, 2]] } }
            states: [peace, { noise: [loud, seen] }, { war: [loud] }]
            moves: { B: [[2, 3]], A: [[peace, noise], [noise, peace]] }
            now: noise
            """);
        Assert.Equal(["peace", "noise", "war"], crisis.Graph!.States);
        Assert.Equal(["loud: 1 2", "seen: 1"], crisis.Graph.Facts.Select(f => $"{f.Name}: {string.Join(' ', f.Where.Members())}"));
        Assert.Equal([[(0, 1), (1, 0)], [(1, 2)]], crisis.Graph.Arcs);
        Assert.Equal(1, crisis.NowState);
        Assert.Empty(crisis.Levers);
    }

    [Fact]
    public void What_surrounds_the_moves_is_bound()
    {
        var crisis = Bind("asof: 2022-01-05\n" + Levers + """
            threats: [{ by: B, against: A, if: border is provoked, then: arms, said: 2022-01-01, promise: yes }]
            issues: { grain: { at-stake-in: ties, stakes: { B: high, A: 0.5 } } }
            calendar: [{ on: 2022-01-20, what: Later }, { on: 2022-01-10, what: Sooner, parties: [B] }]
            record: [{ on: 2022-01-02, by: A, toward: B, what: warns, tone: -2.5 }, { on: 2022-01-01, by: A press, what: writes }]
            perceptions: { A: { B: { priorities: [arms] }, hidden: [arms and ties] } }
            attitudes: { A: { B: against } }
            coalitions: [[B, A]]
            """);
        Assert.Equal((1, 0, true, new DateOnly(2022, 1, 1)), (crisis.Threats[0].By, crisis.Threats[0].Against, crisis.Threats[0].IsPromise, crisis.Threats[0].Said));
        Assert.Equal([(1, 3.0), (0, 0.5)], crisis.Issues[0].Stakes);
        Assert.Equal(["Sooner", "Later"], crisis.Calendar.Select(o => o.What));
        Assert.Equal([[1], [0, 1]], crisis.Calendar.Select(o => o.Parties));
        Assert.Equal([("writes", (double?)null), ("warns", -2.5)], crisis.Record.Select(e => (e.What, e.Tone)));
        Assert.Equal([(0, 1, 0), (0, 0, 1)], crisis.Perceptions.Select(p => (p.By, p.Of, p.Hidden.Count)));
        Assert.Equal(Disposition.Against, crisis.Attitudes[0].Disposition);
        Assert.Equal([[0, 1]], crisis.Coalitions);
        Assert.False(crisis.AllCoalitions);
        Assert.True(Bind(Levers + "coalitions: all").AllCoalitions);
    }
}
