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
    /// <summary>All factions of all parties.</summary>
    /// <param name="assessment">The crisis.</param>
    /// <remarks>Two-level games: Putnam (1988). Vetoed moves are told as opposed although they are no moves of the conflict any more.</remarks>
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
        var targets = new List<int>();
        assessment.Compiled.UnrestrictedMoves.Targets(party, now, targets);
        IReadOnlyList<MoveRef> Where(Func<int, bool> test) => [.. targets.Where(test).Select(t => assessment.Move(new Step(party, now, t)))];
        return new FactionFinding(
            assessment.Party(party),
            faction.Name,
            faction.Voice == Language.Model.Voice.Veto ? "can stop a move" : "can make a move costly",
            Where(t => likes[t] >= likes[now]),
            Where(t => likes[t] < likes[now]),
            Where(t => likes[t] > likes[now] && !assessment.Graph.Prefers(party, t, now)),
            faction.Grounds.Source);
    }
}
