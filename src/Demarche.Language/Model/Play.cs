using Demarche.Language.Diagnostics;

namespace Demarche.Language.Model;

/// <summary>A number that is known to lie between two bounds, both included; a point when they are equal.</summary>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>The centre.</summary>
    public double Middle => (Low + High) / 2;

    /// <summary>Whether nothing is left open.</summary>
    public bool IsPoint => Low.Equals(High);

    /// <summary>A number that is known.</summary>
    public static Interval Of(double value) => new(value, value);

    /// <summary>The number a share of the way from the lower bound to the upper, the share being from 0 to 1.</summary>
    public double At(double share) => Low + ((High - Low) * share);
}

/// <summary>In which order the parties act at one occasion.</summary>
public enum TurnOrder
{
    /// <summary>In the order in which they are listed, each seeing what those before it did.</summary>
    Listed,

    /// <summary>All at once, none seeing what the others do.</summary>
    Simultaneous,

    /// <summary>One after another in an order that chance settles on the day, each order as likely as any other.</summary>
    Random,
}

/// <summary>Where the numbers come from that stand behind an order.</summary>
public enum UtilityReading
{
    /// <summary>Drawn from all that agree with the order.</summary>
    Drawn,

    /// <summary>The centre of all that agree with the order: levels evenly spaced.</summary>
    Midpoint,
}

/// <summary>What can still happen once the break has come about.</summary>
public enum AfterBreak
{
    /// <summary>All that could before: it may be undone, or made worse.</summary>
    GoesOn,

    /// <summary>Nothing: what it left lasts.</summary>
    Ends,
}

/// <summary>How the crisis is played forward, from <c>play:</c>; every part has a default.</summary>
public sealed record PlaySettings
{
    /// <summary>What a cost called medium may be, as a share of all that a party has to gain or lose.</summary>
    public static readonly Interval MediumCost = new(0.1, 0.3);

    /// <summary>The day the forecast ends; the last occasion when null.</summary>
    public DateOnly? Horizon { get; init; }

    /// <summary>Where the horizon stands; empty when none is given.</summary>
    public SourceSpan HorizonSpan { get; init; }

    /// <summary>Who acts first at an occasion that does not say.</summary>
    public TurnOrder Order { get; init; } = TurnOrder.Listed;

    /// <summary>How exactly parties act on what is best for them: λ of the quantal response, payoffs having a range of 1.</summary>
    public Interval Precision { get; init; } = new(8, 16);

    /// <summary>What a day's delay takes off, as a share.</summary>
    public Interval Discount { get; init; } = Interval.Of(0.01);

    /// <summary>What one point of stake in a linked issue is worth, as a share of all that a party has to gain or lose.</summary>
    public Interval Stake { get; init; } = new(0, 0.05);

    /// <summary>How many steps of one strength a step of the next is worth at least, where numbers are drawn.</summary>
    public double StrongStep { get; init; } = 3;

    /// <summary>Where utilities come from for orders without numbers.</summary>
    public UtilityReading Utilities { get; init; }

    /// <summary>What can still happen once the break has come about.</summary>
    public AfterBreak AfterBreak { get; init; }

    /// <summary>How likely a party is to be ready to decide on a given day; null for what typical models of the outside view's class make it.</summary>
    public Interval? Readiness { get; init; }

    /// <summary>How often crises like this one broke, when it is known.</summary>
    public BaseRate? BaseRate { get; init; }

    /// <summary>What the settings rest on.</summary>
    public Grounds Grounds { get; init; } = Grounds.None;
}

/// <summary>How often crises like this one went that way, to be shown beside the forecast.</summary>
/// <param name="Share">From 0 to 1.</param>
/// <param name="Of">Of what it is the share, in words.</param>
/// <param name="Grounds">What it rests on.</param>
public sealed record BaseRate(double Share, string Of, Grounds Grounds);

/// <summary>Something that may happen by itself while a state lasts.</summary>
/// <param name="While">Where it may happen.</param>
/// <param name="Then">What is true after it has happened.</param>
/// <param name="Chance">How likely it is, a day or an occasion.</param>
/// <param name="PerOccasion">Whether the chance is one for each occasion rather than for each day.</param>
/// <param name="Grounds">What it rests on.</param>
/// <param name="Span">Where it stands.</param>
public sealed record Risk(Clause While, Clause Then, Interval Chance, bool PerOccasion, Grounds Grounds, SourceSpan Span);
