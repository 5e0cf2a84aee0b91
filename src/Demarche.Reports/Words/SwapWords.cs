using Demarche.Analysis.Findings;

namespace Demarche.Reports.Words;

/// <summary>Exchanges of neighbouring priorities in words.</summary>
public static class SwapWords
{
    /// <summary>What rises above what.</summary>
    public static string InWords(this SwapRef swap)
    {
        ArgumentNullException.ThrowIfNull(swap);
        return $"“{Wish(swap.Rises)}” comes to matter more than “{Wish(swap.Over)}”";
    }

    /// <summary>The same, with the party as its subject.</summary>
    public static string Full(this SwapRef swap)
    {
        ArgumentNullException.ThrowIfNull(swap);
        return $"{swap.Name} comes to care more that {Wish(swap.Rises)} than that {Wish(swap.Over)}";
    }

    private static string Wish(WishRef wish) => wish.IsReversed ? $"the opposite holds of: {wish.Clause}" : wish.Clause;
}
