namespace Demarche.Analysis.Backtest;

/// <summary>How play did on crises of the past, beside what needs no model.</summary>
/// <param name="Crises">How many crises were forecast.</param>
/// <param name="Came">In how many there were serious clashes or full-scale war.</param>
/// <param name="Years">Their years.</param>
/// <param name="LeftOut">How many crises of the files were left out: their violence, their year or their first actor is not coded.</param>
/// <param name="Models">How many different models they come to.</param>
/// <param name="Draws">How many runs each model was played.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Precision">How exactly parties choose, where that was asked for; null for the usual.</param>
/// <param name="Scores">The ways to forecast, the base rate first.</param>
/// <param name="Cases">What each says of each crisis.</param>
public sealed record BacktestAnswer(
    int Crises, int Came, string Years, int LeftOut, int Models, int Draws, int Seed, string? Precision, IReadOnlyList<BacktestScore> Scores,
        IReadOnlyList<BacktestRow> Cases);

/// <summary>A crisis with what is said of it.</summary>
/// <param name="Number">Its number in the files.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Year">The year in which it began.</param>
/// <param name="Came">Whether there were serious clashes or full-scale war.</param>
/// <param name="Class">Its class: what set it off, and whether it lies within a long war.</param>
/// <param name="ResoluteDefender">How likely its model takes the defender to be resolute.</param>
/// <param name="ResoluteChallenger">The same of the challenger.</param>
/// <param name="Forecasts">What each way to forecast says, in the order of <see cref="BacktestAnswer.Scores"/>.</param>
public sealed record BacktestRow(
    int Number, string Name, int Year, bool Came, string Class, double ResoluteDefender, double ResoluteChallenger, IReadOnlyList<double> Forecasts);
