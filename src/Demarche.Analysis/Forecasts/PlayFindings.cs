
using Demarche.Analysis.Findings;
using Demarche.Analysis.Play;

namespace Demarche.Analysis.Forecasts;

/// <summary>
/// Everything that a play report says: the tree that is printed as JSON and put into words and figures. Probabilities and shares are from 0 to 1.
/// </summary>
public sealed record PlayFindings
{
    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>The day from which the forecast looks ahead, yyyy-MM-dd.</summary>
    public required string AsOf { get; init; }

    /// <summary>The day it ends, yyyy-MM-dd.</summary>
    public required string Horizon { get; init; }

    /// <summary>How it was computed.</summary>
    public required PlayBasis Basis { get; init; }

    /// <summary>The break by the horizon; null where the model names none.</summary>
    public required BreakFinding? Break { get; init; }

    /// <summary>
    /// How often crises like this one went that way; null where no class is named and none fits, and where only the game's own figure was asked for.
    /// </summary>
    public OutsideFinding? Outside { get; init; }

    /// <summary>
    /// The answer, held to the outside view; null where there is none. Then <see cref="Break"/> is what parties that err this much would do, and no
    /// forecast.
    /// </summary>
    public JoinedFinding? Joined { get; init; }

    /// <summary>Whether only the game's own figure was asked for.</summary>
    public bool InsideOnly { get; init; }

    /// <summary>The days at which anything can happen, with the probability of a break by each.</summary>
    public required IReadOnlyList<DateFinding> Dates { get; init; }

    /// <summary>How likely each named outcome is to hold at the horizon.</summary>
    public required IReadOnlyList<PlayedOutcome> Outcomes { get; init; }

    /// <summary>The likeliest ways through the named outcomes, likeliest first.</summary>
    public required IReadOnlyList<PathFinding> Paths { get; init; }

    /// <summary>The likeliest ways to a break.</summary>
    public required IReadOnlyList<PathFinding> PathsToBreak { get; init; }

    /// <summary>Where and by whom the break is settled, weightiest first.</summary>
    public required IReadOnlyList<PivotFinding> Pivots { get; init; }

    /// <summary>What is believed of each party with types when the forecast begins.</summary>
    public required IReadOnlyList<StartingBelief> Beliefs { get; init; }

    /// <summary>The recorded moves of parties with types, and what others believed of them after each.</summary>
    public required IReadOnlyList<SignalFinding> Signals { get; init; }

    /// <summary>What each recorded event says of what each party may be; null where nothing is recorded or nobody has types.</summary>
    public EvidenceFinding? Evidence { get; init; }

    /// <summary>What to watch for, the most telling first.</summary>
    public IReadOnlyList<IndicatorFinding> Indicators { get; init; } = [];

    /// <summary>For each party that has a choice, its options at its first chance.</summary>
    public required IReadOnlyList<ChanceFinding> Chances { get; init; }

    /// <summary>Levers that can be used only once: what giving them up for good would change. Empty where not asked.</summary>
    public required IReadOnlyList<GivenUpFinding> GivenUp { get; init; }

    /// <summary>What one number at a time does to the break, the strongest first. Empty where not asked.</summary>
    public required IReadOnlyList<TornadoBar> Tornado { get; init; }

    /// <summary>How many runs were asked what would change the answer; 0 where not asked.</summary>
    public required int Panel { get; init; }

    /// <summary>The smallest change of each number that makes a break as likely as not, smallest first; then the numbers of which none does.</summary>
    public required IReadOnlyList<NearnessFinding> Nearness { get; init; }

    /// <summary>The break with a coarser and a finer calendar. Empty where not asked.</summary>
    public required IReadOnlyList<RefinementFinding> Refinement { get; init; }

    /// <summary>What is known of the skill of forecasts like this one.</summary>
    public required string Skill { get; init; }
}

