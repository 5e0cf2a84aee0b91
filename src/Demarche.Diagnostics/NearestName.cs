namespace Demarche.Diagnostics;

/// <summary>Finds the known name that a misspelt one was probably meant to be.</summary>
public static class NearestName
{
    private const int LongestCompared = 100;
    private const int MostCompared = 500;

    /// <summary>
    /// The known name fewest slips away (letters left out, put in, changed or swapped with their neighbour; capitals, hyphens and underscores do not count),
    /// when that is at most a third of the name's length; the first of equally near ones; null when none is near. Looks at the first 500 names.
    /// O(known × length²).
    /// </summary>
    public static string? Of(string name, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(known);
        if (name.Length is 0 or > LongestCompared) return null;
        var wanted = Folded(name);
        string? best = null;
        var least = int.MaxValue;
        foreach (var candidate in known.Take(MostCompared))
        {
            if (candidate.Length > LongestCompared || string.Equals(candidate, name, StringComparison.Ordinal)) continue;
            var folded = Folded(candidate);
            var distance = Distance(wanted, folded);
            if (distance > Math.Max(wanted.Length, folded.Length) / 3 || distance >= least) continue;
            least = distance;
            best = candidate;
        }

        return best;
    }

    /// <summary>The Damerau–Levenshtein distance with adjacent swaps (optimal string alignment): the least number of slips between two words.</summary>
    public static int Distance(string from, string to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var beforeLast = new int[to.Length + 1];
        var last = Enumerable.Range(0, to.Length + 1).ToArray();
        var current = new int[to.Length + 1];
        for (var i = 1; i <= from.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var change = last[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                current[j] = Math.Min(change, 1 + Math.Min(last[j], current[j - 1]));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]) current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[to.Length];
    }

    private static string Folded(string name) => name.Replace('-', ' ').Replace('_', ' ').ToLowerInvariant();
}
