namespace Demarche.Analysis.Tests.Game;

/// <summary>Factions that press and their price, levers that several hold, levers whose settings nobody else can tell.</summary>
public sealed class HomeAndTogetherTests
{
    private const string Press = """
        asof: 2022-01-01
        parties:
          A: { levers: { x: [no, yes], y: [no, yes] }, factions: { hawks: { VOICE, cost: 100%, priorities: [x] } }, priorities: [not x, y] }
        calendar: [{ on: 2022-01-02, what: Talks }]
        play: { precision: 12 }
        """;

    [Theory]
    [InlineData("voice: press", 2)]
    [InlineData("voice: cost", 0)]
    [InlineData("voice: press, in-return: y", 1)]
    public void A_faction_that_presses_makes_everything_dear_but_what_it_likes_best(string voice, int charged)
    {
        var played = Played.Of(Press.Replace("VOICE", voice, StringComparison.Ordinal));
        var game = played.Game;
        var choice = Enumerable.Range(0, game.Tree.Nodes).First(n => game.Mover(n) == 0);

        Assert.Equal(charged, Enumerable.Range(0, game.Tree.Actions(choice)).Count(a => played.IsCharged(choice, a)));
    }

    [Fact]
    public void Under_pressure_restraint_is_rarer()
    {
        var pressed = Played.Of(Press.Replace("VOICE", "voice: press", StringComparison.Ordinal));
        var free = Played.Of(Press.Replace("VOICE", "voice: cost", StringComparison.Ordinal));

        Assert.True(free.Mix(free.FirstChoice(0), 2) > pressed.Mix(pressed.FirstChoice(0), 2) + 0.3);
    }

    private const string Talks = """
        asof: 2022-01-01
        parties:
          A: { levers: { a: [no, yes] }, priorities: [talks, a] }
          B: { levers: { b: [no, yes] }, priorities: [WANT, b] }
        levers: { talks: { of: [A, B], levels: [no, yes], words: [hold no talks, hold talks] } }
        outcomes: { together: talks }
        break: together
        calendar: [{ on: 2022-01-02, what: Meeting, parties: [WHO], order: ORDER }]
        play: { precision: 60 }
        """;

    [Theory]
    [InlineData("A, B", "listed", "talks", 0.8, 1)]
    [InlineData("B, A", "listed", "talks", 0.8, 1)]
    [InlineData("A, B", "random", "talks", 0.8, 1)]
    [InlineData("A, B", "listed", "not talks", 0, 0.05)]
    [InlineData("A", "listed", "talks", 0, 0)]
    [InlineData("A, B", "simultaneous", "not talks", 0, 0.05)]
    public void Talks_come_about_when_both_want_them_and_both_are_there(string who, string order, string want, double least, double most)
    {
        var played = Played.Of(Talks.Replace("WHO", who, StringComparison.Ordinal).Replace("ORDER", order, StringComparison.Ordinal).Replace("WANT", want, StringComparison.Ordinal));

        Assert.InRange(played.Breaks, least, most);
    }

    [Fact]
    public void Either_can_leave()
    {
        var played = Played.Of(Talks.Replace("WHO", "B", StringComparison.Ordinal).Replace("ORDER", "listed", StringComparison.Ordinal).Replace("WANT", "not talks", StringComparison.Ordinal)
            .Replace("levels: [no, yes], words", "levels: [no, yes], now: yes, words", StringComparison.Ordinal).Replace("together: talks", "together: not talks", StringComparison.Ordinal));

        Assert.True(played.Breaks > 0.9);
    }

    private const string Hidden = """
        asof: 2022-01-01
        parties:
          A: { levers: { answer: { levels: [none, mild, harsh], seen: no, chances: { harsh: 30% } } }, priorities: [not answer is none] }
          B: { levers: { b: [no, yes] }, priorities: [b iff answer is harsh] }
        calendar: [{ on: 2022-01-02, what: First, parties: [A] }, { on: 2022-01-03, what: Second, parties: [B] }]
        play: { precision: 10 }
        """;

    [Fact]
    public void A_hidden_lever_is_used_as_was_settled_and_then_all_know_it()
    {
        var played = Played.Of(Hidden);
        var (game, solution) = (played.Game, played.Solution);
        var choice = played.FirstChoice(0);
        var seats = game.Seats;
        var (mild, harsh) = (seats.OfType(0, 0), seats.OfType(0, 1));
        int Action(int level) => Enumerable.Range(0, game.Tree.Actions(choice)).First(a => game.Compiled.Space.LevelOf(game.Option(choice, a), 0) == level);

        Assert.Equal(["mild", "harsh"], game.Compiled.Crisis.Parties[0].Types.Select(t => t.Name));
        Assert.Equal(3, game.Tree.Actions(choice));
        Assert.True(solution.Choice(choice, mild, Action(2)) < 1e-10);
        Assert.True(solution.Choice(choice, harsh, Action(1)) < 1e-10);
        Assert.True(solution.Choice(choice, mild, Action(1)) > 0.9);
        Assert.Equal(0.3, solution.Mix(choice, Action(2)) / (1 - solution.Mix(choice, 0)), 0.01);
        Assert.Contains(game.Notes, n => n.Contains("played as types of A", StringComparison.Ordinal));
    }
}
