using Demarche.Analysis.Assessing;
using Demarche.Analysis.Play;
using Demarche.Language.Model;

namespace Demarche.Workbench.Work;

/// <summary>What an analysis is given while it runs.</summary>
public sealed class WorkContext : IProgress<string>
{
    private readonly Job job;
    private readonly WorkLimits limits;

    internal WorkContext(Job job, WorkLimits limits, Workforce? workforce) => (this.job, this.limits, Workforce) = (job, limits, workforce);

    /// <summary>Who works on pieces of it elsewhere; nobody when null.</summary>
    public Workforce? Workforce { get; }

    /// <summary>Cancelled when the analysis must stop.</summary>
    public CancellationToken Cancellation => job.Stop.Token;

    /// <summary>Says what is being worked on.</summary>
    public void Report(string value) => job.Report(value);

    /// <summary>Says which model is about to be analysed.</summary>
    /// <exception cref="TooLargeException">It would take more memory than is allowed.</exception>
    public void Expect(Crisis crisis)
    {
        job.Cost = ModelCost.Of(crisis);
        if (job.Cost > limits.Memory)
            throw new TooLargeException(
            $"The model would take about {job.Cost >> 20:N0} MB of memory, and {limits.Memory >> 20:N0} MB are allowed here. Leave out levers or levels, make "
            + $"more states impossible, or ask on the command line, which has no such limit.");
        Cancellation.ThrowIfCancellationRequested();
    }
}

/// <summary>An analysis would take more memory than is allowed.</summary>
public sealed class TooLargeException(string message) : Exception(message);
