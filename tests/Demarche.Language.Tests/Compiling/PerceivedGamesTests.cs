using Demarche.Engine.Attitudes;
using Demarche.Engine.Preferences;
using Demarche.Language.Compiling;

namespace Demarche.Language.Tests.Compiling;

/// <summary>What a model says of perceptions and attitudes becomes games and a matrix.</summary>
public class PerceivedGamesTests
{
    private const string Parties = """
        parties:
          A: { levers: { x: [no, yes] }, priorities: [x] }
          B: { levers: { y: [no, yes] }, priorities: [y] }
          C: { levers: { z: [no, yes] }, priorities: [not z] }

        """;

    [Fact]
    public void Nobody_mistaken_means_no_hypergame_and_nobody_caring_no_attitudes()
    {
        var compiled = Compiled("");
        Assert.Null(PerceivedGames.Of(compiled));
        Assert.Null(compiled.Graph.Attitudes);
    }

    [Fact]
    public void Orders_and_states_are_those_of_the_party_that_sees_them()
    {
        var compiled = Compiled("perceptions:\n  A:\n    B: { priorities: [not y] }\n    hidden: [z and y]\n");
        var games = PerceivedGames.Of(compiled)!;
        Assert.Equal([6, 7], Enumerable.Range(0, 8).Where(s => !games.Own(0).Known[s]));
        Assert.True(games.Own(0).Graph.Prefers(1, 0, 2));
        Assert.False(games.Own(0).Graph.Moves.CanMove(1, 4, 6));
        Assert.Equal(games.Own(0), games.AsSeenBy(0, 1));
        Assert.Equal(8, games.Own(1).Known.Count);
        Assert.True(games.Own(1).Graph.Prefers(1, 2, 0));
        Assert.True(games.Own(1).Graph.Moves.CanMove(1, 4, 6));
    }

    [Fact]
    public void What_another_is_believed_to_see_builds_on_what_the_believer_sees()
    {
        var compiled = Compiled("""
            perceptions:
              A:
                B: { priorities: [not y], sees: { C: { priorities: [z] }, hidden: [x] } }
                C: { sees: { A: { priorities: [not x] } } }
                hidden: [z and y]
            """);
        var games = PerceivedGames.Of(compiled)!;
        var ofB = games.AsSeenBy(0, 1);
        Assert.Equal([0, 2, 4], ofB.Known.Members());
        Assert.True(ofB.Graph.Prefers(1, 0, 2) && ofB.Graph.Prefers(2, 4, 0) && ofB.Graph.Prefers(0, 1, 0));
        var ofC = games.AsSeenBy(0, 2);
        Assert.Equal(6, ofC.Known.Count);
        Assert.True(ofC.Graph.Prefers(0, 0, 1) && ofC.Graph.Prefers(2, 0, 4) && ofC.Graph.Prefers(1, 0, 2));
        Assert.True(games.Own(0).Graph.Prefers(2, 0, 4) && games.Own(0).Graph.Prefers(0, 1, 0));
    }

    [Fact]
    public void Attitudes_are_discrete_where_nothing_is_said()
    {
        var attitudes = Compiled("attitudes:\n  A: { B: against, C: for }\n  C: { C: neutral }\n").Graph.Attitudes!;
        Assert.Equal([Stance.For, Stance.Against, Stance.For], Enumerable.Range(0, 3).Select(j => attitudes[0, j]));
        Assert.True(attitudes.IsDiscrete(1));
        Assert.Equal(Stance.Neutral, attitudes[2, 2]);
    }

    private static CompiledCrisis Compiled(string views)
    {
        var loaded = ModelLoader.Parse(Parties + views, "test.crisis.yaml");
        Assert.Empty(loaded.Diagnostics);
        return Compiler.Compile(loaded.Crisis!);
    }
}
