using Demarche.Engine.Preferences;
using Demarche.Engine.RicherPreferences;
using Demarche.Engine.Tests.Oracle;

namespace Demarche.Engine.Tests.RicherPreferences;

/// <summary>
/// The concepts for richer preferences from their definitions: which moves tempt, which steps of an answer are credible, which ends hold
/// back, each over pairs of states worked out by <see cref="NaivePreference"/>.
/// </summary>
public sealed class RicherOracle
{
    private readonly NaivePreference[] inForce;
    private readonly double[][,] chances;
    private readonly double[][,] certainties;

    public RicherOracle(RicherDescription description)
    {
        Model = new NaiveModel(description.Base);
        inForce = [.. description.Base.Orders.Select((o, i) => new NaivePreference(Model, o, description.InForce[i], Model.Ranks[i]))];
        certainties = [.. inForce.Select(p => Pairs([(1, p)]))];
        chances = [.. description.Possible.Select((all, i) => all.Count == 0 ? certainties[i] : Pairs([.. all.Select(x =>
            (x.Probability, new NaivePreference(Model, x.Order, x.Richness, Model.Ranks[i])))]))];
    }

    public NaiveModel Model { get; }

    /// <summary>A concept's definition.</summary>
    /// <param name="foresight">What the party looks at.</param>
    /// <param name="tempts">For a party, to a state, from a state.</param>
    /// <param name="pays">The same for the others' credible steps.</param>
    /// <param name="holdsBack">For a party, an end, the state it would leave.</param>
    public bool Stable(Foresight foresight, int i, int s, Func<int, int, int, bool> tempts, Func<int, int, int, bool> pays, Func<int, int, int, bool> holdsBack) =>
        Model.Moves(i, s).Where(s1 => tempts(i, s1, s)).All(s1 => foresight != Foresight.OwnMove && Answers(foresight, i, s1, pays)
            .Any(s2 => holdsBack(i, s2, s) && (foresight != Foresight.AnyAnswerAndWayOut || Model.Moves(i, s2).All(s3 => holdsBack(i, s3, s)))));

    public bool Strong(Foresight f, int degree, int i, int s) =>
        Stable(f, i, s, Model.Prefers, Model.Prefers, (p, end, from) => inForce[p].Strongly(from, end, degree));

    public bool Unknown(Foresight f, UnknownAttitude attitude, int i, int s) =>
        Stable(f, i, s, Tempting(attitude), MayPay, (p, end, from) => Ends(attitude).Contains(inForce[p].Compare(end, from)));

    public bool HybridStrong(Foresight f, UnknownAttitude attitude, int degree, int i, int s) => Stable(f, i, s, Tempting(attitude), MayPay, (p, end, from) =>
        inForce[p].KnownStrongly(from, end, degree)
        || (attitude is UnknownAttitude.C or UnknownAttitude.D && inForce[p].Compare(end, from) == Comparison.Unknown));

    public bool Fuzzy(Foresight f, IReadOnlyList<double> thresholds, int i, int s)
    {
        bool Surely(int p, int to, int from) => certainties[p][to, from] - certainties[p][from, to] >= thresholds[p] - 1e-9;
        return Stable(f, i, s, Surely, Surely, (p, end, from) => !Surely(p, end, from));
    }

    public bool Probable(Foresight f, ProbabilityThresholds t, int i, int s) => Stable(
        f, i, s,
        (p, to, from) => chances[p][to, from] > 1 - t.Alpha + 1e-9,
        (p, to, from) => chances[p][to, from] > t.Gamma + 1e-9,
        (p, end, from) => chances[p][end, from] <= 1 - t.Beta + 1e-9);

    private static Comparison[] Ends(UnknownAttitude attitude) => attitude is UnknownAttitude.C or UnknownAttitude.D
        ? [Comparison.Worse, Comparison.Equal, Comparison.Unknown]
        : [Comparison.Worse, Comparison.Equal];

    private Func<int, int, int, bool> Tempting(UnknownAttitude attitude) => (p, to, from) => attitude is UnknownAttitude.A or UnknownAttitude.C
        ? MayPay(p, to, from)
        : inForce[p].Compare(to, from) == Comparison.Better;

    private bool MayPay(int party, int to, int from) => inForce[party].Compare(to, from) is Comparison.Better or Comparison.Unknown;

    /// <summary>What the others can bring about from where the party moved to, other than that itself.</summary>
    private IEnumerable<int> Answers(Foresight foresight, int i, int s1, Func<int, int, int, bool> pays) =>
        LegalSequence.Reached(Model, LegalSequence.Opponents(Model, i), s1, (p, to, from) => foresight != Foresight.CredibleAnswer || pays(p, to, from)).Keys.Where(s2 => s2 != s1);

    private double[,] Pairs(IReadOnlyList<(double Weight, NaivePreference Preference)> mixture)
    {
        var pairs = new double[Model.States, Model.States];
        for (var s = 0; s < Model.States; s++)
        {
            for (var t = 0; t < Model.States; t++) pairs[s, t] = mixture.Sum(m => m.Weight * m.Preference.Chance(s, t));
        }

        return pairs;
    }
}
