using System.Security.Cryptography;
using System.Text;
using Demarche.Analysis.Asking;
using Demarche.Analysis.Play;
using Demarche.Engine;
using Demarche.Engine.Play.Exact;

namespace Demarche.Analysis.Backtest;

/// <summary>
/// Has models played, each as a unit of the question <c>play</c>: here on all cores, or by a cluster. Many crises come to the same model, which is played once.
/// </summary>
/// <param name="options">The options of play, as they are written.</param>
/// <param name="draws">How many runs each.</param>
/// <param name="threads">How many models at once, here.</param>
/// <param name="workforce">Who works on them elsewhere; nobody when null.</param>
/// <param name="kept">What is known already, and where it is kept.</param>
internal sealed class BacktestPlays(IReadOnlyList<GivenOption> options, int draws, int threads, Workforce? workforce, KeptPlays kept)
{
    /// <summary>This build: another may play otherwise.</summary>
    private static readonly string Build = $"{typeof(BacktestPlays).Module.ModuleVersionId} {typeof(QreSolver).Module.ModuleVersionId} "
        + $"{typeof(Language.ModelLoader).Module.ModuleVersionId}";

    /// <summary>The mean probability of a break of each model; those not done when cancelled are missing.</summary>
    /// <exception cref="UnitRefusedException">A model was refused; the message says why.</exception>
    public IReadOnlyDictionary<TemplateZero, double> Of(IReadOnlyList<TemplateZero> models, Action<int>? done, CancellationToken cancellation)
    {
        var (found, count, gate) = (new Dictionary<TemplateZero, double>(), 0, new Lock());
        try
        {
            // A unit waits for its silo, or works; either way a thread of its own bears it.
            Parallel.ForEach(models, Parallelism.Of(workforce?.Width ?? threads, cancellation), model =>
            {
                var breaks = Of(model, cancellation);
                lock (gate)
                {
                    found[model] = breaks;
                    done?.Invoke(++count);
                }
            });
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // What is done is kept; the caller says how much that is.
        }
        catch (AggregateException failure) when (cancellation.IsCancellationRequested
            && failure.Flatten().InnerExceptions.All(e => e is OperationCanceledException))
        {
            // The same, seen from within.
        }

        return found;
    }

    private double Of(TemplateZero model, CancellationToken cancellation)
    {
        var (job, unit) = (new UnitJob(model.Content, PlayQuestion.Info.Name, options), new Unit(UnitKind.Breaks, 0, draws));
        var digest = Digest(job);
        if (kept.Find(digest) is { } known) return known;
        var result = workforce is null ? Here(job, unit, cancellation) : workforce.Do(job, unit, cancellation).GetAwaiter().GetResult();
        var breaks = result.Breaks!.Average();
        kept.Add(digest, breaks);
        return breaks;
    }

    private static UnitResult Here(UnitJob job, Unit unit, CancellationToken cancellation)
    {
        var (workshop, whyNot) = Workshop.Of(job, cancellation: cancellation);
        return workshop is null ? throw new UnitRefusedException(whyNot!) : workshop.Do(unit, [], cancellation);
    }

    private string Digest(UnitJob job) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{Build} {draws} {job.Hash}"))));
}
