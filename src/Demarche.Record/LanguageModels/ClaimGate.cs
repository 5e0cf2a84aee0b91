using System.Globalization;
using Demarche.Record.Classifying;
using Demarche.Record.Codebook;
using Demarche.Record.Events;

namespace Demarche.Record.LanguageModels;

/// <summary>What the gate found of a claim.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Start">Where its words begin in the text; 0 when they were not found.</param>
/// <param name="End">Where they end.</param>
/// <param name="Refused">Why it does not count, in words; empty when it does.</param>
/// <param name="Doubts">What a person should look at, since a second opinion differs.</param>
public sealed record GateVerdict(ModelClaim Claim, int Start, int End, IReadOnlyList<string> Refused, IReadOnlyList<string> Doubts)
{
    /// <summary>Whether it counts.</summary>
    public bool Passes => Refused.Count == 0;
}

/// <summary>
/// Holds every claim against the text. What can be shown must be shown: the sentence, its words, actors who are named, days that are named, words of the
/// condition. What quoting cannot show – the kind, the direction, an overlooked condition – gets a second opinion, from the classifier, from what
/// the rules read there and the order of names, and from the words of condition, and is doubted where that differs.
/// </summary>
internal static class ClaimGate
{
    /// <summary>A type less likely than this, to the classifier, is doubted.</summary>
    private const double Unlikely = 0.04;

    private const int MostWords = 60;

    /// <summary>What is found of a claim.</summary>
    public static GateVerdict Check(ModelClaim claim, TextToRead text)
    {
        var refused = new List<string>();
        if (text.Sentence(claim.Sentence) is not { } sentence)
            return new GateVerdict(claim, 0, 0, [$"There is no sentence {claim.Sentence.ToString(CultureInfo.InvariantCulture)}."], []);
        var span = VerbatimSpan.Find(text.Text, sentence.Start, sentence.End, claim.Words);
        if (claim.Words.Trim().Length < 3 || claim.Words.Length > MostWords * 12 || span is null)
            refused.Add($"The words “{claim.Words}” do not stand in sentence {sentence.Number.ToString(CultureInfo.InvariantCulture)}.");
        Kind(claim, refused);
        Actors(claim, sentence, text, refused);
        Conditions(claim, sentence, text, refused);
        Days(claim, text, refused);
        var doubts = refused.Count > 0 ? [] : SecondOpinion(claim, sentence, text, span!.Value);
        return new GateVerdict(claim, span?.Start ?? 0, span?.End ?? 0, refused, doubts);
    }

    private static void Kind(ModelClaim claim, List<string> refused)
    {
        if (!EventTypes.TryParse(claim.Type, out var type))
            refused.Add($"“{claim.Type}” is no type.");
        else if (!Modes.Has(type, claim.Mode))
            refused.Add($"{type.Name()} has no mode “{claim.Mode}”.");
        if (EventWords.Aspect(claim.Aspect) is not { } aspect)
            refused.Add($"“{claim.Aspect}” is no aspect.");
        else if (aspect != EventAspect.PastCase && ((type == EventType.Threaten) != (aspect == EventAspect.Threatened)
            || (type == EventType.Request) != (aspect == EventAspect.Asked)))
            refused.Add($"{claim.Type} cannot be “{claim.Aspect}”.");
    }

    private static void Actors(ModelClaim claim, NumberedSentence sentence, TextToRead text, List<string> refused)
    {
        if (claim.By.Length == 0 && claim.Toward.Length == 0)
            refused.Add("It names nobody.");
        if (claim.By.Length > 0 && claim.By.Equals(claim.Toward, StringComparison.OrdinalIgnoreCase))
            refused.Add($"{claim.By} cannot act toward itself.");
        foreach (var name in (string[])[claim.By, claim.Toward, .. claim.With])
        {
            if (name.Length > 0 && !IsNamed(name, sentence, text))
                refused.Add($"{name} is not named in the text up to there.");
        }
    }

    private static bool IsNamed(string name, NumberedSentence sentence, TextToRead text) =>
        text.Sentences.Take(sentence.Number + 1).Any(each => each.Actors.Any(actor => actor.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
        || VerbatimSpan.Find(text.Text, 0, text.Sentences[Math.Min(sentence.Number, text.Sentences.Count - 1)].End, name) is not null;

    private static void Conditions(ModelClaim claim, NumberedSentence sentence, TextToRead text, List<string> refused)
    {
        foreach (var words in (string[])[claim.If, claim.Then])
        {
            if (words.Length > 0 && VerbatimSpan.Find(text.Text, sentence.Start, sentence.End, words) is null)
                refused.Add($"The words “{words}” do not stand in the sentence.");
        }

        if (claim.SaidBy.Length > 0 && !IsNamed(claim.SaidBy, sentence, text))
            refused.Add($"“{claim.SaidBy}” is not named in the text up to there.");
    }

    private static void Days(ModelClaim claim, TextToRead text, List<string> refused)
    {
        foreach (var words in (string[])[claim.Date, claim.Until])
        {
            if (words.Length == 0)
                continue;
            if (!DateOnly.TryParseExact(words, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                refused.Add($"“{words}” is no day.");
            else if (day != text.Published && !text.Days.Any(range => range.From <= day && day <= range.Until))
                refused.Add($"The text does not speak of {words}.");
        }

        if (claim.Until.Length > 0 && string.CompareOrdinal(claim.Until, claim.Date) < 0)
            refused.Add("It would end before it began.");
    }

    private static List<string> SecondOpinion(ModelClaim claim, NumberedSentence sentence, TextToRead text, (int Start, int End) span)
    {
        var doubts = new List<string>();
        _ = EventTypes.TryParse(claim.Type, out var type);
        var views = MaskedSentence.Views(text, sentence, span).Select(view => KindClassifier.Shared.Rank(view)).ToList();
        var agreed = text.Read.Any(r => r.Type == type && r.StandsAt(span));
        if (!agreed && views.Max(guesses => guesses.First(guess => guess.Type == type).Probability) < Unlikely)
            doubts.Add($"By its words it is rather {views[0][0].Type.Name()} than {type.Name()}.");
        if (Direction.IsTurned(claim, sentence, text, span))
            doubts.Add($"By the order of the names {claim.Toward} acts toward {claim.By}.");
        if (claim.If.Length == 0 && type is EventType.Threaten or EventType.Agree && ConditionWords.StandBy(text.Text, sentence, span))
            doubts.Add("The sentence has a condition that is left out.");
        return doubts;
    }
}
