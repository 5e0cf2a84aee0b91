using System.Globalization;
using Demarche.Analysis.Forecasts;
using Demarche.Analysis.Game;
using Demarche.Engine;
using Demarche.Engine.Outside;
using Demarche.Language.Model;

namespace Demarche.Analysis.Play;

/// <summary>What is asked of play.</summary>
public sealed record PlayRequest
{
    /// <summary>The most runs an answer takes when nothing is said.</summary>
    public const int UsualDraws = 200;

    /// <summary>How well the median of the probability of a break is to be known when nothing is said: its standard error.</summary>
    public const double UsualError = 0.03;

    /// <summary>The seed of every draw.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The most runs.</summary>
    public int Draws { get; init; } = UsualDraws;

    /// <summary>
    /// The standard error of the median of the probability of a break that is small enough: with it no more runs are made. 0 to make all of them.
    /// </summary>
    public double Error { get; init; } = UsualError;

    /// <summary>
    /// The same with so many runs, no fewer and no more, and each as exact as there is room for, however long that takes; as it is when null.
    /// </summary>
    public PlayRequest Exactly(int? draws) =>
        draws is { } n ? this with { Draws = n, Error = 0, Asked = n, MostWork = double.PositiveInfinity, MostWorkInAll = double.PositiveInfinity } : this;

    /// <summary>In words, how many runs are made when nothing is said.</summary>
    public static string UsualRuns { get; } =
        string.Create(CultureInfo.InvariantCulture,
        $"as many as it takes for the median to be known to {100 * UsualError:0} points (its standard error), {UsualDraws} at most, and fewer of a large game");

    /// <summary>Of how many of the runs it is asked, where a question is asked of each open thing.</summary>
    public int Asked { get; init; } = 20;

    /// <summary>Whether only the game's own figure is asked for, held to no outside view.</summary>
    public bool Inside { get; init; }

    /// <summary>How far models of this kind are trusted, as a diary has taught it; before any has when null.</summary>
    public Trust? Trust { get; init; }

    /// <summary>What replaces the model's own settings.</summary>
    public PlayChoices Choices { get; init; } = new();

    /// <summary>The day to end on; the model's own when null.</summary>
    public DateOnly? Horizon { get; init; }

    /// <summary>Who works on runs elsewhere; nobody when null, and then they are made here. The answer is the same.</summary>
    internal Crew? Elsewhere { get; init; }

    /// <summary>How many threads may be used. The answer is the same whatever the number.</summary>
    public int Threads { get; init; } = Parallelism.Usual;

    /// <summary>The most histories a game may have.</summary>
    public int MostHistories { get; init; } = GameOptions.UsualMost;

    /// <summary>
    /// The most work that one run should take (<see cref="PlayGame.Work"/>), a fraction of a second: what is believed is cut more coarsely in a game that
    /// takes more. No bound where a number of runs is asked for.
    /// </summary>
    public double MostWork { get; init; } = 1_500_000;

    /// <summary>So much work is put into runs when no number of them is asked for: seconds, or somewhat more where even the fewest runs take longer.</summary>
    public double MostWorkInAll { get; init; } = 1.5e7;

    /// <summary>The most histories of a game that is solved exactly: a history takes as long there as some twenty moves on a grid.</summary>
    internal int MostExact => Mode == PlayMode.Exact ? MostHistories : (int)Math.Min(MostHistories, MostWork / 20);

    /// <summary>How many runs there are at most where one takes so much work: all that are asked for where no error is.</summary>
    internal int MostRuns(double work) => Error > 0 ? (int)Math.Clamp(MostWorkInAll / work, Math.Min(FewestOfAnything, Draws), Draws) : Draws;

    /// <summary>Of how many typical models the answer is asked where a run takes so much work: of all, or of fewer where even these would take long.</summary>
    internal int TypicalModels(double work, int all) => (int)Math.Clamp(MostWorkInAll / work, FewestOfAnything, all);

    /// <summary>Fewer runs or typical models have no spread to go by.</summary>
    private const int FewestOfAnything = 10;

    /// <summary>How the games are solved.</summary>
    public PlayMode Mode { get; init; }

    /// <summary>
    /// How many sweeps over its histories one run may take, after which it is shown at the greatest λ that it came to; when null 400, and more
    /// for a game of few histories.
    /// </summary>
    public int? Sweeps { get; init; }

    /// <summary>Where play is to begin, past what the record tells; after the record when null.</summary>
    internal Game.GameStart? From { get; init; }

    /// <summary>Whether games are kept so that they can be followed move by move.</summary>
    internal bool Follows { get; init; }

    /// <summary>Whether to ask as well what would change the answer: tornado, nearness, levers given up, finer and coarser calendars.</summary>
    public bool WhatIf { get; init; } = true;
}