/// <summary>How a forecast was computed.</summary>
/// <param name="Seed">The seed of all draws.</param>
/// <param name="Draws">How many runs were made.</param>
/// <param name="Asked">How many were asked for.</param>
/// <param name="Histories">How many public histories the game has.</param>
/// <param name="InformationSets">At how many points somebody chooses.</param>
/// <param name="Precision">λ in words.</param>
/// <param name="Utilities">drawn, midpoint or given.</param>
/// <param name="Residual">The largest change of a belief in one more round of reply and learning, over all runs.</param>
/// <param name="Incomplete">How many runs did not reach the precision asked for.</param>
/// <param name="Method">How the games were solved.</param>
/// <param name="Mode">exact, or grid: positions with beliefs on a grid.</param>
/// <param name="GridError">How far the break at the centre of all bounds moves when the grid has half the steps; null where there is no grid.</param>
/// <param name="Notes">What was made smaller, taken otherwise, or could not be replayed.</param>
public sealed record PlayBasis(int Seed, int Draws, int Asked, int Histories, int InformationSets, string Precision, string Utilities, double Residual,
    int Incomplete, string Method, string Mode, double? GridError, IReadOnlyList<string> Notes)
{
    /// <summary>What of the crisis the game does not hold, to be said before anything else; null where it holds all of it.</summary>
    public string? LeftOut { get; init; }

    /// <summary>The standard error of the median that was asked for; 0 where a number of runs was.</summary>
    public double WantedError { get; init; }
}

/// <summary>The break by the horizon.</summary>
/// <param name="Probability">In play, over all runs: what parties that err this much would do under this model. It is no forecast; that is
/// <see cref="PlayFindings.Joined"/>.</param>
/// <param name="Word">The median in ICD 203 words.</param>
/// <param name="WordLow">The word at the lower end of four fifths of the runs.</param>
/// <param name="WordHigh">The word at the upper end.</param>
/// <param name="Confidence">How far it can be relied on.</param>
/// <param name="AtRandom">The probability of a break if every party chose among its options at random; null where stopped before that was asked.</param>
/// <param name="Median">If there is a break: the day by which half of them have come about; null where there is next to none.</param>
/// <param name="Undone">In the median run the probability of a break that is undone by the horizon; a part of the whole.</param>
public sealed record BreakFinding(Band Probability, string Word, string WordLow, string WordHigh, Confidence Confidence, double? AtRandom, string? Median,
    double Undone)
{
    /// <summary>Of the breaks that come about in play, the share that is undone by the horizon.</summary>
    public double UndoneShare => Probability.Mean > 0 ? Math.Min(1, Undone / Probability.Mean) : 0;

    /// <summary>The standard error of the median of <see cref="Probability"/>: how far it may be off for no more than the number of runs.</summary>
    public double Error { get; init; }
}

/// <summary>A day at which something can happen.</summary>
/// <param name="On">The day, yyyy-MM-dd.</param>
/// <param name="What">The occasion.</param>
/// <param name="BreakBy">The probability that the break has come about by then.</param>
/// <param name="Hazard">The probability that it comes about just then, if it has not before.</param>
/// <param name="Share">Of all breaks, the share that come about just then.</param>
public sealed record DateFinding(string On, string What, Band BreakBy, Band Hazard, double Share)
{
    /// <summary>The answer by then, held to the outside view; its mean is the probability. Null where there is no outside view.</summary>
    public Band? Joined { get; init; }

    /// <summary>The outside view's own number by then.</summary>
    public double? Outside { get; init; }
}

/// <summary>A named outcome at the horizon.</summary>
public sealed record PlayedOutcome(string Name, string Words, Band Share);

/// <summary>A way through the named outcomes.</summary>
/// <param name="Words">In a sentence.</param>
/// <param name="Steps">What changes on it, in order.</param>
/// <param name="Probability">Over all runs.</param>
/// <param name="EndsInBreak">Whether the break comes about on it.</param>
public sealed record PathFinding(string Words, IReadOnlyList<PathStep> Steps, Band Probability, bool EndsInBreak);

/// <summary>A turn on a way.</summary>
public sealed record PathStep(string On, string What, string By, IReadOnlyList<string> Begins, IReadOnlyList<string> Ends)
{
    /// <summary>What other parties had done without which no outcome would begin here, subject first; empty where the mover brings it about alone.</summary>
    public IReadOnlyList<string> After { get; init; } = [];
}

/// <summary>How much of what is not yet settled about the break is settled by one party at one occasion.</summary>
/// <param name="On">The day.</param>
/// <param name="What">The occasion.</param>
/// <param name="By">The party; null for what happens by itself.</param>
/// <param name="Share">The share, the median over the runs.</param>
/// <param name="FirstIn">In how many of the runs nothing settles more.</param>
public sealed record PivotFinding(string On, string What, string? By, double Share, double FirstIn);

