namespace Demarche.Reports.Brief;

/// <summary>Numbers as prose has them.</summary>
internal static class Counts
{
    private static readonly string[] Small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>"no moves", "one move", "two moves", "13 moves".</summary>
    public static string Of(int count, string thing) => $"{(count < Small.Length ? Small[count] : count.ToString())} {thing}{(count == 1 ? "" : "s")}";
}
