using Demarche.Analysis.Game;
using Demarche.Analysis.Outside;
using Demarche.Analysis.Play;
using Demarche.Analysis.Vary;
using Demarche.Engine.Robustness;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Asking;

/// <summary>A question laid out for units of it to be worked on, one after another or several at once, on the thread of whoever asks.</summary>
/// <remarks>What comes of a unit is what the process that asked the question would have worked out itself.</remarks>
public abstract class Workshop
{
    /// <summary>Lays a question out: reads and checks its model as any that is not trusted, opening no file for it.</summary>
    /// <param name="job">The question.</param>
    /// <param name="read">Called with the model before anything is worked out of it: the place to refuse one that is too large.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The question laid out, or what is wrong with it.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static (Workshop? Workshop, string? WhyNot) Of(UnitJob job, Action<Crisis>? read = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        if (Questions.Find(job.Question) is not { } info) return (null, $"there is no question '{job.Question}'");
        var (values, whyNot) = OptionValues.Of(info, job.Options);
        if (values is null) return (null, whyNot);
        var source = ModelSource.Of(job.Model);
        var inquiry = new Inquiry(source, new AskOptions { Cancellation = cancellation, Read = read });
        if (info.Make(source, values).LayOut(inquiry) is { } workshop) return (workshop, null);
        var wrong = inquiry.Problems.Where(p => p.Kind != ProblemKind.Remark && p.Diagnostic is not { Severity: not Severity.Error }).Select(p => p.ToString());
        return (null, string.Join('\n', wrong.DefaultIfEmpty($"{job.Question} is not worked on in units")));
    }

    /// <summary>Works on a unit.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="ways">The ways that runs are asked about.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ArgumentException">The question has no such unit.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public abstract UnitResult Do(Unit unit, IReadOnlyList<IReadOnlyList<Turning>> ways, CancellationToken cancellation);
}

/// <summary>A crisis played forward.</summary>
internal sealed class GamesWorkshop : Workshop
{
    /// <summary>More draws at once are no unit but a whole question.</summary>
    private const int MostDraws = 1024;

    /// <summary>Draws are numbered up to here.</summary>
    private const int LastDraw = 1_000_000;

    private readonly CompiledCrisis compiled;
    private readonly PlayTable table;
    private readonly PlayRequest request;
    private readonly VariedGames games;

    private GamesWorkshop(CompiledCrisis compiled, PlayTable table, PlayRequest request, OpenCrisis? open) =>
        (this.compiled, this.table, this.request, games) = (compiled, table, request, new VariedGames(compiled, table, request, open));

    /// <summary>Lays out the games; null, and noted, where the crisis is not played.</summary>
    public static GamesWorkshop? Of(CompiledCrisis compiled, PlayRequest request, OpenCrisis? open, Inquiry inquiry)
    {
        var (table, whyNot) = PlayTable.Of(compiled, request, inquiry.Cancellation);
        if (table is not null) return new GamesWorkshop(compiled, table, request, open);
        inquiry.CannotAnswer(whyNot!);
        return null;
    }

    /// <inheritdoc/>
    public override UnitResult Do(Unit unit, IReadOnlyList<IReadOnlyList<Turning>> ways, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(unit);
        if (unit.From < 0 || unit.To <= unit.From || unit.To > LastDraw || unit.To - unit.From > MostDraws)
            throw new ArgumentException($"{unit.From} to {unit.To} is no range of draws.", nameof(unit));
        var ensemble = games.Under(unit.Setting, cancellation)
            ?? throw new ArgumentException("Under this setting a game would have too many histories.", nameof(unit));
        switch (unit.Kind)
        {
            case UnitKind.Ways:
                return new UnitResult { Ways =
                    Each(unit, ensemble, (solver, draw) => PlayEnsemble.WaysOf(solver.Solve(draw, cancellation), cancellation), cancellation) };
            case UnitKind.Runs:
                var traces = ways.Count == 0 ? null : new Traces(ways);
                return new UnitResult { Runs = Each(unit, ensemble, (solver, draw) => solver.Run(draw, traces, cancellation), cancellation) };
            case UnitKind.Breaks:
                return new UnitResult { Breaks = Each(unit, ensemble, (solver, draw) => solver.Breaks(draw, cancellation), cancellation) };
            default:
                throw new ArgumentException("A crisis that is played has no completions.", nameof(unit));
        }
    }

    private T[] Each<T>(Unit unit, PlayEnsemble ensemble, Func<PlaySolver, PlayDraw, T> ask, CancellationToken cancellation)
    {
        var results = new T[unit.To - unit.From];
        for (var k = 0; k < results.Length; k++)
        {
            cancellation.ThrowIfCancellationRequested();
            results[k] = ensemble.Ask(DrawOf((int)unit.From + k, unit.Setting, ensemble), ask);
        }

        return results;
    }

    private PlayDraw DrawOf(int number, PlaySetting setting, PlayEnsemble ensemble)
    {
        if (!setting.IsTypical) return ensemble.Draw(number);
        var typical = TypicalModels.Draw(table.Sampler, compiled.Crisis, request.Seed, number);
        return setting.Readiness is { } readiness ? typical with { Readiness = readiness } : typical;
    }
}

/// <summary>What holds over everything left open.</summary>
internal sealed class CompletionsWorkshop(RobustnessAnalysis analysis, int seed) : Workshop
{
    /// <inheritdoc/>
    public override UnitResult Do(Unit unit, IReadOnlyList<IReadOnlyList<Turning>> ways, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(unit);
        if (unit.Kind != UnitKind.Completions) throw new ArgumentException("Over completions nothing is drawn.", nameof(unit));
        return new UnitResult { Completions = analysis.Part(new CompletionRange(unit.From, unit.To), new Random(seed), cancellation) };
    }
}