/// <summary>A belief when the forecast begins.</summary>
/// <param name="Party">Of whom.</param>
/// <param name="Type">What.</param>
/// <param name="Prior">The prior.</param>
/// <param name="Now">After the record has been replayed.</param>
public sealed record StartingBelief(string Party, string Type, double Prior, Band Now);

/// <summary>A recorded move that tells something of a party's type.</summary>
/// <param name="On">The day, yyyy-MM-dd.</param>
/// <param name="What">What the record says.</param>
/// <param name="Party">Whose move it was.</param>
/// <param name="Does">What was true of the party's levers after it, in words.</param>
/// <param name="Types">The names of the party's types.</param>
/// <param name="Beliefs">What is believed after it, for each type.</param>
public sealed record SignalFinding(string On, string What, string Party, string Does, IReadOnlyList<string> Types, IReadOnlyList<Band> Beliefs);

/// <summary>A party's first chance.</summary>
/// <param name="Party">Who.</param>
/// <param name="On">When.</param>
/// <param name="What">At which occasion.</param>
/// <param name="Types">The names of its types; empty when it has none.</param>
/// <param name="Options">What it can do, staying first.</param>
public sealed record ChanceFinding(string Party, string On, string What, IReadOnlyList<string> Types, IReadOnlyList<OptionFinding> Options);

/// <summary>An option at a party's first chance, if all before it stay.</summary>
/// <param name="Words">What it does.</param>
/// <param name="Share">How likely it is.</param>
/// <param name="Breaks">The probability of a break by the horizon after it.</param>
/// <param name="BreaksMore">The same less that after staying, run by run.</param>
/// <param name="Gain">What it is worth to the party, over its types, less what staying is worth, run by run.</param>
/// <param name="Beliefs">What the others then believe, for each type.</param>
public sealed record OptionFinding(string Words, Band Share, Band Breaks, Band BreaksMore, Band Gain, IReadOnlyList<double> Beliefs);

/// <summary>A lever that can be used only once, given up for good.</summary>
/// <param name="Lever">The lever with its owner.</param>
/// <param name="Owner">Its owner.</param>
/// <param name="Loss">What the owner loses, as a share of all it has to gain or lose, run by run; negative when it gains.</param>
/// <param name="BreaksMore">How the probability of a break changes, run by run.</param>
/// <param name="Draws">Over how many runs.</param>
public sealed record GivenUpFinding(string Lever, string Owner, Band Loss, Band BreaksMore, int Draws);

/// <summary>What one number does, in the median of the panel of runs, all others as they are in each.</summary>
/// <param name="Words">The number.</param>
/// <param name="Low">Its lower bound in words.</param>
/// <param name="High">Its upper bound in words.</param>
/// <param name="AtLow">The probability of a break at the lower bound.</param>
/// <param name="AtMiddle">The same where nothing is changed.</param>
/// <param name="AtHigh">The same at the upper bound.</param>
/// <param name="Flips">Whether the likelihood word changes within the bounds.</param>
public sealed record TornadoBar(string Words, string Low, string High, double AtLow, double AtMiddle, double AtHigh, bool Flips)
{
    /// <summary>How far the bounds move the probability.</summary>
    public double Swing => Math.Max(Math.Max(AtLow, AtHigh), AtMiddle) - Math.Min(Math.Min(AtLow, AtHigh), AtMiddle);
}

/// <summary>How far one number is from where a break is as likely as not.</summary>
/// <param name="Words">The number.</param>
/// <param name="From">Where it is, in words.</param>
/// <param name="To">Where a break is as likely as not, in words; null where it is nowhere so within the range.</param>
/// <param name="Change">By how much that is, in shares; null where it is nowhere so.</param>
/// <param name="Least">The lower end of the range in which it makes sense, in words.</param>
/// <param name="Most">The upper end.</param>
public sealed record NearnessFinding(string Words, string From, string? To, double? Change, string Least, string Most);

/// <summary>The break with another calendar, in the median of the panel of runs.</summary>
/// <param name="Words">The calendar: "every second occasion left out".</param>
/// <param name="Occasions">How many occasions it has.</param>
/// <param name="Breaks">The probability of a break; null where it could not be computed.</param>
/// <param name="WhyNot">Why it could not be.</param>
public sealed record RefinementFinding(string Words, int Occasions, double? Breaks, string? WhyNot);
