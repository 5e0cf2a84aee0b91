using Demarche.Analysis.Asking.Meanings;
using Demarche.Analysis.Assessing;
using Demarche.Engine.Paths;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Asking;

/// <summary>What to explain.</summary>
/// <param name="State">The state, from 0.</param>
/// <param name="Parties">For which parties.</param>
/// <param name="Concepts">Under which concepts; those that do not apply are passed over.</param>
/// <param name="MakeStable">Whether to say what would make it hold.</param>
public sealed record ExplanationRequest(int State, IReadOnlyList<int> Parties, IReadOnlyList<SolutionConcept> Concepts, bool MakeStable)
{
    /// <summary>The coalitions to explain it for as well; null for none.</summary>
    public CoalitionQuestion? Coalitions { get; init; }

    /// <summary>Whether to say which attitudes would make it hold.</summary>
    public bool Attitudes { get; init; }
}

/// <summary>Why a state holds or fails, party by party, move by move.</summary>
public sealed record ExplainQuestion : Question<ExplainAnswer>
{
    private static readonly OptionInfo StateOption =
        CommonOptions.State("state", "A number from 1, 'now', an outcome, a pattern such as NYN, or levels such as ties=severed,border=eased");

    private static readonly OptionInfo ForOption = new("for", OptionKind.Text, "For one party only")
    {
        ValueName = "PARTY",
        Example = "Russia",
        Of = c => c.Parties.Select(p => p.Name),
    };

    private static readonly OptionInfo ConceptsOption = CommonOptions.ConceptList("concept", "-c");
    private static readonly OptionInfo MakeStableOption = CommonOptions.Flag("make-stable", "Say which preferences would make the state hold");
    private static readonly OptionInfo AttitudesOption =
        CommonOptions.Flag("attitudes", "Say which attitudes of the parties to one another would make the state hold");

    /// <summary>The table of its options.</summary>
    public static QuestionInfo Info { get; } = new(
        "explain",
        "Why a state holds or fails, party by party, move by move",
        "Say why a state holds or fails, party by party, move by move",
        [StateOption, CommonOptions.Types, CommonOptions.Foresight, CommonOptions.Threshold, CommonOptions.Chances, CommonOptions.Coalitions,
            CommonOptions.Partition, ForOption, ConceptsOption, MakeStableOption, AttitudesOption],
        (model, given) => new ExplainQuestion
        {
            Model = model,
            State = given.Text(StateOption)!,
            Types = given.Text(CommonOptions.Types),
            Foresight = given.Text(CommonOptions.Foresight),
            Threshold = given.Text(CommonOptions.Threshold),
            Chances = given.Text(CommonOptions.Chances),
            Coalitions = given.Text(CommonOptions.Coalitions),
            Partition = given.Text(CommonOptions.Partition),
            For = given.Text(ForOption),
            Concepts = given.Text(ConceptsOption),
            MakeStable = given.IsSet(MakeStableOption),
            Attitudes = given.IsSet(AttitudesOption),
        });

    /// <summary>The state: a number from 1, <c>now</c>, an outcome, a pattern, or levels; of several the nearest to now.</summary>
    public required string State { get; init; }

    /// <summary>Hidden types taken as given; null for the likeliest.</summary>
    public string? Types { get; init; }

    /// <summary>A concept for each party.</summary>
    public string? Foresight { get; init; }

    /// <summary>The threshold of fuzzy preferences.</summary>
    public string? Threshold { get; init; }

    /// <summary>The three thresholds of probabilistic preferences.</summary>
    public string? Chances { get; init; }

    /// <summary>Coalitions to explain it for; null for those the model names.</summary>
    public string? Coalitions { get; init; }

    /// <summary>Blocks of parties that act as one.</summary>
    public string? Partition { get; init; }

    /// <summary>One party only; null for all.</summary>
    public string? For { get; init; }

