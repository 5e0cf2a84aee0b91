namespace Demarche.Record.Events;

/// <summary>How an event stands to the world: whether it happened, is only spoken of, or lies in another case.</summary>
public enum EventAspect
{
    /// <summary>It happened.</summary>
    Done,

    /// <summary>It is happening.</summary>
    GoingOn,

    /// <summary>It is set for a day to come.</summary>
    Planned,

    /// <summary>Somebody says that it is so, or will be.</summary>
    Said,

    /// <summary>Somebody threatens to do it.</summary>
    Threatened,

    /// <summary>Somebody promises to do it.</summary>
    Promised,

    /// <summary>Somebody asks another to do it.</summary>
    Asked,

    /// <summary>It is thought possible, and nobody says that it is so.</summary>
    Supposed,

    /// <summary>It belongs to an earlier crisis that the text recalls.</summary>
    PastCase,
}

/// <summary>Where a row stands between the reader and the analyst.</summary>
public enum RowStatus
{
    /// <summary>Written by the analyst; rows of records from before there were readers are of this kind.</summary>
    Written,

    /// <summary>Proposed by a reader; nobody has looked at it.</summary>
    Read,

    /// <summary>The analyst agrees.</summary>
    Accepted,

    /// <summary>The analyst agrees after a change.</summary>
    Edited,

    /// <summary>The analyst does not agree. The row stays, so that reading again does not bring it back.</summary>
    Rejected,
}

/// <summary>The words that aspects and statuses have in files.</summary>
public static class EventWords
{
    private static readonly string[] Aspects = ["done", "going-on", "planned", "said", "threatened", "promised", "asked", "supposed", "past-case"];
    private static readonly string[] Statuses = ["", "read", "accepted", "edited", "rejected"];

    /// <summary>All words for aspects, in the order of the enumeration.</summary>
    public static IReadOnlyList<string> OfAspects => Aspects;

    /// <summary>All words for statuses, in the order of the enumeration; the first, of a row that the analyst wrote, is empty.</summary>
    public static IReadOnlyList<string> OfStatuses => Statuses;

    /// <summary>The word in files.</summary>
    public static string Word(this EventAspect aspect) => Aspects[(int)aspect];

    /// <summary>The word in files.</summary>
    public static string Word(this RowStatus status) => Statuses[(int)status];

    /// <summary>The aspect of a word; null for any other.</summary>
    public static EventAspect? Aspect(string word) => Array.IndexOf(Aspects, word) is var at and >= 0 ? (EventAspect)at : null;

    /// <summary>The status of a word; null for any other.</summary>
    public static RowStatus? Status(string word) => Array.IndexOf(Statuses, word) is var at and >= 0 ? (RowStatus)at : null;
}
