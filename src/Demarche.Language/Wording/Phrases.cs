using System.Globalization;
using System.Numerics;

namespace Demarche.Language.Wording;

/// <summary>Small pieces of English that sentences are put together from.</summary>
public static class Phrases
{
    private static readonly string[] Small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>"no moves", "one move", "two moves", "13 moves", "4,608 moves": numbers up to twelve as words.</summary>
    public static string Count(int count, string thing) => $"{Cardinal(count)} {thing}{(count == 1 ? "" : "s")}";

    /// <summary>A number in running text: "no", "one", "twelve", "13", "4,608".</summary>
    public static string Cardinal(int count) => count < Small.Length ? Small[count] : Number(count);

    /// <summary>A count as every page, sentence and table has it: "12", "4,608". Numbers that name a state stand without commas, as they are typed.</summary>
    public static string Number(BigInteger count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A number of things: "1 state", "2 states", "4,608 states".</summary>
    public static string Digits(BigInteger count, string thing) => $"{Number(count)} {thing}{(count.IsOne ? "" : "s")}";

    /// <summary>"a", "a and b", "a, b and c"; empty for no items.</summary>
    public static string List(IEnumerable<string> items, string conjunction = "and")
    {
        var all = items.ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all.Take(all.Count - 1))} {conjunction} {all[^1]}";
    }

    /// <summary>The text with its first letter in upper case.</summary>
    public static string Capitalise(string text) => string.IsNullOrEmpty(text) ? "" : char.ToUpperInvariant(text[0]) + text[1..];
}
