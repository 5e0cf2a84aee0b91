using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Demarche.Analysis.Game;

namespace Demarche.Analysis.Play;

/// <summary>
/// What others had done by the time a party completes an outcome, and without which its move would not: so that who moves last is not named alone.
/// </summary>
/// <remarks>
/// A lever of another party is part of it when it stands elsewhere than when play began, and the outcome would not be so if this lever alone stood as it
/// did then. Worked out once for a game, a state and what begins there. O(levers × outcomes) each.
/// </remarks>
internal static class Groundwork
{
    private static readonly ConditionalWeakTable<CrisisGame, ConcurrentDictionary<(int State, int Mover, long Begun), string>> Known = [];

    /// <summary>The levers with their levels, as "3=1 5=2", in their order; empty where there are none, in graph form, and where no outcome begins.</summary>
    /// <param name="game">The game.</param>
    /// <param name="state">The state in which outcomes begin.</param>
    /// <param name="mover">Whose move it is that they begin with; a number below 0 for nobody's alone.</param>
    /// <param name="begun">The outcomes that begin, as bits.</param>
    public static string Of(CrisisGame game, int state, int mover, long begun)
    {
        var outcomes = game.Compiled.Outcomes;
        if (begun == 0 || mover < 0 || outcomes.Count is 0 or > 62 || game.Compiled.Space.Levers.Count == 0) return "";
        return Known.GetOrCreateValue(game).GetOrAdd((state, mover, begun), _ => Find(game, state, mover, begun));
    }

    /// <summary>The levers and levels that <see cref="Of"/> names.</summary>
    public static IEnumerable<(int Lever, int Level)> Read(string groundwork) =>
        groundwork.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('='))
        .Select(pair => (int.Parse(pair[0]), int.Parse(pair[1])));

    private static string Find(CrisisGame game, int state, int mover, long begun)
    {
        var (space, start) = (game.Compiled.Space, game.State(game.Now));
        bool Matters(int lever)
        {
            var (then, now) = (space.LevelOf(start, lever), space.LevelOf(state, lever));
            if (space.Levers[lever].Party == mover || then == now) return false;
            var without = space.StateOf(space.CellOf(state) + (then - now) * space.Stride(lever));
            return without < 0 || Enumerable.Range(0, game.Compiled.Outcomes.Count).Any(k => (begun >> k & 1) == 1 && !game.Compiled.Outcomes[k][without]);
        }

        return string.Join(' ', Enumerable.Range(0, space.Levers.Count).Where(Matters).Select(k => $"{k}={space.LevelOf(state, k)}"));
    }
}
