using Demarche.Engine.Stability;
using Demarche.Engine.States;

namespace Demarche.Engine.Perception;

/// <summary>What a concept says of a hypergame.</summary>
/// <param name="Concept">The concept.</param>
/// <param name="Stable">For each party the states it would stay in by its own game.</param>
/// <param name="Expected">For each party the states it expects to hold: everybody who, as it takes them, knows the state would stay there by the
/// game it takes them to see.</param>
/// <param name="Holds">The states that hold as an outsider sees it who knows every game: everybody who knows the state would stay there by its own
/// game, and somebody does.</param>
public sealed record HypergameSolution(SolutionConcept Concept, IReadOnlyList<StateSet> Stable, IReadOnlyList<StateSet> Expected, StateSet Holds)
{
    /// <summary>What would surprise a party: the states that hold and that it does not expect to, those it does not know of among them.</summary>
    public StateSet Surprises(int party) => Holds.Except(Expected[party]);

    /// <summary>What a party counts on in vain: the states it expects to hold and that do not.</summary>
    public StateSet FalseHopes(int party) => Expected[party].Except(Holds);
}

/// <summary>
/// A hypergame: every party plays a game of its own. At the first level each has one picture of the conflict and takes all others to share it.
/// At the second level each also has a picture of how every other sees the conflict, and expects that other to act by that.
/// </summary>
/// <remarks>
/// Source: Bennett (1977); in conflict analysis Wang, Hipel and Fraser (1988, 1989); in the graph model Aljefri, Bashar, Fang and Hipel (2018).
/// A party that does not know of a state is not asked about it. Cost: that of the concept once for each party at the first level, and for
/// each pair of parties at the second.
/// </remarks>
public sealed class Hypergame
{
    private readonly PerceivedGame[][] games;

    /// <summary>Puts a hypergame together.</summary>
    /// <param name="games">For each party, as row, and each party, as column, the game that the one takes the other to see; in the diagonal its own.</param>
    /// <exception cref="ArgumentException">The rows and columns are not those of the games' parties, or states are counted differently.</exception>
    public Hypergame(IReadOnlyList<IReadOnlyList<PerceivedGame>> games)
    {
        ArgumentNullException.ThrowIfNull(games);
        this.games = [.. games.Select(row => row.ToArray())];
        var first = games[0][0].Graph;
        var fits = this.games.All(row => row.Length == games.Count && row.All(g => g.Graph.Parties == games.Count && g.Graph.States == first.States));
        if (!fits) throw new ArgumentException("A game is needed for every pair of parties, all over the same states.", nameof(games));
    }

    /// <summary>Number of parties.</summary>
    public int Parties => games.Length;

    /// <summary>Number of states, known or not.</summary>
    public int States => games[0][0].Graph.States;

    /// <summary>A first-level hypergame from each party's game.</summary>
    public static Hypergame FirstLevel(IReadOnlyList<PerceivedGame> own)
    {
        ArgumentNullException.ThrowIfNull(own);
        return new Hypergame([.. own.Select(g => (IReadOnlyList<PerceivedGame>)[.. Enumerable.Repeat(g, own.Count)])]);
    }

    /// <summary>The game a party plays.</summary>
    public PerceivedGame Own(int party) => games[party][party];

    /// <summary>The game that a party takes another to play.</summary>
    public PerceivedGame AsSeenBy(int party, int other) => games[party][other];

    /// <summary>Why a concept cannot be asked, in words; null when it can.</summary>
    public string? WhyNot(SolutionConcept concept)
    {
        ArgumentNullException.ThrowIfNull(concept);
        if (concept is SimultaneousStability && games.Any(row => Array.Exists(row, g => g.Known.Count < States)))
            return "moves made at the same moment could end in a state that is hidden from the party";
        return games.SelectMany(row => row).Distinct().Select(g => concept.WhyNot(g.Graph)).FirstOrDefault(r => r is not null);
    }

    /// <summary>Solves every game and puts the answers together.</summary>
    /// <exception cref="NotSupportedException">The concept cannot be asked: see <see cref="WhyNot"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public HypergameSolution Solve(SolutionConcept concept, CancellationToken cancellation = default)
    {
        if (WhyNot(concept) is { } reason) throw new NotSupportedException(reason);
        var stable = new Dictionary<(PerceivedGame, int), StateSet>();
        StateSet Stays(PerceivedGame game, int party)
        {
            if (!stable.TryGetValue((game, party), out var found))
                stable[(game, party)] = found = concept.Stable(game.Graph, party, cancellation).Intersect(game.Known);
            return found;
        }

        StateSet[] own = [.. Enumerable.Range(0, Parties).Select(i => Stays(Own(i), i))];
        StateSet[] expected = [.. Enumerable.Range(0, Parties)
            .Select(i => Together(j => AsSeenBy(i, j), j => Stays(AsSeenBy(i, j), j)).Intersect(Own(i).Known))];
        return new HypergameSolution(concept, own, expected, Together(Own, i => own[i]));
    }

    /// <summary>The states that all who know them would stay in, and that somebody knows.</summary>
    private StateSet Together(Func<int, PerceivedGame> game, Func<int, StateSet> stays)
    {
        var (all, known) = (StateSet.All(States), new StateSet(States));
        for (var party = 0; party < Parties; party++)
        {
            var knows = game(party).Known;
            all = all.Except(knows.Except(stays(party)));
            known = known.Union(knows);
        }

        return all.Intersect(known);
    }
}
