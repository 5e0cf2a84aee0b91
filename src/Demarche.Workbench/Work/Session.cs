using System.Runtime.CompilerServices;
using Demarche.Analysis.Assessing;

namespace Demarche.Workbench.Work;

/// <summary>
/// Asks for analyses on behalf of one connection of a browser, on the limits of <see cref="Analyst"/>; connections take turns. One for each open page.
/// </summary>
public sealed class Session(Analyst analyst)
{
    private static readonly ConditionalWeakTable<Assessment, string> Names = [];

    private readonly string name = $"session {Guid.NewGuid():N}";

    /// <summary>Asks something of a crisis that is solved; the same question of the same crisis is worked out once for all sessions.</summary>
    /// <param name="question">What is asked, with all that the answer depends on beside the crisis.</param>
    /// <param name="of">The crisis.</param>
    /// <param name="work">The analysis.</param>
    /// <param name="progress">Called with what is being worked on, from another thread.</param>
    /// <param name="cancellation">Stops it, when nobody else waits for the same.</param>
    public Task<Finished<T>> Ask<T>(string question, Assessment of, Func<WorkContext, T> work, IProgress<string>? progress = null,
        CancellationToken cancellation = default)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(of);
        ArgumentNullException.ThrowIfNull(work);
        return Do($"{question} {Names.GetValue(of, _ => Guid.NewGuid().ToString("N"))}", context =>
        {
            context.Expect(of.Compiled.Crisis);
            return work(context);
        }, progress, cancellation);
    }

    /// <summary>Asks for an analysis that expects its own model; see <see cref="Analyst.Do"/>.</summary>
    public Task<Finished<T>> Do<T>(string key, Func<WorkContext, T> work, IProgress<string>? progress = null, CancellationToken cancellation = default)
        where T : class => analyst.Do(name, key, work, progress, cancellation);
}
