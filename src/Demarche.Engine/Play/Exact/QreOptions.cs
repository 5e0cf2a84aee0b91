using Demarche.Engine.Play.Tree;

namespace Demarche.Engine.Play.Exact;

/// <summary>How to solve: the precision λ of each party's choice, and how hard to try.</summary>
/// <param name="Lambda">The precision of choice: one number for all parties, or one a party. 0 is choice at random; the greater, the nearer
/// to always choosing best.</param>
public sealed record QreOptions(params IReadOnlyList<double> Lambda)
{
    /// <summary>The largest change of a belief in one more round of reply and learning that counts as none.</summary>
    public double Tolerance { get; init; } = 1e-10;

    /// <summary>How many sweeps over the tree may be spent on one value of λ before the step towards it is cut.</summary>
    public int SweepsAStep { get; init; } = 60;

    /// <summary>How many sweeps in all, after which the last good λ is what is reached.</summary>
    public int Sweeps { get; init; } = 20_000;

    /// <summary>How many earlier rounds Anderson acceleration combines, 1 to 50: more where long learning makes it slow to settle.</summary>
    public int Memory { get; init; } = 8;

    /// <summary>How many threads a sweep may use. The result is the same bytes whatever the number.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>
    /// How likely each party is to be ready to decide at an occasion; null when all always are. Needs staying to be the first action wherever a
    /// party has a choice.
    /// </summary>
    public Readiness? Readiness { get; init; }

    /// <summary>Whether one step to λ is tried where parties are seldom ready; else the way there is always gone step by step.</summary>
    internal bool MayLeap { get; init; } = true;

    /// <summary>
    /// Whether the solution's numbers stay the solver's own: nothing is copied, and they hold only until it solves again. For whoever reads one solution
    /// after another.
    /// </summary>
    public bool IsLent { get; init; }

    internal double[] For(int parties)
    {
        if (Lambda.Count != 1 && Lambda.Count != parties) throw new ArgumentException("There is one λ for all parties, or one for each.");
        foreach (var l in Lambda)
        {
            if (!(l >= 0) || !double.IsFinite(l)) throw new ArgumentException("A λ is a number that is not negative.");
        }

        return [.. Enumerable.Range(0, parties).Select(i => Lambda[Lambda.Count == 1 ? 0 : i])];
    }
}
