using Demarche.Analysis.Game;
using Demarche.Engine.Play;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Play;

/// <summary>
/// The games of a crisis: one, or five where the chances of risks are open, one for each fifth of their bounds. A crisis too large to be
/// played as it is is made smaller, and says how.
/// </summary>
public sealed class PlayTable
{
    private const int Heights = 5;

    /// <summary>A finer grid of beliefs than this gains nothing that the spread of the runs would not cover.</summary>
    private const int MostCells = 16;

    /// <summary>Values that a grid may hold, so that a run takes seconds and a hundred megabytes at most.</summary>
    private const long MostValues = 8_000_000;

    private readonly PlayGame[] games;

    private PlayTable(PlayGame[] games, IReadOnlyList<string> notes) => (this.games, Notes) = (games, notes);

    /// <summary>What was made smaller or taken otherwise, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Where draws come from.</summary>
    public PlaySampler Sampler => games[0].Sampler;

    /// <summary>The game with chances in the middle of their bounds.</summary>
    public PlayGame Centre => games[games.Length / 2];

    /// <summary>The game for a draw.</summary>
    public PlayGame For(PlayDraw draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        return games[Math.Min(games.Length - 1, (int)(draw.RiskHeight * games.Length))];
    }

    /// <summary>Makes the games, or says why the crisis is not played.</summary>
    public static (PlayTable? Table, string? WhyNot) Of(CompiledCrisis compiled, PlayRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(request);
        var (calendar, whyNot) = PlayCalendar.Of(compiled.Crisis, request.Horizon);
        return calendar is null ? (null, whyNot) : Of(compiled, calendar, request, bars: null, sampler: null, cancellation);
    }

    /// <summary>The games of a changed crisis: another calendar, or moves taken away. Draws come from the sampler given.</summary>
    public static PlayTable? Changed(CompiledCrisis compiled, PlayCalendar calendar, PlayRequest request, Func<int, int, int, bool>? bars, PlaySampler sampler, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(request);
        var built = Build(compiled, calendar, request, bars, sampler, cancellation);
        return built is null ? null : new PlayTable(built, []);
    }

    private static (PlayTable? Table, string? WhyNot) Of(CompiledCrisis compiled, PlayCalendar calendar, PlayRequest request, Func<int, int, int, bool>? bars, PlaySampler? sampler, CancellationToken cancellation)
    {
        var first = calendar.Past == 0 ? compiled.Now : RecordStart(compiled, calendar);
        if (ReachableStates.From(compiled, compiled.Now, first) is not { } states) return (null, $"More than {ReachableStates.Most:N0} states can be reached from now, too many to be played through. Leave out levers on which nothing turns");
        sampler ??= new PlaySampler(compiled, states, request.Choices);
        var notes = new List<string>();
        if (Build(compiled, calendar, request, bars, sampler, cancellation) is { } whole) return (new PlayTable(whole, OnAGrid(whole, request)), null);
        bars = ManyLevers(compiled);
        notes.Add($"Moves that change several levers at once are left out: with them the game would have more than {request.MostHistories:N0} histories.");
        while (true)
        {
            if (Build(compiled, calendar, request, bars, sampler, cancellation) is { } smaller) return (new PlayTable(smaller, [.. notes, .. OnAGrid(smaller, request)]), null);
            if (calendar.Occasions.Count - calendar.Past == 1) return (null, $"Even up to the first occasion the game would have more than {request.MostHistories:N0} histories. Leave out levers on which nothing turns");
            var kept = calendar.Occasions.SkipLast(1).ToArray();
            calendar = calendar with { Occasions = kept, Horizon = kept[^1].On };
            notes.RemoveAll(n => n.StartsWith("The forecast ends", StringComparison.Ordinal));
            notes.Add($"The forecast ends on {calendar.Horizon:d MMMM yyyy}: looking further ahead the game would have more than {request.MostHistories:N0} histories.");
        }
    }

    private static int RecordStart(CompiledCrisis compiled, PlayCalendar calendar) =>
        GameBuilder.Build(compiled, calendar with { Occasions = [.. calendar.Occasions.Take(calendar.Past)] })?.State(0) ?? compiled.Now;

    private static PlayGame[]? Build(CompiledCrisis compiled, PlayCalendar calendar, PlayRequest request, Func<int, int, int, bool>? bars, PlaySampler sampler, CancellationToken cancellation)
    {
        return (request.Mode == PlayMode.Grid ? null : All(positions: false)) ?? (request.Mode == PlayMode.Exact ? null : All(positions: true));

        PlayGame[]? All(bool positions)
        {
            var heights = compiled.Crisis.Risks.All(r => r.Chance.IsPoint) ? 1 : Heights;
            var built = new PlayGame[heights];
            for (var k = 0; k < heights; k++)
            {
                var options = new GameOptions { MostHistories = request.MostHistories, RiskHeight = (k + 0.5) / heights, Bars = bars, Positions = positions };
                if (GameBuilder.Build(compiled, calendar, options, cancellation) is not { } game) return null;
                var cells = positions ? BeliefGridSolver.MostCells(game.Tree, MostCells, MostValues) : 0;
                if (positions && cells < 2) return null;
                built[k] = new PlayGame(game, sampler, cells);
            }

            return built;
        }
    }

    private static IReadOnlyList<string> OnAGrid(PlayGame[] games, PlayRequest request) => games[0].Cells == 0 ? [] :
    [
        $"{(request.Mode == PlayMode.Grid ? "As asked, the game is" : $"With every history the game would have more than {request.MostHistories:N0}, so it is")} played over positions, with what is believed there on a grid of {games[0].Cells} steps from 0 to 1: an approximation.",
    ];

    private static Func<int, int, int, bool> ManyLevers(CompiledCrisis compiled) => (_, from, to) =>
    {
        var changed = 0;
        for (var lever = 0; lever < compiled.Space.Levers.Count; lever++)
        {
            if (compiled.Space.LevelOf(from, lever) != compiled.Space.LevelOf(to, lever)) changed++;
        }

        return changed > 1;
    };
}
