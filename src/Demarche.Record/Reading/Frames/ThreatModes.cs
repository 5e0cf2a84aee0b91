using Demarche.Record.Codebook;

namespace Demarche.Record.Reading.Frames;

/// <summary>Modes that follow from the kind of what is threatened, asked for or refused.</summary>
internal static class ThreatModes
{
    /// <summary>Whether an act of this type does another harm.</summary>
    public static bool IsHostile(EventType type) =>
        type is EventType.Threaten or EventType.Sanction or EventType.Mobilize or EventType.Coerce or EventType.Assault or EventType.Protest;

    /// <summary>Whether an act of this type does another good.</summary>
    public static bool IsFriendly(EventType type) =>
        type is EventType.Agree or EventType.Consult or EventType.Support or EventType.Cooperate or EventType.Aid or EventType.Yield;

    /// <summary>A threat of an act of this kind.</summary>
    public static EventKind Threat(EventKind of) => new(EventType.Threaten, of.Type switch
    {
        EventType.Threaten => of.Mode,
        EventType.Sanction when of.Mode == "expel" => "expel",
        EventType.Sanction => "relations",
        EventType.Coerce when of.Mode == "arrest" => "arrest",
        EventType.Coerce when of.Mode == "deport" => "expel",
        EventType.Coerce => "restrict",
        EventType.Assault or EventType.Mobilize => "violence",
        EventType.Reject => "relations",
        _ => "",
    });

    /// <summary>A request for an act of this kind, or its refusal.</summary>
    public static EventKind Wish(EventType wish, EventKind of) => new(wish, of.Type switch
    {
        EventType.Consult or EventType.Agree => "meet",
        EventType.Aid or EventType.Support => "assist",
        EventType.Yield => "yield",
        EventType.Request => Modes.Has(wish, of.Mode) ? of.Mode : "",
        EventType.Cooperate => "assist",
        _ => "change",
    });
}
