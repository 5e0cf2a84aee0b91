using System.Text.RegularExpressions;
using Demarche.Record.Reading.Names;
using Demarche.Record.Reading.Texts;
using Demarche.Record.Reading.Words;

namespace Demarche.Record.Drafting;

/// <summary>An issue that a text links to the crisis.</summary>
internal sealed record DraftIssue(string Name, string Sentence, string Place, string Source);

/// <summary>Issues that a text says to hang on the parties: "depends on", "key to", "an important factor", with the place or agreement that it names.</summary>
internal static class LinkedIssues
{
    private static readonly Regex Hanging =
        new(@"\b(depends?|depended|dependent|hinges?|hang[s]?) (\w+ )?(on|upon)\b|\bkey to\b|\bimportant factor\b|\bat stake\b|\b"
            + @"would (also )?(affect|endanger|jeopardi[sz]e)\b",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(2));

    public static IEnumerable<DraftIssue> Of(Reading.Reading reading, IReadOnlyList<string> parties)
    {
        foreach (var sentence in Sentences.Of(reading.Article).Where(s => s.Paragraph > 0))
        {
            var words = reading.Article.Text[sentence.Start..sentence.End];
            if (Hanging.IsMatch(words) && Topic(reading.Article.Text, sentence, parties) is { } name)
                yield return new DraftIssue(name, words, $"¶{sentence.Paragraph} s{sentence.Number}", $"{reading.Article.Name} ¶{sentence.Paragraph}");
        }
    }

    /// <summary>The first name in a sentence that is no party's: an acronym in brackets before all, a place, an agreement.</summary>
    private static string? Topic(string text, Sentence sentence, IReadOnlyList<string> parties)
    {
        var tokens = sentence.Tokens;
        for (var i = 1; i + 1 < tokens.Length; i++)
        {
            if (tokens[i - 1].Is("(") && tokens[i + 1].Is(")") && tokens[i].Capital && char.IsUpper(text[tokens[i].End - 1]))
                return text[tokens[i].Start..tokens[i].End];
        }

        for (var i = 0; i < tokens.Length; i++)
        {
            if (!tokens[i].Capital || tokens[i].Kind != TokenKind.Word) continue;
            var last = i;
            while (last + 1 < tokens.Length && tokens[last + 1].Capital && tokens[last + 1].Kind == TokenKind.Word) last++;
            var known = Gazetteer.Shared.Beginning(tokens[i].Word).FirstOrDefault(e => PartyNames.Matches(tokens, i, e.Words));
            var place = i > 0 && tokens[i - 1].Word is "in" or "on" or "over" or "of"
                || (i > 1 && tokens[i - 1].Is("the") && tokens[i - 2].Word is "in" or "on" or "over");
            if (known is { Form: MentionForm.Person }) { i = last; continue; }
            if (known is not null
                && (parties.Contains(known.Of.Name) || known.Form == MentionForm.Seat)) { i = Math.Max(i, i + known.Words.Length - 1); continue; }
            if (place && !(known is { Form: MentionForm.People } && last == i) && !WordLists.IsDeterminer(tokens[i].Word))
                return text[tokens[i].Start..tokens[last].End];
            i = last;
        }

        return null;
    }
}
