namespace Demarche.Bench;

/// <summary>A class of benchmarks and what the page says over its table.</summary>
/// <param name="Type">The class.</param>
/// <param name="Title">Heading.</param>
/// <param name="Says">What is measured, a sentence or two.</param>
/// <param name="PerState">Whether the mean is told for each state as well; the case then has Levers.</param>
public sealed record Suite(Type Type, string Title, string Says, bool PerState = false)
{
    /// <summary>Every suite, in the order of the page.</summary>
    public static IReadOnlyList<Suite> All { get; } =
    [
        new(typeof(ConceptBenchmarks), "Against the matrix method",
            "One concept for all parties: three parties, twelve statements each. The baseline rebuilds its dense matrices for every concept, as the textbook method does; it is plain code, so that a tuned one would gain a constant and not the exponent."),
        new(typeof(GrowthBenchmarks), "Growth with the states", "One concept for all parties: four parties, 24 statements each.", PerState: true),
        new(typeof(CompileBenchmarks), "Compiling", "States, moves and orders from levers and statements: four parties, 24 statements each.", PerState: true),
        new(typeof(RobustnessBenchmarks), "Robustness", "One variant of a conflict of three parties, out of 20,000 drawn and judged on all cores; every statement of a group of three stands in any order."),
        new(typeof(InverseBenchmarks), "The inverse question", "Which orders of one party, or of two together, make a state hold under sequential stability: three parties."),
        new(typeof(StrengthBenchmarks), "Strength of preference", "Four parties, 24 statements each, the six most important of them strong.", PerState: true),
        new(typeof(PairwiseBenchmarks), "Comparing pair by pair", "Unknown preference with attitude c: three parties, twelve statements each in groups of two of open order.", PerState: true),
        new(typeof(HorizonBenchmarks), "Longer foresight over whole graphs", "Four parties, 24 statements each.", PerState: true),
        new(typeof(StatePairBenchmarks), "Longer foresight, move by move", "Coalitions that look ahead, and attitudes: three parties, twelve statements each, every party against the next.", PerState: true),
        new(typeof(PlayBenchmarks), "Play, against plain recursion", "One solve to λ = 16 on one thread: two parties in turn, three actions, three types. The baseline walks the tree and damps its replies; both agree to a millionth before anything is timed."),
        new(typeof(PlayHistoryGrowth), "Play: growth with the histories", "One solve to λ = 16, two parties in turn, four actions, five types. Nine moves make 87,381 decisions."),
        new(typeof(PlayTypeGrowth), "Play: growth with the types", "One solve to λ = 8 on one thread, seven moves in turn, four actions."),
        new(typeof(PlayDrawGrowth), "Play: growth with the draws", "Draws of payoffs one after another on one thread, λ = 8, six moves in turn, four actions, three types."),
        new(typeof(PlayEnsembleBenchmarks), "Play: a forecast by its draws", "geneva-2022, every draw solved and read, a draw on each thread."),
        new(typeof(ReadinessBenchmarks), "What readiness costs", "One solve at λ = 0, which is a few sweeps, with everybody ready and with parties seldom ready: two parties in turn, four actions, three types."),
        new(typeof(CalibrationBenchmarks), "Setting readiness", "geneva-2022: readiness from forty typical models, on all cores; and the same asked again, kept by what the games are."),
        new(typeof(GameBenchmarks), "Games of Gambit's kind", "The general solver of extensive games at λ = 4: trees of perfect information by nodes, signalling games by types."),
    ];
}
