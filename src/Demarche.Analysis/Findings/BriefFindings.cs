using System.Globalization;
using System.Text.Json.Serialization;
using Demarche.Analysis.Assessing;
using Demarche.Analysis.Forecasts;
using Demarche.Analysis.Solve;
using Demarche.Engine;
using Demarche.Engine.Masks;
using Demarche.Engine.Robustness;
using Demarche.Engine.Stability;
using Demarche.Language.Compiling;
using Demarche.Language.Model;
using Demarche.Language.Wording;

namespace Demarche.Analysis.Findings;

/// <summary>Everything a brief says, before it is put into words and pictures: one tree that every renderer and script reads.</summary>
/// <param name="Model">Title of the crisis.</param>
/// <param name="Question">The question asked; null when the model asks none.</param>
/// <param name="AsOf">The date it is written as of.</param>
/// <param name="Parties">The parties.</param>
/// <param name="Now">The present state.</param>
/// <param name="States">How many states there are.</param>
/// <param name="Types">The types the brief assumes, in words; empty when no party has types.</param>
/// <param name="Share">Probability of these types.</param>
/// <param name="Distance">How far the break is; null when the model names none.</param>
/// <param name="Holding">What holds.</param>
/// <param name="Profiles">What holds under every profile of types; one entry when no party has types.</param>
/// <param name="ProfilesLeftOut">How many profiles there are beyond those shown.</param>
/// <param name="Threats">Threats, weighed.</param>
/// <param name="Levers">Unspent one-way levers.</param>
/// <param name="Factions">Factions and their win-sets.</param>
/// <param name="OpenOrders">Orders left open in places.</param>
/// <param name="Robustness">What comes out over everything left open; null when nothing is.</param>
/// <param name="Strength">What strength of preference changes; null when no preference has a strength.</param>
/// <param name="Coalitions">What parties could do together; null when the model asks about no coalition.</param>
/// <param name="Perceptions">What changes because parties do not see the conflict as it is; null when all do.</param>
/// <param name="Attitudes">What changes because parties care how others fare; null when the model says nothing of it.</param>
/// <param name="Power">Power of one party over another.</param>
/// <param name="Grounds">Judgement and sources.</param>
public sealed record BriefFindings(
    string Model,
    string? Question,
    DateOnly? AsOf,
    IReadOnlyList<string> Parties,
    StateRef Now,
    int States,
    string Types,
    double Share,
    DistanceFinding? Distance,
    HoldingFinding Holding,
    IReadOnlyList<ProfileFinding> Profiles,
    int ProfilesLeftOut,
    IReadOnlyList<ThreatFinding> Threats,
    IReadOnlyList<LeverFinding> Levers,
    IReadOnlyList<FactionFinding> Factions,
    IReadOnlyList<OpenOrderFinding> OpenOrders,
    RobustnessFinding? Robustness,
    StrengthFinding? Strength,
    CoalitionsFinding? Coalitions,
    PerceptionsFinding? Perceptions,
    AttitudesFinding? Attitudes,
    IReadOnlyList<PowerFinding> Power,
    GroundsFinding Grounds)
{
    /// <summary>The concept that "holds" means: the parties expect answers that pay, and no others.</summary>
    public const string ReferenceConcept = "seq";

    /// <summary>What is said to be worked on first, which is needed for all that follows.</summary>
    public const string FirstStep = "types";

    private const int MaximumProfiles = 64;

    /// <summary>The most threats and promises that are weighed, and about how many pairs of settings are looked at for all of them.</summary>
    private const int MostThreats = 200;
    private const long MostThreatWork = 1_000_000_000;
    private const int RobustnessSeed = 1;
    private const long MostWork = 1L << 31;
    private const int MaximumStatesForSimultaneous = 20_000;

    /// <summary>The concepts between which a brief leaves open how far the parties look ahead.</summary>
    public static IReadOnlyList<SolutionConcept> RobustnessConcepts { get; } =
        [.. new[] { "nash", "gmr", "smr", "seq", "sseq" }.Select(id => Concepts.Find(id)!)];

    /// <summary>The levers that cannot be taken back once used, by name.</summary>
    public IReadOnlyList<string> OneWayLevers { get; init; } = [];

    /// <summary>What was said and done, in the order of its days.</summary>
    public IReadOnlyList<RecordFinding> Record { get; init; } = [];

    /// <summary>The occasions, in the order of their days.</summary>
    public IReadOnlyList<CalendarFinding> Calendar { get; init; } = [];

    /// <summary>The linked issues.</summary>
    public IReadOnlyList<IssueFinding> Issues { get; init; } = [];

    /// <summary>Earlier crises that the modeller holds to be like this one.</summary>
    public IReadOnlyList<PrecedentFinding> Precedents { get; init; } = [];

    /// <summary>The last days of threats and promises, in the order of these days.</summary>
    public IReadOnlyList<DeadlineFinding> Deadlines { get; init; } = [];

    /// <summary>Statements that are counted in although that is not sure.</summary>
    public IReadOnlyList<UnsureFinding> Unsure { get; init; } = [];

    /// <summary>What of the model stability cannot see.</summary>
    public IReadOnlyList<StabilityGap> LeftOutOfStability { get; init; } = [];

    /// <summary>How much of the model is a draft that nobody has looked at, in words; null where nothing is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Drafts { get; init; }

    /// <summary>What the answer claims of the model, claim by claim, with what it claims them of.</summary>
    public IReadOnlyList<Claim> Claims { get; init; } = [];

    /// <summary>Why unspent levers are not weighed, in words; null where they are, or where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? WhyNoLevers { get; init; }

    /// <summary>The crisis played forward; null where it was not, for want of a calendar or of being asked.</summary>
    public PlayFindings? Play { get; init; }

    /// <summary>What third parties make possible; null where no party is one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ThirdPartyFinding>? ThirdParties { get; init; }

    /// <summary>What a mediator could do about each named outcome; null where the model does not say what may change.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AdviceFinding>? Advice { get; init; }

    /// <summary>How many named outcomes a mediator was not asked about, there being too many.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int AdviceLeftOut { get; init; }

    /// <summary>How many threats and promises are not weighed, there being too many.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int ThreatsLeftOut { get; init; }

    /// <summary>Which judgements flip or move the answer when each alone is changed; null where that was not asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AssumptionsFinding? Assumptions { get; init; }

    /// <summary>What was left out since the work was stopped, in words; null where it was not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Stopped { get; init; }

    /// <summary>Why it was not, in words; null where it was, or is still to be.</summary>
    public string? WhyNotPlayed { get; init; }

    /// <summary>What holds under every concept of a brief: the first step, and on large models the quickest.</summary>
    /// <param name="main">The crisis under the types that the brief assumes.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static Assessment Assess(CompiledCrisis main, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(main);
        return Assessment.Of(main, Concepts.InBrief, ReferenceConcept, c => LeftOut(c, main.Graph.States), cancellation);
    }

    /// <summary>Draws all findings from what holds but the forecast, which is made by itself since it takes longer.</summary>
    /// <param name="assessment">What holds, by <see cref="Assess"/>.</param>
    /// <param name="progress">Called with what is being worked on.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static BriefFindings Of(Assessment assessment, IProgress<string>? progress = null, CancellationToken cancellation = default) =>
        Of(assessment, progress, isKept: false, cancellation);

    /// <summary>
    /// The same, but what is done after <see cref="FirstStep"/> is kept when it is stopped; <see cref="Stopped"/> then says what is left out.
    /// </summary>
    /// <param name="assessment">What holds, by <see cref="Assess"/>.</param>
    /// <param name="progress">Called with what is being worked on.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">It was stopped in the first step.</exception>
    public static BriefFindings AsFarAsDone(Assessment assessment, IProgress<string>? progress = null, CancellationToken cancellation = default) =>
        Of(assessment, progress, isKept: true, cancellation);

    private static BriefFindings Of(Assessment assessment, IProgress<string>? progress, bool isKept, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        var main = assessment.Compiled;
        var crisis = main.Crisis;
        progress?.Report(FirstStep);
        var count = TypeProfile.Count(crisis);
        var reference = new[] { Concepts.Find(ReferenceConcept)! };
        Assessment[] profiles = [.. Looked(crisis, main.Profile)
            .Select(p => p.Equals(main.Profile) ? assessment
                : Assessment.Of(Compiler.Under(main, p, cancellation), reference, ReferenceConcept, cancellation))];
        ProfileFinding[] underTypes = [.. profiles.Select(p => ProfileFinding.Of(p, ReferenceEquals(p, assessment), cancellation))];
        var parts = new StoppableParts(isKept, cancellation);
        progress?.Report("distance");
        var distance = parts.Or("how far minds would have to change", DistanceFinding.WithoutSwaps(assessment), stop => DistanceFinding.Of(assessment, stop));
        progress?.Report("coalitions");
        var coalitions = parts.Or("coalitions", null, stop => CoalitionsFinding.Of(assessment, stop));
        progress?.Report("what is left open");
        var robustness = parts.Or("how robust the answer is", null, stop => RobustnessOf(main, stop));
        progress?.Report("threats and levers");
        var weighed = ToWeigh(main, profiles.Length);
        ThreatFinding[] threats =
            [.. weighed.Select(t => parts.Or("some threats and promises", null, stop => ThreatFinding.Of(t, profiles))).OfType<ThreatFinding>()];
        var findings = new BriefFindings(
            crisis.Name,
            crisis.Question,
            crisis.AsOf,
            [.. crisis.Parties.Select(p => p.Words)],
            assessment.State(main.Now),
            main.Graph.States,
            main.Profile.Describe(crisis),
            main.Profile.Probability,
            distance,
            HoldingFinding.Of(assessment),
            underTypes,
            (int)System.Numerics.BigInteger.Min(int.MaxValue, count - profiles.Length),
            threats,
            LeverFinding.All(assessment),
            FactionFinding.All(assessment),
            parts.Or("open orders", [], stop => OpenOrderFinding.All(assessment, stop)),
            robustness,
            parts.Or("strengths", null, stop => StrengthFinding.Of(assessment, stop)),
            coalitions,
            parts.Or("how parties see the conflict", null, stop => PerceptionsFinding.Of(assessment, stop)),
            parts.Or("attitudes", null, stop => AttitudesFinding.Of(assessment, stop)),
            parts.Or("powers", [], stop => PowerFinding.All(assessment, stop)),
            GroundsFinding.Of(main))
        {
            ThreatsLeftOut = crisis.Threats.Count - threats.Length,
            OneWayLevers = [.. crisis.Levers.Where((_, k) => !main.Space.Levers[k].Allows(1, 0) || !main.Space.Levers[k].Allows(0, 1)).Select(l => l.Name)],
            Record = RecordFinding.All(crisis),
            Calendar = CalendarFinding.All(crisis),
            Deadlines = DeadlineFinding.All(crisis),
            Issues = IssueFinding.All(crisis),
            Precedents = PrecedentFinding.All(crisis),
            Unsure = UnsureFinding.All(main),
            LeftOutOfStability = StabilityGap.All(crisis),
            Drafts = crisis.Drafts.Sentence,
            WhyNoLevers = LeverFinding.WhyNot(assessment),
            Advice = parts.Or("what a mediator could do", null, stop => MediatorFindings.Of(assessment, stop)),
            AdviceLeftOut = MediatorFindings.LeftOut(assessment),
            ThirdParties = ThirdPartySolution.PartiesOf(crisis).Any()
                ? parts.Or<IReadOnlyList<ThirdPartyFinding>?>("third parties", null, stop =>
                    [.. ThirdPartySolution.All(main, [assessment.Reference.Concept], stop).Select(ThirdPartyFinding.Of)])
                : null,
        };
        if (parts.LeftOut.Count > 0)
            findings = findings with { Stopped = $"It was stopped before {Phrases.List([.. parts.LeftOut.Distinct(), "the forecast"])} had been worked out" };
        var deciding = LeadClaims.Deciding(findings, crisis);
        return findings with { Claims =
            [.. LeadClaims.Distance(findings), .. LeadClaims.Holding(findings), .. deciding is null ? Array.Empty<Claim>() : [deciding]] };
    }

    /// <summary>The threats that are weighed: the first of them, one at least, as many as a bounded amount of work allows.</summary>
    private static IReadOnlyList<Threat> ToWeigh(CompiledCrisis main, int profiles)
    {
        var left = MostThreatWork;
        return [.. main.Crisis.Threats.Take(MostThreats).TakeWhile((threat, k) => (left -= Cost(threat)) >= 0 || k == 0)];

        long Cost(Threat threat) => profiles * main.Space.Count * (Pairs(threat.By) + Pairs(threat.Against));
        long Pairs(int party) => main.Space.Levers.Where(l => l.Party == party).Aggregate(1L, (n, l) => Math.Min(1L << 24, n * l.Levels * l.Levels));
    }

    /// <summary>All combinations of types, or the first of them and the one the brief is about.</summary>
    internal static IEnumerable<TypeProfile> Looked(Crisis crisis, TypeProfile main)
    {
        var first = TypeProfile.All(crisis).Take(MaximumProfiles).ToArray();
        return first.Contains(main) ? first : [.. first.SkipLast(1), main];
    }

    /// <summary>Over types, open orders, optional statements and the concepts usually asked; fewer draws on models where each takes long.</summary>
    private static RobustnessFinding? RobustnessOf(CompiledCrisis main, CancellationToken cancellation)
    {
        if (main.Space.Count > MaskMoves.MaximumStates) return null;
        var open = OpenCrisis.Of(main, new OpenKinds(), RobustnessConcepts);
        if (open.Conflict.Questions.All(q => q.Kind == QuestionKind.Concept)) return null;
        var most = Math.Clamp(MostWork / ((long)main.Space.Count * main.Space.Count), 500, 20_000);
        var finding = RobustnessFinding.Of(open, new RobustnessOptions(most, (int)most, (int)most / 10), RobustnessSeed, null, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return finding;
    }

    /// <summary>Simultaneous stability tries combinations of moves one by one, which takes many times as long as all other concepts together.</summary>
    private static string? LeftOut(SolutionConcept concept, int states) => concept is SimultaneousStability && states > MaximumStatesForSimultaneous
        ? string.Create(CultureInfo.InvariantCulture,
            $"it tries combinations of moves one by one, which a brief does up to {MaximumStatesForSimultaneous:N0} states; `demarche solve --concepts "
            + $"{concept.Id}` asks it of any model")
        : null;
}
