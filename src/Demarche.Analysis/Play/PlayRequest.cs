using Demarche.Analysis.Game;
using Demarche.Language.Model;

namespace Demarche.Analysis.Play;

/// <summary>What is asked of play.</summary>
public sealed record PlayRequest
{
    /// <summary>How many runs a full answer takes when nothing is said.</summary>
    public const int UsualDraws = 200;

    /// <summary>How many runs the brief takes.</summary>
    public const int BriefDraws = 20;

    /// <summary>The seed of every draw.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many runs.</summary>
    public int Draws { get; init; } = UsualDraws;

    /// <summary>What replaces the model's own settings.</summary>
    public PlayChoices Choices { get; init; } = new();

    /// <summary>The day to end on; the model's own when null.</summary>
    public DateOnly? Horizon { get; init; }

    /// <summary>How many threads may be used. The answer is the same whatever the number.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The most histories a game may have.</summary>
    public int MostHistories { get; init; } = GameOptions.UsualMost;

    /// <summary>How the games are solved.</summary>
    public PlayMode Mode { get; init; }

    /// <summary>
    /// How many sweeps over its histories one run may take, after which it is told at the greatest λ that it came to; when null 400, and more
    /// for a game of few histories.
    /// </summary>
    public int? Sweeps { get; init; }

    /// <summary>Whether to ask as well what would change the answer: tornado, nearness, levers given up, finer and coarser calendars.</summary>
    public bool WhatIf { get; init; } = true;
}
