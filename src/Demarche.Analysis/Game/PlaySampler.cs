using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Game;

/// <summary>What of the model's settings is replaced by the user's own for one run; null leaves the model's.</summary>
/// <param name="Precision">λ for all parties.</param>
/// <param name="Utilities">Where utilities come from.</param>
/// <param name="Readiness">How likely a party is to be ready to decide on a given day.</param>
public sealed record PlayChoices(Interval? Precision = null, UtilityReading? Utilities = null, Interval? Readiness = null);

/// <summary>Draws the numbers that a model leaves open: utilities, precision, priors, costs, stakes, chances.</summary>
/// <remarks>
/// Each quantity is drawn from a stream of its own (<see cref="DrawStream"/>), named by what it is and not by its place: whatever is added, left out or put
/// elsewhere shifts nothing else, and two models can be compared draw by draw.
/// </remarks>
public sealed class PlaySampler
{
    private readonly Crisis crisis;
    private readonly CostItems costs;
    private readonly Interval precision;
    private readonly UtilityReading utilities;
    private readonly bool ownPrecision;
    private readonly Interval readiness;

    private PlaySampler(PlaySampler other, IReadOnlyList<IReadOnlyList<Preference>> orders, Interval readiness)
    {
        (this.readiness, Orders) = (readiness, orders);
        (crisis, costs, precision, utilities, ownPrecision) = (other.crisis, other.costs, other.precision, other.utilities, other.ownPrecision);
    }

    /// <summary>Makes ready to draw for a crisis.</summary>
    public PlaySampler(CompiledCrisis compiled, PlayChoices? choices = null)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        crisis = compiled.Crisis;
        costs = new CostItems(compiled);
        precision = choices?.Precision ?? crisis.Play.Precision;
        ownPrecision = choices?.Precision is null;
        utilities = choices?.Utilities ?? crisis.Play.Utilities;
        readiness = choices?.Readiness ?? crisis.Play.Readiness ?? Interval.Of(1);
        Orders = [.. crisis.Parties.Select(p => (IReadOnlyList<Preference>)(p.Types.Count == 0 ? [p.Preference] : [.. p.Types.Select(t => t.Preference)]))];
    }

    /// <summary>What is charged once.</summary>
    public CostItems Costs => costs;

    /// <summary>For each party the order of each of its types; of the party, where it has none.</summary>
    public IReadOnlyList<IReadOnlyList<Preference>> Orders { get; }

    /// <summary>Whether some utility is drawn, and not the author's own or taken at the centre.</summary>
    public bool DrawsUtilities => utilities == UtilityReading.Drawn && Orders.Any(types => types.Any(TypeOrder.IsOpen));

    /// <summary>The same with another order for one type of a party (0 for a party without types).</summary>
    public PlaySampler With(int party, int type, Preference preference) =>
        new(this, [.. Orders.Select((types, p) => p == party ? [.. types.Select((o, t) => t == type ? preference : o)] : types)], readiness);

    /// <summary>The same with parties that are ready to decide on a given day with some probability.</summary>
    public PlaySampler Ready(double perDay) => new(this, Orders, Interval.Of(perDay));

    /// <summary>The bounds of λ of a party.</summary>
    public Interval PrecisionOf(int party) => (ownPrecision ? crisis.Parties[party].Precision : null) ?? precision;

    /// <summary>The bounds of a cost item.</summary>
    public Interval CostOf(int item) => item < costs.Threats.Count
        ? costs.Threats[item].AudienceCost ?? crisis.Parties[costs.Threats[item].By].AudienceCost
        : costs.Factions[item - costs.Threats.Count].Faction.Cost;

    /// <summary>The centre: utilities evenly spaced, everything else in the middle of its bounds.</summary>
    public PlayDraw Centre() => Make(_ => 0.5, _ => null);

    /// <summary>A draw, by its number.</summary>
    /// <param name="seed">The seed of all draws.</param>
    /// <param name="number">Which.</param>
    public PlayDraw Draw(int seed, int number) => Make(
        name => new DrawStream(DrawStream.Key(seed, number, name)).NextDouble(),
        name => utilities == UtilityReading.Drawn ? DrawStream.Key(seed, number, name) : null);

    private PlayDraw Make(Func<string, double> share, Func<string, ulong?> stream) => new()
    {
        Precision = [.. crisis.Parties
            .Select((p, i) => Geometric(PrecisionOf(i), share(ownPrecision && p.Precision is not null ? $"precision {p.Name}" : "precision")))],
        Discount = crisis.Play.Discount.At(share("discount")),
        Stake = crisis.Play.Stake.At(share("stake")),
        RiskHeight = share("risks"),
        Readiness = readiness.At(readiness.IsPoint ? 0 : share("readiness")),
        Priors = [.. crisis.Parties.Select(p => Priors(p, share))],
        Costs = [.. Enumerable.Range(0, costs.Count).Select(item => CostOf(item).At(share($"cost {costs.NameOf(item)}")))],
        Orders = [.. Orders.Select((types, p) =>
            (IReadOnlyList<DrawnOrder>)[.. types.Select((order, t) => new DrawnOrder(order, stream($"order {Who(p, t)}")))])],
        BreakShift = new double[crisis.Parties.Count],
    };

    private string Who(int party, int type) =>
        crisis.Parties[party].Types is { Count: > 0 } types ? $"{crisis.Parties[party].Name}/{types[type].Name}" : crisis.Parties[party].Name;

    private static double[] Priors(Party party, Func<string, double> share)
    {
        if (party.Types.Count == 0) return [1];
        double[] drawn = [.. party.Types.Select(t => t.PriorBounds.At(share($"prior {party.Name}/{t.Name}")))];
        if (party.Types.Count == 2)
        {
            var first = string.CompareOrdinal(party.Types[0].Name, party.Types[1].Name) < 0 ? 0 : 1;
            if (!party.Types[first].PriorBounds.IsPoint) drawn[1 - first] = 1 - drawn[first];
            else if (!party.Types[1 - first].PriorBounds.IsPoint) drawn[first] = 1 - drawn[1 - first];
        }

        var sum = drawn.Order().Sum();
        return sum > 0 ? [.. drawn.Select(p => p / sum)] : [.. drawn.Select(_ => 1.0 / drawn.Length)];
    }

    /// <summary>Evenly by orders of magnitude, as suits a precision; evenly where the lower bound is 0.</summary>
    private static double Geometric(Interval bounds, double share) =>
        bounds.Low > 0 ? bounds.Low * Math.Pow(bounds.High / bounds.Low, share) : bounds.At(share);
}
