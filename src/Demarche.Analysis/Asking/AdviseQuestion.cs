using Demarche.Analysis.Asking.Meanings;
using Demarche.Analysis.Assessing;
using Demarche.Analysis.Findings;
using Demarche.Engine.States;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Asking;

/// <summary>The cheapest allowed changes that make a wanted state hold and reachable from now.</summary>
public sealed record AdviseQuestion : Question<AdviceFinding>
{
    /// <summary>The most sets of changes that are tried when nothing is said.</summary>
    public const long UsualBudget = 100_000;

    /// <summary>The most sets that are shown when nothing is said.</summary>
    public const int UsualLimit = 5;

    private static readonly OptionInfo WantedOption =
        CommonOptions.State("wanted", "An outcome, or a state as 'explain' takes it; of an outcome any state will do");
    private static readonly OptionInfo PaysOption =
        CommonOptions.Flag("pays", "Moves that each pay must lead there from now; so it is when nothing is said") with { Default = true };
    private static readonly OptionInfo AnyMovesOption = CommonOptions.Flag("any-moves", "Any moves may lead there from now, whether or not they pay");
    private static readonly OptionInfo BudgetOption =
        CommonOptions.Number("budget", $"Make at most so many sets of changes ({UsualBudget} when left out)", 1, 2_000_000) with { Default = UsualBudget };
    private static readonly OptionInfo LimitOption =
        CommonOptions.Number("limit", $"The most sets of the least cost to tell ({UsualLimit} when left out)", 1, 1000) with { Default = (long)UsualLimit };

    /// <summary>The table of its options.</summary>
    public static QuestionInfo Info { get; } = new(
        "advise",
        "The cheapest changes that would make a state hold",
        "Tell a mediator the cheapest changes that would make a state hold",
        [WantedOption, CommonOptions.Types, CommonOptions.Concept, PaysOption, AnyMovesOption, BudgetOption, LimitOption],
        (model, given) => new AdviseQuestion
        {
            Model = model,
            Wanted = given.Text(WantedOption)!,
            Types = given.Text(CommonOptions.Types),
            Concept = given.Text(CommonOptions.Concept)!,
            Pays = given.IsSet(PaysOption) && !given.IsSet(AnyMovesOption),
            Budget = given.Number(BudgetOption)!.Value,
            Limit = (int)given.Number(LimitOption)!,
        });

    /// <summary>The outcome or state that is to hold.</summary>
    public required string Wanted { get; init; }

    /// <summary>Hidden types taken as given; null for the likeliest.</summary>
    public string? Types { get; init; }

    /// <summary>The concept that says what holds.</summary>
    public string Concept { get; init; } = "seq";

    /// <summary>Whether moves that each pay must lead there.</summary>
    public bool Pays { get; init; } = true;

    /// <summary>The most sets of changes that are tried.</summary>
    public long Budget { get; init; } = UsualBudget;

    /// <summary>The most sets that are shown.</summary>
    public int Limit { get; init; } = UsualLimit;

    private protected override AdviceFinding? Answer(Inquiry inquiry)
    {
        if (inquiry.Compile(Types) is not { } compiled || !inquiry.Take("concept", ConceptChoice.One(Concept), out var concept)) return null;
        var (states, problem) = StateReference.Find(compiled, Wanted);
        if (states is null)
        {
            inquiry.Refuse("wanted", problem!);
            return null;
        }

        var request = new AdviceRequest(Named(compiled, Wanted.Trim(), states), states, concept, Pays) { Budget = Budget, Limit = Limit };
        const string label = "Trying sets of changes";
        inquiry.Say(new Progress(label) { IsKept = true });
        var finding = AdviceFinding.Of(compiled, request, (tried, waiting) =>
            inquiry.Say(new Progress(label, tried, tried + waiting) { IsKept = true }), inquiry.Cancellation);
        if (finding.WasStopped) inquiry.Stopped = $"stopped after {finding.Tried} sets of changes; what was found is the answer above";
        return finding;
    }

    /// <summary>An outcome by its name, one state by its words.</summary>
    private static string Named(CompiledCrisis compiled, string text, StateSet states) =>
        states.Count > 1 || compiled.Crisis.Outcomes.Any(o => string.Equals(o.Name, text, StringComparison.OrdinalIgnoreCase)) ? text
            : new StateWords(compiled).Short(states.Members().First());
}
