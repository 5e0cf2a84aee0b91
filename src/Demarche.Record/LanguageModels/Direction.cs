using Demarche.Record.Codebook;

namespace Demarche.Record.LanguageModels;

/// <summary>
/// Who acts toward whom by the order of names: the first is the source and the second the target, unless "by" stands before the second. Right in nine
/// sentences of ten, and so a second opinion only. Looked at are a claim's own words and the last actor before them. Where the rules read an act at those
/// words, theirs is the opinion.
/// </summary>
internal static class Direction
{
    /// <summary>How much of an overlap the same type is worth.</summary>
    private const double SameType = 0.3;

    private static readonly string[] Turning = [" by ", " by the ", " from ", " from the ", " under fire from ", " at the hands of "];

    /// <summary>Where the actor begins that stands last before the words, or else the words.</summary>
    public static int WindowStart(NumberedSentence sentence, (int Start, int End) span) => sentence.Actors.Any(actor => actor.Start == span.Start)
        ? span.Start
        : sentence.Actors.Where(actor => actor.Start < span.Start).Select(actor => actor.Start).DefaultIfEmpty(span.Start).Max();

    /// <summary>Whether source and target stand there, and the other way round than claimed; never for acts that both sides do together.</summary>
    public static bool IsTurned(ModelClaim claim, NumberedSentence sentence, TextToRead text, (int Start, int End) span)
    {
        if (claim.Type.ToUpperInvariant() is "CONSULT" or "AGREE" or "COOPERATE") return false;
        if (ByRules(claim, text, span) is { } turnedByRules) return turnedByRules;
        var start = WindowStart(sentence, span);
        if (Place(claim.By, sentence, start, span.End) is not { } by || Place(claim.Toward, sentence, start, span.End) is not { } toward)
            return false;
        var second = Math.Max(by, toward);
        var before = text.Text[Math.Max(sentence.Start, second - 20)..second];
        var turned = Turning.Any(words => before.EndsWith(words, StringComparison.OrdinalIgnoreCase));
        return turned ? by < toward : by > toward;
    }

    /// <summary>What the rules have to say of the sides of the act at a claim's words; null where they read none with both sides, or other ones.</summary>
    private static bool? ByRules(ModelClaim claim, TextToRead text, (int Start, int End) span)
    {
        var read = text.Read.Where(r => r.StandsAt(span))
            .MaxBy(r => (double)r.Shared(span) / (Math.Max(r.End, span.End) - Math.Min(r.Start, span.Start))
                + (r.Type.Name().Equals(claim.Type, StringComparison.OrdinalIgnoreCase) ? SameType : 0));
        if (read is null) return null;
        if (Is(read.By, claim.By) || Is(read.Toward, claim.Toward)) return false;
        return Is(read.By, claim.Toward) || Is(read.Toward, claim.By) ? true : null;
    }

    private static bool Is(string name, string other) => name.Length > 0 && name.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static int? Place(string name, NumberedSentence sentence, int from, int to) => sentence.Actors
        .Where(actor => actor.Start >= from && actor.Start < to && actor.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        .Select(actor => (int?)actor.Start).FirstOrDefault();
}
