using System.Collections.Frozen;
using System.Globalization;

namespace Demarche.Record.Reading.Texts;

/// <summary>The words that dates are made of.</summary>
internal static class DateWords
{
    private static readonly FrozenDictionary<string, int> Months =
        Numbered("january february march april may june july august september october november december", "jan feb mar apr may jun jul aug sep oct nov dec");
    private static readonly FrozenDictionary<string, int> Weekdays =
        Numbered("monday tuesday wednesday thursday friday saturday sunday", "mon tue wed thu fri sat sun");
    private static readonly FrozenDictionary<string, int> Counts =
        Numbered("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty", "");
    private static readonly FrozenDictionary<string, int> Ordinals = Numbered("first second third fourth fifth sixth seventh eighth ninth tenth", "");
    private static readonly FrozenDictionary<string, int> Seasons =
        new Dictionary<string, int>(StringComparer.Ordinal) { ["spring"] = 3, ["summer"] = 6, ["autumn"] = 9, ["fall"] = 9,
        ["winter"] = 12 }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>1 to 12; 0 for no month. A month is written with a capital.</summary>
    public static int Month(Token token) => token.Capital ? Months.GetValueOrDefault(token.Word.TrimEnd('.') is "sept" ? "sep" : token.Word.TrimEnd('.')) : 0;

    /// <summary>1 (Monday) to 7; 0 for no weekday.</summary>
    public static int Weekday(Token token) =>
        token.Capital && token.Word.Length > 5 ? Weekdays.GetValueOrDefault(token.Word.EndsWith('s') ? token.Word[..^1] : token.Word) : 0;

    /// <summary>The first month of a season; 0 for none.</summary>
    public static int Season(string word) => Seasons.GetValueOrDefault(word);

    /// <summary>A count in words or digits; 0 for none.</summary>
    public static int Count(Token token) =>
        token.Kind == TokenKind.Number ? Whole(token.Word, 999) : token.Word is "a" or "an" ? 1 : Counts.GetValueOrDefault(token.Word);

    /// <summary>First is 1; 0 for none.</summary>
    public static int Ordinal(string word) => Ordinals.GetValueOrDefault(word);

    /// <summary>A day of a month, with or without an ending: <c>31</c>, <c>3rd</c>; 0 for none.</summary>
    public static int DayNumber(Token token)
    {
        if (token.Kind != TokenKind.Number) return 0;
        var digits = token.Word.AsSpan();
        if (digits.Length > 2
            && (digits.EndsWith("st", StringComparison.Ordinal) || digits.EndsWith("nd", StringComparison.Ordinal)
            || digits.EndsWith("rd", StringComparison.Ordinal) || digits.EndsWith("th", StringComparison.Ordinal))) digits = digits[..^2];
        return Whole(digits, 31);
    }

    /// <summary>A year of four digits from 1800 to 2100; 0 for none.</summary>
    public static int Year(Token token) =>
        token.Kind == TokenKind.Number && token.Word.Length == 4 && Whole(token.Word, 2100) is >= 1800 and var year ? year : 0;

    /// <summary>d, w, m or y; a space for no unit.</summary>
    public static char Unit(string word) => word switch
    {
        "day" or "days" or "night" or "nights" => 'd',
        "week" or "weeks" => 'w',
        "month" or "months" => 'm',
        "year" or "years" => 'y',
        "fortnight" => 'f',
        _ => ' ',
    };

    /// <summary>Whether a word may be part of a date.</summary>
    public static bool IsDateWord(string word) => Months.ContainsKey(word) || Weekdays.ContainsKey(word) || Unit(word) != ' '
        || word is "then" or "that" or "midnight" or "noon" or "christmas" or "last" or "yesterday" or "early" or "late" or "mid" || Counts.ContainsKey(word);

    private static int Whole(ReadOnlySpan<char> digits, int most) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= most ? value : 0;

    private static FrozenDictionary<string, int> Numbered(string words, string also)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var list in new[] { words, also })
        {
            var number = 0;
            foreach (var word in list.Split(' ', StringSplitOptions.RemoveEmptyEntries)) numbers.TryAdd(word, ++number);
        }

        return numbers.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
