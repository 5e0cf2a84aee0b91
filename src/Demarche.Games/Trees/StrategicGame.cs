namespace Demarche.Games.Trees;

/// <summary>
/// A finite game in strategic form: every player picks a strategy, all at once, and each combination has an outcome.
/// </summary>
public sealed class StrategicGame
{
    private readonly int[] outcomeOf;

    /// <summary>Makes a game.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="players">The players' names, at least one.</param>
    /// <param name="strategies">For each player its strategies' names, at least one.</param>
    /// <param name="outcomes">What may come of it; names may be empty. Numbers are not used.</param>
    /// <param name="outcomeOf">For each combination, that of the first player's strategies varying fastest, the outcome's place; −1 pays nothing.</param>
    /// <param name="comment">A remark; may be empty.</param>
    public StrategicGame(string title, IReadOnlyList<string> players, IReadOnlyList<IReadOnlyList<string>> strategies, IReadOnlyList<GameOutcome> outcomes,
        IReadOnlyList<int> outcomeOf, string comment = "")
    {
        ArgumentNullException.ThrowIfNull(players);
        ArgumentNullException.ThrowIfNull(strategies);
        ArgumentNullException.ThrowIfNull(outcomes);
        ArgumentNullException.ThrowIfNull(outcomeOf);
        ArgumentOutOfRangeException.ThrowIfZero(players.Count);
        ArgumentOutOfRangeException.ThrowIfNotEqual(strategies.Count, players.Count);
        var combinations = strategies.Aggregate(1L, (product, s) => product * s.Count);
        if (combinations == 0 || combinations != outcomeOf.Count)
            throw new ArgumentException("Each combination of strategies needs an outcome.", nameof(outcomeOf));
        if (outcomeOf.Any(o => o < -1 || o >= outcomes.Count)) throw new ArgumentOutOfRangeException(nameof(outcomeOf));
        if (outcomes.Any(o => o.Payoffs.Count != players.Count)) throw new ArgumentException("An outcome pays every player something.", nameof(outcomes));
        (Title, Comment, Players, Strategies, Outcomes, this.outcomeOf) = (title, comment, players, strategies, outcomes, [.. outcomeOf]);
    }

    /// <summary>The title.</summary>
    public string Title { get; }

    /// <summary>A remark; may be empty.</summary>
    public string Comment { get; }

    /// <summary>The players' names.</summary>
    public IReadOnlyList<string> Players { get; }

    /// <summary>Each player's strategies.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Strategies { get; }

    /// <summary>The outcomes.</summary>
    public IReadOnlyList<GameOutcome> Outcomes { get; }

    /// <summary>How many combinations of strategies there are.</summary>
    public int Combinations => outcomeOf.Length;

    /// <summary>The outcome of a combination, that of the first player's strategies varying fastest; −1 when it pays nothing.</summary>
    public int OutcomeOf(int combination) => outcomeOf[combination];
}
