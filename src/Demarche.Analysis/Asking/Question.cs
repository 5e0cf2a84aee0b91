using Demarche.Analysis.Play;

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

    /// <summary>
    /// Lays it out for units to be worked on apart; null where it is not worked on in units, or where it cannot be asked, with the reason among the
    /// inquiry's problems.
    /// </summary>
    internal virtual Workshop? LayOut(Inquiry inquiry) => null;
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
        try
        {
            var answer = Answer(inquiry);
            return new Answered<T>(answer, inquiry.Problems) { Stopped = inquiry.Stopped };
        }
        catch (Exception failure) when (failure.GetBaseException() is UnitRefusedException refused)
        {
            inquiry.CannotAnswer(refused.Message);
            return new Answered<T>(null, inquiry.Problems);
        }
    }

    /// <summary>Works the answer out; null when there is none, with the reason among the inquiry's problems.</summary>
    private protected abstract T? Answer(Inquiry inquiry);
}
