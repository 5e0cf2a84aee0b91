using System.Globalization;
using Demarche.Record.Codebook;
using Demarche.Record.Events;
using Demarche.Record.Reading;

namespace Demarche.Workbench.Texts;

/// <summary>What a person should look at in an event that was read, since a second opinion differs or something is not said.</summary>
public static class Doubts
{
    private const double Rather = 0.35;

    /// <summary>The doubts, in words; none when all agree.</summary>
    /// <param name="card">The event.</param>
    /// <param name="text">The text it was read in.</param>
    public static IReadOnlyList<string> Of(ReadCard card, string text)
    {
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(text);
        var doubts = new List<string>();
        if (card.Row.Quote.Length > 0 && !text.AsSpan(card.Start, card.End - card.Start).SequenceEqual(card.Row.Quote))
            doubts.Add("Its words do not stand at that place of the text.");
        if (card.Read is { } read && card.Row.Kind is { } kind && read.Row.Kind?.Type == kind.Type && IsOfItsWords(card.Row)
            && Other(read, kind.Type) is { } other)
            doubts.Add(string.Create(CultureInfo.InvariantCulture,
                $"By its words alone it would rather be {KindMarks.Name(other.Type)} ({other.Probability:0%}) than {KindMarks.Name(kind.Type)}."));
        if (card.Row.By.Length == 0) doubts.Add("The text does not say who did it.");
        return doubts;
    }

    /// <summary>A threat, a promise, a wish is one by the words round the act, of which the classifier knows nothing.</summary>
    private static bool IsOfItsWords(EventRow row) => row.Aspect is null or EventAspect.Done or EventAspect.GoingOn or EventAspect.Said or EventAspect.PastCase;

    private static Demarche.Record.Classifying.KindGuess? Other(ReadEvent read, EventType type)
    {
        var best = read.Guesses.MaxBy(g => g.Probability);
        var own = read.Guesses.FirstOrDefault(g => g.Type == type).Probability;
        return best.Type != type && best.Probability >= Rather && best.Probability >= 2 * own ? best : null;
    }
}
