namespace Demarche.Engine.Play.Tree;

/// <summary>What is believed of each party's type before the first move: one distribution a party, independent of one another.</summary>
/// <remarks>After a record has been replayed, the beliefs it leaves. A type of probability 0 stays at 0.</remarks>
public sealed class Priors
{
    private readonly double[][] byParty;

    /// <param name="byParty">For each party the probabilities of its types; rescaled to sum to 1.</param>
    /// <exception cref="ArgumentException">A probability is negative or no number, or a party's sum to 0.</exception>
    public Priors(params IReadOnlyList<IReadOnlyList<double>> byParty)
    {
        ArgumentNullException.ThrowIfNull(byParty);
        this.byParty = [.. byParty.Select(Normalised)];
    }

    /// <summary>Every type of a party as likely as any other.</summary>
    public static Priors Uniform(StageTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return new Priors([.. Enumerable.Range(0, tree.Parties).Select(i => Enumerable.Repeat(1.0, tree.Types(i)).ToArray())]);
    }

    /// <summary>How many parties.</summary>
    public int Parties => byParty.Length;

    /// <summary>The probabilities of a party's types.</summary>
    public IReadOnlyList<double> this[int party] => byParty[party];

    /// <summary>The same with one party's distribution replaced.</summary>
    public Priors With(int party, IReadOnlyList<double> probabilities) => new([.. byParty.Select((p, i) => i == party ? probabilities : p)]);

    internal void Check(StageTree tree)
    {
        if (Parties != tree.Parties) throw new ArgumentException("There is a prior for each party.");
        for (var i = 0; i < Parties; i++)
        {
            if (byParty[i].Length != tree.Types(i)) throw new ArgumentException($"The prior of party {i} has a probability for each of its types.");
        }
    }

    private static double[] Normalised(IReadOnlyList<double> weights)
    {
        var sum = 0.0;
        foreach (var w in weights)
        {
            if (!(w >= 0) || !double.IsFinite(w)) throw new ArgumentException("A prior probability is a number that is not negative.", nameof(weights));
            sum += w;
        }

        if (!(sum > 0)) throw new ArgumentException("Prior probabilities do not sum to 0.", nameof(weights));
        return [.. weights.Select(w => w / sum)];
    }
}
