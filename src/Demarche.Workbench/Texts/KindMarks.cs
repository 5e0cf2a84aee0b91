using Demarche.Record.Codebook;
using Demarche.Record.Events;

namespace Demarche.Workbench.Texts;

/// <summary>
/// How kinds of events look: a colour for words and deeds of friendship and of conflict, and a letter for each kind, so that nothing hangs on colour alone.
/// </summary>
public static class KindMarks
{
    private const string Letters = "GCSOAYRUJTPNMEX";

    /// <summary>The letter of a kind.</summary>
    public static char Letter(EventType type) => Letters[(int)type];

    /// <summary>The class of its colour.</summary>
    public static string Class(EventType? type) => type switch
    {
        null => "wb-kind-none",
        <= EventType.Support => "wb-kind-talk",
        <= EventType.Yield => "wb-kind-help",
        <= EventType.Threaten => "wb-kind-dispute",
        _ => "wb-kind-conflict",
    };

    /// <summary>The kind in words: "Threaten, relations".</summary>
    public static string Name(EventType type) => type.ToString();

    /// <summary>The kind of a row with how it stands to the world: "Threaten, relations", "not Sanction", "Agree, planned".</summary>
    public static string Of(EventRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var kind = row.Kind is { } known ? Name(known.Type) + (known.Mode is { Length: > 0 } mode ? $", {mode}" : "") : "no kind";
        return row.Negated ? $"not {kind}" : kind;
    }

    /// <summary>How it stands to the world; null where that is plain from the kind.</summary>
    public static string? Aspect(EventRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Aspect switch
        {
            null or EventAspect.Done => null,
            EventAspect.Threatened when row.Kind?.Type == EventType.Threaten => null,
            EventAspect.Asked when row.Kind?.Type == EventType.Request => null,
            EventAspect.PastCase => "an earlier case",
            EventAspect.GoingOn => "going on",
            { } other => other.Word(),
        };
    }
}
