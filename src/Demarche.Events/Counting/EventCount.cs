using Demarche.Events.Codes;
using Demarche.Record.Codebook;

namespace Demarche.Events.Counting;

/// <summary>What one did to another on a day, of one kind and of one sign: how many events, and what they sum to.</summary>
/// <param name="On">The day.</param>
/// <param name="By">Who.</param>
/// <param name="Toward">To whom.</param>
/// <param name="Type">Of which type; null for bare statements, for which PLOVER has none.</param>
/// <param name="Mode">The mode, where it is the same for all; empty otherwise.</param>
/// <param name="Cameo">Their codes of CAMEO, in order, separated by spaces; empty where the data has none.</param>
/// <param name="Events">How many.</param>
/// <param name="Score">The sum of their scores; null where the scale has none for them.</param>
/// <param name="Url">One of the reports they were taken from; empty where none is named.</param>
public sealed record EventCount(DateOnly On, EventActor By, EventActor Toward, EventType? Type, string Mode, string Cameo, long Events, decimal? Score,
    string Url)
{
    /// <summary>The friendly part of the score, 0 or more.</summary>
    public decimal Cooperation => Math.Max(0, Score ?? 0);

    /// <summary>The hostile part of the score, 0 or more.</summary>
    public decimal Conflict => Math.Max(0, -(Score ?? 0));
}

/// <summary>By which scores events are summed.</summary>
public enum EventScale
{
    /// <summary>PLOVER's, by type and mode.</summary>
    Plover,

    /// <summary>Goldstein's, by code of CAMEO.</summary>
    Goldstein,
}
