using System.Collections.Concurrent;
using Demarche.Analysis.Asking;
using Demarche.Analysis.Play;

namespace Demarche.Workbench.Tests.Work;

/// <summary>A workforce in this process that knows of a question only what is in its units.</summary>
internal sealed class Colleagues : Workforce
{
    private readonly ConcurrentDictionary<string, Lazy<Workshop>> workshops = new(StringComparer.Ordinal);
    private int units;

    /// <summary>How many units were asked for.</summary>
    public int Units => units;

    public override int Width => 3;

    public override Task<UnitResult> Do(UnitJob job, Unit unit, CancellationToken cancellation)
    {
        Interlocked.Increment(ref units);
        var workshop = workshops.GetOrAdd(job.QuestionHash, _ => new Lazy<Workshop>(() =>
        {
            var (laid, whyNot) = Workshop.Of(job);
            return laid ?? throw new InvalidOperationException(whyNot);
        })).Value;
        return Task.Run(() => workshop.Do(unit, job.Ways, cancellation), cancellation);
    }
}
