namespace Demarche.Record.LanguageModels;

/// <summary>
/// Who acts toward whom by the order of names: the first is the source and the second the target, unless "by" stands before the second. Right in nine
/// sentences of ten, and so a second opinion only.
/// </summary>
internal static class Direction
{
    private static readonly string[] Turning = [" by ", " by the ", " from ", " from the ", " under fire from ", " at the hands of "];

    /// <summary>Whether source and target stand in the sentence, and the other way round than claimed.</summary>
    public static bool IsTurned(ModelClaim claim, NumberedSentence sentence, TextToRead text)
    {
        if (Place(claim.By, sentence) is not { } by || Place(claim.Toward, sentence) is not { } toward)
            return false;
        var second = Math.Max(by, toward);
        var before = text.Text[Math.Max(sentence.Start, second - 20)..second];
        var turned = Turning.Any(words => before.EndsWith(words, StringComparison.OrdinalIgnoreCase));
        return turned ? by < toward : by > toward;
    }

    private static int? Place(string name, NumberedSentence sentence) =>
        sentence.Actors.Where(actor => actor.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(actor => (int?)actor.Start).FirstOrDefault();
}
