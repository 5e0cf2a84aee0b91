using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Game;

/// <summary>What of the model's settings is replaced by the user's own for one run; null leaves the model's.</summary>
/// <param name="Precision">λ for all parties.</param>
/// <param name="Utilities">Where utilities come from.</param>
public sealed record PlayChoices(Interval? Precision = null, UtilityReading? Utilities = null);

/// <summary>Draws the numbers that a model leaves open: utilities, precision, priors, costs, stakes, chances.</summary>
/// <remarks>
/// Every draw takes its numbers in the same order, and utilities from a generator of each type's own, so that two models that differ in a
/// bound or in an order can be compared draw by draw.
/// </remarks>
public sealed class PlaySampler
{
    private readonly Crisis crisis;
    private readonly CostItems costs;
    private readonly Interval precision;
    private readonly UtilityReading utilities;
    private readonly bool ownPrecision;
    private readonly TypeOrder[][] orders;
    private readonly Dictionary<int, int> places;

    private PlaySampler(PlaySampler other, int party, int type, TypeOrder order)
    {
        (crisis, costs, precision, utilities, ownPrecision, places, States) = (other.crisis, other.costs, other.precision, other.utilities, other.ownPrecision, other.places, other.States);
        orders = [.. other.orders.Select((types, p) => p == party ? [.. types.Select((o, t) => t == type ? order : o)] : types)];
    }

    /// <summary>Makes ready to draw for the states that can be reached.</summary>
    public PlaySampler(CompiledCrisis compiled, IReadOnlyList<int> states, PlayChoices? choices = null)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(states);
        crisis = compiled.Crisis;
        costs = new CostItems(compiled);
        precision = choices?.Precision ?? crisis.Play.Precision;
        ownPrecision = choices?.Precision is null;
        utilities = choices?.Utilities ?? crisis.Play.Utilities;
        States = states;
        places = states.Select((s, k) => (s, k)).ToDictionary(p => p.s, p => p.k);
        orders =
        [
            .. crisis.Parties.Select(p => p.Types.Count == 0
                ? (TypeOrder[])[new TypeOrder(compiled, p.Preference, states)]
                : [.. p.Types.Select(t => new TypeOrder(compiled, t.Preference, states))]),
        ];
    }

    /// <summary>The states that have a worth.</summary>
    public IReadOnlyList<int> States { get; }

    /// <summary>What is charged once.</summary>
    public CostItems Costs => costs;

    /// <summary>Whether every utility is the author's own or taken at the centre, so that none is drawn.</summary>
    public bool DrawsUtilities => utilities == UtilityReading.Drawn && orders.Any(p => p.Any(o => !o.IsGiven));

    /// <summary>The same with another order for one type of a party (0 for a party without types), of the crisis that was given.</summary>
    public PlaySampler With(CompiledCrisis compiled, int party, int type, Preference preference) => new(this, party, type, new TypeOrder(compiled, preference, States));

    /// <summary>Where a state stands in <see cref="States"/>.</summary>
    public int PlaceOf(int state) => places[state];

    /// <summary>The bounds of λ of a party.</summary>
    public Interval PrecisionOf(int party) => (ownPrecision ? crisis.Parties[party].Precision : null) ?? precision;

    /// <summary>The bounds of a cost item.</summary>
    public Interval CostOf(int item) => item < costs.Threats.Count
        ? costs.Threats[item].AudienceCost ?? crisis.Parties[costs.Threats[item].By].AudienceCost
        : costs.Factions[item - costs.Threats.Count].Faction.Cost;

    /// <summary>The centre: utilities evenly spaced, everything else in the middle of its bounds.</summary>
    public PlayDraw Centre() => Make(() => 0.5, order => order.Middle());

    /// <summary>One draw.</summary>
    public PlayDraw Draw(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Make(random.NextDouble, order =>
        {
            var own = new Random(random.Next());
            return utilities == UtilityReading.Drawn ? order.Draw(own) : order.Middle();
        });
    }

    private PlayDraw Make(Func<double> share, Func<TypeOrder, double[]> numbers)
    {
        var common = share();
        return new PlayDraw
        {
            Precision = [.. crisis.Parties.Select((p, i) => Geometric(PrecisionOf(i), ownPrecision && p.Precision is not null ? share() : common))],
            Discount = crisis.Play.Discount.At(share()),
            Stake = crisis.Play.Stake.At(share()),
            RiskHeight = share(),
            Priors = [.. crisis.Parties.Select(p => Priors(p, share))],
            Costs = [.. Enumerable.Range(0, costs.Count).Select(item => CostOf(item).At(share()))],
            Utilities = [.. orders.Select(types => (IReadOnlyList<double[]>)[.. types.Select(numbers)])],
            BreakShift = new double[crisis.Parties.Count],
        };
    }

    private static double[] Priors(Party party, Func<double> share)
    {
        if (party.Types.Count == 0) return [1];
        double[] drawn = [.. party.Types.Select(t => t.PriorBounds.At(share()))];
        if (party.Types.Count == 2 && party.Types[0].PriorBounds is { IsPoint: false }) drawn[1] = 1 - drawn[0];
        else if (party.Types.Count == 2 && party.Types[1].PriorBounds is { IsPoint: false }) drawn[0] = 1 - drawn[1];
        var sum = drawn.Sum();
        return sum > 0 ? [.. drawn.Select(p => p / sum)] : [.. drawn.Select(_ => 1.0 / drawn.Length)];
    }

    /// <summary>Evenly by orders of magnitude, as suits a precision; evenly where the lower bound is 0.</summary>
    private static double Geometric(Interval bounds, double share) =>
        bounds.Low > 0 ? bounds.Low * Math.Pow(bounds.High / bounds.Low, share) : bounds.At(share);
}
