using Demarche.Analysis.Forecasts;
using Demarche.Analysis.Play;

namespace Demarche.Analysis.Findings;

/// <summary>
/// What comes of the probability of a break under everything left open, and beside another model: the tree that <c>vary --play</c> is printed from.
/// </summary>
/// <param name="Model">Title of the crisis.</param>
/// <param name="First">The model.</param>
/// <param name="Second">The other model; null when it was not asked for.</param>
/// <param name="Comparison">The two, run by run; null when it was not asked for.</param>
public sealed record VaryPlayFindings(string Model, PlayVariationFinding First, PlayVariationFinding? Second, PlayComparisonFinding? Comparison)
{
    /// <summary>Whether anything was stopped early.</summary>
    public bool WasStopped => First.WasStopped || Second?.WasStopped == true;
}

/// <summary>How the probability of a break moves with each thing that is open.</summary>
/// <param name="Name">What the model is called.</param>
/// <param name="AsOf">The day from which the forecast looks ahead, yyyy-MM-dd.</param>
/// <param name="Horizon">The day it ends, yyyy-MM-dd.</param>
/// <param name="Seed">The seed of the runs.</param>
/// <param name="Draws">How many runs were made with everything drawn.</param>
/// <param name="Asked">How many runs were asked for.</param>
/// <param name="Breaks">The probability of a break by the horizon over these runs.</param>
/// <param name="Word">Its median in ICD 203 words.</param>
/// <param name="Questions">What each open thing does, the one that moves the median most first.</param>
/// <param name="Left">How many open things were not asked about, since it was stopped early.</param>
/// <param name="Notes">What was made smaller or taken otherwise.</param>
public sealed record PlayVariationFinding(
    string Name, string AsOf, string Horizon, int Seed, int Draws, int Asked, Band Breaks, string Word, IReadOnlyList<PlayQuestionFinding> Questions, int Left,
        IReadOnlyList<string> Notes)
{
    /// <summary>The outside view to which all probabilities of a break here are held; null where there is none, and they are those of play itself.</summary>
    public OutsideFinding? Outside { get; init; }

    /// <summary>The answer with everything drawn.</summary>
    public JoinedFinding? Joined { get; init; }

    /// <summary>Whether only the game's own figures were asked for.</summary>
    public bool InsideOnly { get; init; }

    /// <summary>Whether it was stopped early.</summary>
    public bool WasStopped => Draws < Asked || Left > 0;
}

/// <summary>What one open thing does to the probability of a break, all else being drawn as before, run by run.</summary>
/// <param name="Question">What is open.</param>
/// <param name="Kind">number, type, order, optional or lever.</param>
/// <param name="Answers">What comes of each way of settling it.</param>
/// <param name="Flips">Whether the likelihood word differs under two answers.</param>
public sealed record PlayQuestionFinding(OpenThing Question, string Kind, IReadOnlyList<PlayAnswerFinding> Answers, bool Flips)
{
    /// <summary>How far apart the medians lie under the answers.</summary>
    public double Swing => Answers.Max(a => a.Breaks.Median) - Answers.Min(a => a.Breaks.Median);
}

/// <summary>What comes of one way of settling something.</summary>
/// <param name="Answer">The way.</param>
/// <param name="Draws">Over how many runs.</param>
/// <param name="Breaks">The probability of a break.</param>
/// <param name="More">The same less that of the same run with it drawn.</param>
public sealed record PlayAnswerFinding(SettledAs Answer, int Draws, Band Breaks, Band More);

/// <summary>Two models played forward with the same numbers drawn.</summary>
/// <param name="First">Name of the first.</param>
/// <param name="Second">Name of the second.</param>
/// <param name="Draws">How many runs both have.</param>
/// <param name="More">The probability of a break in the second less that in the first, run by run.</param>
/// <param name="ShareMore">In what share of the runs a break is likelier in the second.</param>
/// <param name="Dates">Day by day; days that only one of them has are left out.</param>
/// <param name="Outcomes">The named outcomes at the horizon that both have.</param>
public sealed record PlayComparisonFinding(string First, string Second, int Draws, Band More, double ShareMore, IReadOnlyList<PlayComparedFinding> Dates,
    IReadOnlyList<PlayComparedFinding> Outcomes);

/// <summary>One probability in both models.</summary>
/// <param name="What">Of what: a day, a named outcome.</param>
/// <param name="First">In the first.</param>
/// <param name="Second">In the second.</param>
/// <param name="More">In the second less in the first, run by run.</param>
public sealed record PlayComparedFinding(string What, Band First, Band Second, Band More);
