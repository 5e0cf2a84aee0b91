namespace Demarche.Analysis.Asking;

/// <summary>A question about a model. Immutable; may be asked any number of times, from any thread.</summary>
public abstract record Question
{
    /// <summary>What is asked about.</summary>
    public required ModelSource Model { get; init; }

    /// <summary>Reads the model and works the answer out. What the model or an option gets wrong is in the result and never thrown.</summary>
    /// <param name="options">What it may take and who hears; null for the usual.</param>
    /// <exception cref="OperationCanceledException">It was stopped, and nothing is there to be shown.</exception>
    public abstract Answered Ask(AskOptions? options = null);
}

/// <inheritdoc/>
/// <typeparam name="T">The kind of answer.</typeparam>
public abstract record Question<T> : Question
    where T : class
{
    /// <inheritdoc/>
    public override Answered<T> Ask(AskOptions? options = null)
    {
        var inquiry = new Inquiry(Model, options ?? new AskOptions());
        var answer = Answer(inquiry);
        return new Answered<T>(answer, inquiry.Problems) { Stopped = inquiry.Stopped };
    }

    /// <summary>Works the answer out; null when there is none, with the reason among the inquiry's problems.</summary>
    private protected abstract T? Answer(Inquiry inquiry);
}
