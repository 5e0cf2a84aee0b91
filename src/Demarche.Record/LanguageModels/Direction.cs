namespace Demarche.Record.LanguageModels;

/// <summary>
/// Who acts toward whom by the order of names: the first is the source and the second the target, unless "by" stands before the second. Right in nine
/// sentences of ten, and so a second opinion only. Looked at are a claim's own words and the last actor before them.
/// </summary>
internal static class Direction
{
    private static readonly string[] Turning = [" by ", " by the ", " from ", " from the ", " under fire from ", " at the hands of "];

    /// <summary>Where the actor begins that stands last before the words, or else the words.</summary>
    public static int WindowStart(NumberedSentence sentence, (int Start, int End) span) => sentence.Actors.Any(actor => actor.Start == span.Start)
        ? span.Start
        : sentence.Actors.Where(actor => actor.Start < span.Start).Select(actor => actor.Start).DefaultIfEmpty(span.Start).Max();

    /// <summary>Whether source and target stand there, and the other way round than claimed.</summary>
    public static bool IsTurned(ModelClaim claim, NumberedSentence sentence, TextToRead text, (int Start, int End) span)
    {
        var start = WindowStart(sentence, span);
        if (Place(claim.By, sentence, start, span.End) is not { } by || Place(claim.Toward, sentence, start, span.End) is not { } toward)
            return false;
        var second = Math.Max(by, toward);
        var before = text.Text[Math.Max(sentence.Start, second - 20)..second];
        var turned = Turning.Any(words => before.EndsWith(words, StringComparison.OrdinalIgnoreCase));
        return turned ? by < toward : by > toward;
    }

    private static int? Place(string name, NumberedSentence sentence, int from, int to) => sentence.Actors
        .Where(actor => actor.Start >= from && actor.Start < to && actor.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        .Select(actor => (int?)actor.Start).FirstOrDefault();
}
