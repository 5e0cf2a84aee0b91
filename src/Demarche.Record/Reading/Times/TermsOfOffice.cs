using Demarche.Record.Reading.Names;
using Demarche.Record.Reading.Texts;

namespace Demarche.Record.Reading.Times;

/// <summary>
/// Times that are shown by who held office: <c>Obama's second term</c>, <c>the second presidential term of Barack Obama</c>, <c>during the Clinton
/// presidency</c>. Terms are distinguished for presidents of the United States, four years from 20 January; for others the whole time in office counts.
/// </summary>
internal static class TermsOfOffice
{
    private const int Reach = 7;

    public static DateSpan? At(Token[] tokens, int at, DateOnly published)
    {
        if (tokens[at].Kind != TokenKind.Word || !(tokens[at].Capital || tokens[at].Word is "the" or "first" or "second" or "during")) return null;
        var last = Math.Min(tokens.Length - 1, at + Reach);
        if (!HasTerm(tokens, at, last)) return null;
        var (term, noun, person, personEnd) = (0, -1, default(NameEntry), -1);
        for (var i = at; i <= last; i++)
        {
            if (tokens[i].IsMark) break;
            if (noun < 0 && DateWords.Ordinal(tokens[i].Word) is > 0 and var ordinal) term = ordinal;
            if (tokens[i].Word is "term" or "presidency") noun = i;
            if (person is null && tokens[i].Capital && Holder(tokens, i, published) is { } holder) (person, personEnd) = (holder, i + holder.Words.Length - 1);
            if (person is not null && noun >= 0) break;
        }

        if (person is null || noun < 0) return null;
        var starts = tokens[at].Word is "the" or "first" or "second" or "during" || personEnd - person.Words.Length + 1 == at;
        return starts ? new DateSpan(at, Math.Max(noun, personEnd), Time(person, tokens[noun].Is("term") ? term : 0), DateBasis.Office) : null;
    }

    private static bool HasTerm(Token[] tokens, int at, int last)
    {
        for (var i = at; i <= last; i++)
        {
            if (tokens[i].Word is "term" or "presidency") return true;
        }

        return false;
    }

    private static NameEntry? Holder(Token[] tokens, int at, DateOnly published) => Gazetteer.Shared.Beginning(tokens[at].Word)
        .Where(e => e.Form == MentionForm.Person && e.From <= published && e.Office is "president" or "prime minister" or "chancellor" or "leader"
            && PartyNames.Matches(tokens, at, e.Words))
        .OrderByDescending(e => e.From).ThenByDescending(e => e.Words.Length).FirstOrDefault();

    private static Days Time(NameEntry person, int term)
    {
        if (person.Of.Name != "United States" || person.Office != "president") return new Days(person.From, person.Until);
        var start = new DateOnly(person.From.Year, person.From.Month, person.From.Month == 1 ? 20 : 1);
        var end = new DateOnly(person.Until.Year, person.Until.Month, person.Until.Month == 1 ? 20
            : DateTime.DaysInMonth(person.Until.Year, person.Until.Month));
        return term switch
        {
            1 => new Days(start, start.AddYears(4) < end ? start.AddYears(4) : end),
            2 => new Days(start.AddYears(4) < end ? start.AddYears(4) : start, end),
            _ => new Days(start, end),
        };
    }
}
