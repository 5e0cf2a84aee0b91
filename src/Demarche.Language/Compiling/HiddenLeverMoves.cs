using Demarche.Engine.States;
using Demarche.Language.Model;

namespace Demarche.Language.Compiling;

/// <summary>
/// What hidden levers take away: a type that has settled on a level can take the lever from where it stands to that level only. Once it has been used it is
/// like any other.
/// </summary>
public static class HiddenLeverMoves
{
    /// <summary>The moves that the types in force cannot make.</summary>
    public static IEnumerable<(int Party, Func<int, int, bool> Bars)> Bars(Crisis crisis, StateSpace space, TypeProfile profile)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(profile);
        return crisis.Parties
            .SelectMany((party, p) => profile.Types[p] < 0 ? [] : party.Types[profile.Types[p]].Settled.Select(s => (p, Bar(crisis, space, s))));
    }

    /// <summary>Whether a move goes against what was settled.</summary>
    public static Func<int, int, bool> Bar(Crisis crisis, StateSpace space, SettledLevel settled)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        ArgumentNullException.ThrowIfNull(space);
        var now = crisis.NowLevels[settled.Lever];
        return (from, to) =>
            space.LevelOf(from, settled.Lever) == now && space.LevelOf(to, settled.Lever) is var level && level != now && level != settled.Level;
    }
}
