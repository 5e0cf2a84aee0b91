namespace Demarche.Engine.Play.Tree;

/// <summary>
/// How likely a party is to be ready to decide at an occasion. If it is not, it stays where it is, which is its first action there: σ' = (1 − ready)·[stay]
/// + ready·σ, in what others expect of it, in what they learn from it and in what it expects of itself.
/// </summary>
/// <remarks>
/// A party that is ready with probability ρ on a day is so at least once in Δ days with 1 − (1 − ρ)^Δ. So it does not matter into how many occasions a
/// stretch of days is cut: the chance never to be ready is (1 − ρ)^days either way.
/// </remarks>
public sealed class Readiness
{
    private readonly double[,] ready;

    /// <param name="ready">By occasion and party a probability; occasions and parties beyond are ready for sure.</param>
    /// <exception cref="ArgumentException">Not all are probabilities.</exception>
    public Readiness(double[,] ready)
    {
        ArgumentNullException.ThrowIfNull(ready);
        foreach (var p in ready)
        {
            if (!(p >= 0 && p <= 1)) throw new ArgumentException("Readiness is a probability.", nameof(ready));
        }

        this.ready = (double[,])ready.Clone();
    }

    /// <summary>From readiness on a day, and the days that have passed since each party's last chance.</summary>
    /// <param name="perDay">ρ: the probability of being ready on a given day, 0 to 1; 1 is readiness for sure at every occasion.</param>
    /// <param name="days">By occasion and party the days since it could last act; less than a day counts as one.</param>
    public static Readiness Of(double perDay, int[,] days)
    {
        ArgumentNullException.ThrowIfNull(days);
        if (!(perDay >= 0 && perDay <= 1)) throw new ArgumentOutOfRangeException(nameof(perDay), "Readiness is a probability.");
        var table = new double[days.GetLength(0), days.GetLength(1)];
        for (var d = 0; d < table.GetLength(0); d++)
        {
            for (var i = 0; i < table.GetLength(1); i++) table[d, i] = 1 - Math.Pow(1 - perDay, Math.Max(1, days[d, i]));
        }

        return new Readiness(table);
    }

    /// <summary>How likely a party is to be ready at an occasion.</summary>
    public double this[int occasion, int party] => occasion < ready.GetLength(0) && party < ready.GetLength(1) ? ready[occasion, party] : 1;

    /// <summary>By information set of a tree.</summary>
    internal double[] BySet(StageTree tree)
    {
        var a = tree.Arrays;
        return [.. Enumerable.Range(0, tree.InformationSets).Select(u => this[a.Occasion[a.Member[a.SetFirstMember[u]]], a.SetMover[u]])];
    }
}
