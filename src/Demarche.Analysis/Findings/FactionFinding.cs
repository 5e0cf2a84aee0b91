using Demarche.Analysis.Assessing;
using Demarche.Engine.Stability;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Findings;

/// <summary>A faction at home and its win-set: which of the party's moves from here it would go along with.</summary>
/// <param name="Party">Whose faction.</param>
/// <param name="Name">Its name.</param>
/// <param name="Voice">What it can do about a move it opposes.</param>
/// <param name="Accepts">The party's moves from now that leave the faction no worse off.</param>
/// <param name="Opposes">Those that leave it worse off.</param>
/// <param name="Demands">Moves the faction would gain by and the party would not.</param>
/// <param name="Source">Where it is taken from.</param>
public sealed record FactionFinding(
    string Party, string Name, string Voice, IReadOnlyList<MoveRef> Accepts, IReadOnlyList<MoveRef> Opposes, IReadOnlyList<MoveRef> Demands, string? Source)
{
    /// <summary>
    /// Of a faction that presses, the move from here that it asks for: anything it likes less costs its party. Null where it is content, or does not press.
    /// </summary>
    public MoveRef? Asks { get; init; }

    /// <summary>What it gets for its consent, as a clause; null when nothing buys it.</summary>
    public string? Price { get; init; }

    /// <summary>All factions of all parties.</summary>
    /// <param name="assessment">The crisis.</param>
    /// <remarks>Two-level games: Putnam (1988). Vetoed moves are reported as opposed although they are no moves of the conflict any more.</remarks>
    public static IReadOnlyList<FactionFinding> All(Assessment assessment)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        var crisis = assessment.Compiled.Crisis;
        return [.. crisis.Parties.SelectMany((party, p) => party.Factions.Select(f => Of(assessment, p, f)))];
    }

    private static FactionFinding Of(Assessment assessment, int party, Faction faction)
    {
        var now = assessment.Compiled.Now;
        var likes = Orders.Rank(assessment.Compiled.Space, faction.Preference);
        var bought = faction.InReturn is { } price ? assessment.Compiled.Space.Where(price.Condition) : null;
        bool Accepts(int to) => likes[to] >= likes[now] || bought?[to] == true;
        var targets = new List<int>();
        assessment.Compiled.UnrestrictedMoves.Targets(party, now, targets);
        IReadOnlyList<MoveRef> Where(Func<int, bool> test) => [.. targets.Where(test).Select(t => assessment.Move(new Step(party, now, t)))];
        return new FactionFinding(
            assessment.Party(party),
            faction.Name,
            faction.Voice switch
            {
                Language.Model.Voice.Veto => "can stop a move",
                Language.Model.Voice.Press => "makes restraint costly",
                _ => "can make a move costly",
            },
            Where(Accepts),
            Where(t => !Accepts(t)),
            Where(t => likes[t] > likes[now] && !assessment.Graph.Prefers(party, t, now)),
            faction.Grounds.Source)
        {
            Asks = faction.Voice == Language.Model.Voice.Press ? Most(assessment, party, targets, likes) : null,
            Price = faction.InReturn?.Words,
        };
    }

    /// <summary>Of the moves at hand the smallest of those that a faction likes most; null where staying is as good to it.</summary>
    private static MoveRef? Most(Assessment assessment, int party, IReadOnlyList<int> targets, int[] likes)
    {
        var (now, space) = (assessment.Compiled.Now, assessment.Compiled.Space);
        var best = targets.Select(t => likes[t]).DefaultIfEmpty(int.MinValue).Max();
        if (best <= likes[now]) return null;
        int Changes(int to) => Enumerable.Range(0, space.Levers.Count).Count(k => space.LevelOf(to, k) != space.LevelOf(now, k));
        return assessment.Move(new Step(party, now, targets.Where(t => likes[t] == best).MinBy(Changes)));
    }
}