    /// <summary>Concepts separated by commas; null for those usually asked.</summary>
    public string? Concepts { get; init; }

    /// <summary>Whether to say which preferences would make it hold.</summary>
    public bool MakeStable { get; init; }

    /// <summary>Whether to say which attitudes would make it hold.</summary>
    public bool Attitudes { get; init; }

    private protected override ExplainAnswer? Answer(Inquiry inquiry)
    {
        if (inquiry.Compile(Types) is not { } compiled) return null;
        var crisis = compiled.Crisis;
        var (states, problem) = StateReference.Find(compiled, State);
        if (states is null)
        {
            inquiry.Refuse("state", problem!);
            return null;
        }

        if (!inquiry.Take("concept", ConceptChoice.Of(Concepts), out var named)
            || !inquiry.Take("for", PartyMeaning.Of(crisis, For), out var parties)
            || !inquiry.Take("foresight", ForesightMeaning.Of(Foresight, crisis), out var mixed)
            || !inquiry.Take("coalitions", CoalitionMeaning.Of(Coalitions, Partition, crisis), out var coalitions)
            || !inquiry.Take("threshold", ThresholdMeaning.Of(Threshold, Chances, crisis), out var richer)) return null;
        var areAsked = CoalitionMeaning.IsGiven(Coalitions, Partition);
        if (For is not null && !areAsked) coalitions = null;
        if (For is null && areAsked && !MakeStable) parties = [];
        var asked = named.InsteadOf(Concepts is not null, mixed).With(richer, crisis.Parties.Count);
        inquiry.Remark(asked.Inapplicable(compiled.Graph));
        if (states.Count > 1) inquiry.Remark($"'{State}' is {states.Count} states; this is the nearest to now");
        inquiry.Say("Looking for the nearest");
        var request = new ExplanationRequest(Nearest(compiled, states, inquiry.Cancellation), parties, asked.Concepts, MakeStable) { Coalitions = coalitions,
            Attitudes = Attitudes };
        return new ExplainAnswer(compiled, request);
    }

    private static int Nearest(CompiledCrisis compiled, StateSet states, CancellationToken cancellation) =>
        states.Count == 1 ? states.Members().First()
            : Ways.ByAnyMoves(compiled.Graph, compiled.Now, cancellation).NearestIn(states) ?? states.Members().First();
}

/// <summary>A state explained: what it takes to tell of a large model is worked out party by party, as it is asked for.</summary>
/// <param name="Compiled">The crisis.</param>
/// <param name="Request">What to explain, with every name found.</param>
public sealed record ExplainAnswer(CompiledCrisis Compiled, ExplanationRequest Request)
{
    /// <summary>The concepts asked for that apply to the model.</summary>
    public IReadOnlyList<SolutionConcept> Concepts => [.. Request.Concepts.Where(c => c.WhyNot(Compiled.Graph) is null)];

    /// <summary>Why the state is stable for a party, or is not, under each of <see cref="Concepts"/>, each with its witness.</summary>
    /// <param name="party">The party, from 0.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public IReadOnlyList<(SolutionConcept Concept, Verdict Verdict)> Verdicts(int party, CancellationToken cancellation = default) =>
        [.. Concepts.Select(c => c is MixedForesight mixed ? mixed.Of(party) : c).DistinctBy(c => c.Id).Select(c =>
        {
            cancellation.ThrowIfCancellationRequested();
            return (Concept: c, Verdict: c.Explain(Compiled.Graph, party, Request.State));
        })];

    /// <summary>How many moves away from now the state is: by any moves, and by moves that each pay; null where it cannot be reached so.</summary>
    public (int? Any, int? Paying) Distance(CancellationToken cancellation = default) => (
        Ways.ByAnyMoves(Compiled.Graph, Compiled.Now, cancellation).MovesTo(Request.State),
        Ways.ByImprovements(Compiled.Graph, Compiled.Now, 0, cancellation).MovesTo(Request.State));
}
