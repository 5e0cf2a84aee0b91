using System.Collections.Concurrent;
using System.Globalization;
using Demarche.Analysis.Game;
using Demarche.Engine.Play.Grid;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

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
    private const long MostValues = 2_000_000;

    /// <summary>The same for the coarsest grids, of one step or two.</summary>
    private const long MostCoarse = 12_000_000;

    private readonly CompiledCrisis compiled;
    private readonly PlayRequest request;
    private readonly Func<int, int, int, bool>? bars;
    private readonly PlayGame[] games;
    private ConcurrentDictionary<PlayGame, ConcurrentBag<PlaySolver>> idle = [];

    private PlayTable(CompiledCrisis compiled, PlayRequest request, Func<int, int, int, bool>? bars, PlaySampler sampler, PlayGame[] games, string? leftOut,
        IReadOnlyList<string> notes)
    {
        (this.compiled, this.request, this.bars, this.games) = (compiled, request, bars, games);
        (Sampler, LeftOut, Notes) = (sampler, leftOut, notes);
    }

    /// <summary>What of the crisis the games do not hold, to be said before anything else; null when they hold all of it.</summary>
    public string? LeftOut { get; }

    /// <summary>What was taken otherwise, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Where draws come from.</summary>
    public PlaySampler Sampler { get; }

    /// <summary>The game with chances in the middle of their bounds.</summary>
    public PlayGame Centre => games[games.Length / 2];

    /// <summary>The game for a draw.</summary>
    public PlayGame For(PlayDraw draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        return games[Math.Min(games.Length - 1, (int)(draw.RiskHeight * games.Length))];
    }

    /// <summary>Under what these games are played, in words for another process; null where there are none for it.</summary>
    internal PlaySetting? Setting { get; private init; } = PlaySetting.AsItIs;

    /// <summary>Asks something of the game under a draw, by a solver that is idle, or one more.</summary>
    internal T Ask<T>(PlayDraw draw, Func<PlaySolver, PlayDraw, T> ask)
    {
        var game = For(draw);
        var pool = idle.GetOrAdd(game, _ => []);
        if (!pool.TryTake(out var solver)) solver = new PlaySolver(game, request.Sweeps);
        var answer = ask(solver, draw);
        pool.Add(solver);
        return answer;
    }

    /// <summary>How high in their bounds chances of risks lie in the game for a draw.</summary>
    internal static double HeightFor(Crisis crisis, PlayDraw draw)
    {
        var heights = HeightsOf(crisis);
        return Height(Math.Min(heights - 1, (int)(draw.RiskHeight * heights)), heights);
    }

    private static int HeightsOf(Crisis crisis) => crisis.Risks.All(r => r.Chance.IsPoint) ? 1 : Heights;

    private static double Height(int game, int heights) => (game + 0.5) / heights;

    /// <summary>The same games, played by parties that are ready to decide on a given day with some probability.</summary>
    public PlayTable Ready(double perDay) => Same(Sampler.Ready(perDay), Setting is null ? null : Setting with { Readiness = perDay });

    /// <summary>The same games, marked as under a setting.</summary>
    internal PlayTable As(PlaySetting? setting) => Same(Sampler, setting);

    private PlayTable Same(PlaySampler sampler, PlaySetting? setting) =>
        new(compiled, request, bars, sampler, games, LeftOut, Notes) { idle = idle, Setting = setting };

    /// <summary>Makes the games, or says why the crisis is not played.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static (PlayTable? Table, string? WhyNot) Of(CompiledCrisis compiled, PlayRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(request);
        var (calendar, whyNot) = PlayCalendar.Of(compiled.Crisis, request.Horizon);
        return calendar is null ? (null, whyNot) : Of(compiled, calendar, request, cancellation);
    }

    /// <summary>The games with another calendar; null where one would have too many histories.</summary>
    public PlayTable? With(PlayCalendar calendar, CancellationToken cancellation = default) => Changed(calendar, bars, Sampler, cancellation);

    /// <summary>The games with moves taken away; null where one would have too many histories.</summary>
    public PlayTable? Without(Func<int, int, int, bool> barred, CancellationToken cancellation = default) =>
        Changed(Centre.Game.Calendar, (party, from, to) => bars?.Invoke(party, from, to) == true || barred(party, from, to), Sampler, cancellation);

    /// <summary>The games with draws, and orders, from another sampler; null where one would have too many histories.</summary>
    public PlayTable? With(PlaySampler sampler, CancellationToken cancellation = default) => Changed(Centre.Game.Calendar, bars, sampler, cancellation);

    private PlayTable? Changed(PlayCalendar calendar, Func<int, int, int, bool>? barred, PlaySampler sampler, CancellationToken cancellation)
    {
        var alike = request with { Mode = Centre.Cells > 0 ? PlayMode.Grid : request.Mode };
        return Build(compiled, calendar, alike, barred, sampler, cancellation) is { } built
            ? new PlayTable(compiled, request, barred, sampler, built, LeftOut, []) { Setting = null } : null;
    }

    private static (PlayTable? Table, string? WhyNot) Of(CompiledCrisis compiled, PlayCalendar calendar, PlayRequest request, CancellationToken cancellation)
    {
        var sampler = new PlaySampler(compiled, request.Choices);
        PlayTable Made(PlayGame[] games, Func<int, int, int, bool>? barred, string? leftOut) =>
            new(compiled, request, barred, sampler, games, leftOut, OnAGrid(games, request));
        if (FitsWhole(compiled, calendar, request, sampler, cancellation) && Build(compiled, calendar, request, null, sampler, cancellation) is { } whole)
            return (Made(whole, null, null), null);
        var several = ManyLevers(compiled);
        var leftOut = string.Create(CultureInfo.InvariantCulture,
            $"Moves that change several levers at once are left out of this forecast, on every day: with them the game would be larger than is played "
            + $"({request.MostHistories:N0} histories).");
        while (true)
        {
            if (Build(compiled, calendar, request, several, sampler, cancellation) is { } smaller) return (Made(smaller, several, leftOut), null);
            if (calendar.Occasions.Count - Math.Max(calendar.Past, request.From?.Step.Occasion ?? 0) <= 1)
                return (null,
                    string.Create(CultureInfo.InvariantCulture,
                    $"Even up to the first occasion the game would have more than {request.MostHistories:N0} histories. Leave out levers on which nothing "
                    + $"turns"));
            var kept = calendar.Occasions.SkipLast(1).ToArray();
            calendar = calendar with { Occasions = kept, Horizon = kept[^1].On };
            leftOut = string.Create(CultureInfo.InvariantCulture,
                $"The forecast ends on {calendar.Horizon:d MMMM yyyy}, and moves that change several levers at once are left out of it: further ahead, or "
                + $"with them, the game would be larger than is played ({request.MostHistories:N0} histories).");
        }
    }

    /// <summary>Whether the crisis can be played with all its moves through its whole calendar: so the set of moves is the same whatever the horizon.</summary>
    private static bool FitsWhole(CompiledCrisis compiled, PlayCalendar calendar, PlayRequest request, PlaySampler sampler, CancellationToken cancellation)
    {
        var (whole, _) = PlayCalendar.Of(compiled.Crisis, compiled.Crisis.Calendar.Max(o => o.On));
        return whole is null || whole.Occasions.Count <= calendar.Occasions.Count || Build(compiled, whole, request, null, sampler, cancellation) is not null;
    }

    private static PlayGame[]? Build(CompiledCrisis compiled, PlayCalendar calendar, PlayRequest request, Func<int, int, int, bool>? bars, PlaySampler sampler,
        CancellationToken cancellation)
    {
        return (request.Mode == PlayMode.Grid ? null : All(positions: false)) ?? (request.Mode == PlayMode.Exact ? null : All(positions: true));

        PlayGame[]? All(bool positions)
        {
            var heights = HeightsOf(compiled.Crisis);
            var built = new PlayGame[heights];
            for (var k = 0; k < heights; k++)
            {
                var options = new GameOptions { MostHistories = positions ? request.MostHistories : request.MostExact, RiskHeight = Height(k, heights),
                    Bars = bars, Positions = positions, Orders = sampler.Orders, From = request.From, Follows = request.Follows };
                if (GameBuilder.Build(compiled, calendar, options, cancellation) is not { } game) return null;
                var cells = positions
                    ? Math.Max(BeliefGridSolver.MostCells(game.Tree, MostCells, MostValues), BeliefGridSolver.MostCells(game.Tree, 2, MostCoarse)) : 0;
                while (cells > 1 && PlayGame.WorkOf(game, cells) > request.MostWork) cells--;
                if (positions && cells < 1) return null;
                built[k] = new PlayGame(game, cells);
            }

            return built;
        }
    }

    private static IReadOnlyList<string> OnAGrid(PlayGame[] games, PlayRequest request) => games[0].Cells == 0 ? [] :
    [
        $"{(request.Mode == PlayMode.Grid ? "As asked, the game is" : $"With every history the game would have more than {request.MostExact:N0}, so it is")} "
            + $"played over positions, with what is believed there on a grid of {games[0].Cells} {(games[0].Cells == 1 ? "step" : "steps")} from 0 to 1: an "
            + $"approximation.",
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
