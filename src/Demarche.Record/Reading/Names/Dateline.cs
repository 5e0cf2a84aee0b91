using Demarche.Record.Reading.Texts;

namespace Demarche.Record.Reading.Names;

/// <summary>
/// The place from which a report is written: capitals up to a dash at the beginning of a paragraph (<c>LONDON/TEHRAN, July 22 (Agency) –</c>).
/// </summary>
internal static class Dateline
{
    private const int Longest = 14;

    /// <summary>How many tokens of the sentence are dateline; the state of its first place is noted.</summary>
    public static int Of(string text, Sentence sentence, Discourse discourse)
    {
        if (!sentence.Opens || sentence.Tokens.Length < 3) return 0;
        var tokens = sentence.Tokens;
        if (!IsShouted(text, tokens[0])) return 0;
        for (var i = 1; i < Math.Min(Longest, tokens.Length); i++)
        {
            if (!(tokens[i].Is("–") || tokens[i].Is("-") && i + 1 < tokens.Length && tokens[i].Start > tokens[i - 1].End)) continue;
            discourse.Dateline = Enumerable.Range(0, i).Select(at => new NameMatch(text, discourse).At(tokens, at).Actor)
                .FirstOrDefault(a => a is { Sort: ActorSort.State or ActorSort.Party }) ?? discourse.Dateline;
            return i + 1;
        }

        return 0;
    }

    private static bool IsShouted(string text, Token token)
    {
        if (token.Kind != TokenKind.Word || token.End - token.Start < 3) return false;
        for (var i = token.Start; i < token.End; i++)
        {
            if (char.IsLower(text[i])) return false;
        }

        return true;
    }
}
