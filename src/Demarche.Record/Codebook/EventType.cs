namespace Demarche.Record.Codebook;

/// <summary>
/// What kind of thing was done: the fifteen roots of PLOVER, from the most cooperative in words to the most hostile in deeds. Definitions and
/// boundaries are in <see cref="Definitions"/> and, with examples, in docs/reading.md.
/// Source: Halterman, Bagozzi, Beger, Schrodt and Scarborough (2023), PLOVER and POLECAT.
/// </summary>
public enum EventType
{
    /// <summary>Agrees to do something, offers or promises it, or fixes it for later.</summary>
    Agree,

    /// <summary>Meets, visits, telephones, negotiates.</summary>
    Consult,

    /// <summary>Backs another in words, signs, recognises, opens relations.</summary>
    Support,

    /// <summary>Works together in deeds: trade, intelligence, joint exercises.</summary>
    Cooperate,

    /// <summary>Gives something of value: money, goods, arms, refuge, protection.</summary>
    Aid,

    /// <summary>Gives way: withdraws, releases, lifts, accepts a demand.</summary>
    Yield,

    /// <summary>Asks, demands, appeals, proposes.</summary>
    Request,

    /// <summary>Blames, condemns, criticises, investigates.</summary>
    Accuse,

    /// <summary>Refuses, rejects, cancels, objects.</summary>
    Reject,

    /// <summary>Threatens or warns of a cost that the speaker would bring about.</summary>
    Threaten,

    /// <summary>People in the street, on strike, fasting, boycotting.</summary>
    Protest,

    /// <summary>Cuts back normal dealings without force: sanctions, relations, aid, talks under way.</summary>
    Sanction,

    /// <summary>Moves or readies forces without using them.</summary>
    Mobilize,

    /// <summary>Uses power over persons or property short of killing: arrest, seizure, bans, hacking.</summary>
    Coerce,

    /// <summary>Uses force that hurts, kills, destroys or takes ground.</summary>
    Assault,
}
