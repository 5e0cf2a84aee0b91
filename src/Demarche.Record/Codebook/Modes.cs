using System.Collections.Immutable;

namespace Demarche.Record.Codebook;

/// <summary>
/// The modes of each type with their scores. Source: the table of scores of PLOVER; YIELD joins what that table calls CONCEDE (without a mode) and
/// RETREAT (with one), and ACCUSE without a mode has the sign of its modes.
/// </summary>
public static class Modes
{
    private static readonly Dictionary<(EventType, string), Mode> Table = Of(
        (EventType.Agree, [("", 2.5)]),
        (EventType.Consult, [("", 2.5), ("multilateral", 4), ("phone", 1.5), ("third-party", 1), ("visit", 4)]),
        (EventType.Support, [("", 5)]),
        (EventType.Cooperate, [("", 9.5)]),
        (EventType.Aid, [("", 10)]),
        (EventType.Yield, [("", 4.5), ("access", 6.5), ("ceasefire", 7.5), ("disarm", 10), ("release", 6.5), ("resign", 4.5), ("withdraw", 8)]),
        (EventType.Request, [("", 0), ("assist", 0.5), ("change", -1), ("meet", 0), ("yield", -1)]),
        (EventType.Accuse, [("", -3), ("allege", -3.5), ("disapprove", -2), ("investigate", -3.5)]),
        (EventType.Reject, [("", -2), ("assist", -1.5), ("change", -2), ("meet", -2), ("yield", -2)]),
        (EventType.Threaten, [("", -3.5), ("arrest", -3.5), ("expel", -3.5), ("relations", -3.5), ("restrict", -3), ("territory", -4),
            ("violence", -3.5)]),
        (EventType.Protest, [("", -5), ("boycott", -4.5), ("demo", -5), ("hunger", -4.5), ("obstruct", -4.5), ("riot", -7), ("strike", -5)]),
        (EventType.Sanction, [("", -6), ("convict", -6), ("discontinue", -6), ("expel", -5.5), ("withdraw", -6)]),
        (EventType.Mobilize, [("", -5.5), ("militia", -6), ("police", -5.5), ("troops", -6.5), ("weapons", -6.5)]),
        (EventType.Coerce, [("", -7), ("arrest", -7), ("censor", -6.5), ("curfew", -6.5), ("cyber", -7), ("deport", -7),
            ("martial-law", -7.5), ("misinformation", -6.5), ("restrict", -7), ("seize", -7), ("withhold", -7)]),
        (EventType.Assault, [("", -9), ("abduct", -8.5), ("aerial", -9.5), ("beat", -7.5), ("crowd-control", -7.5), ("destroy", -8.5),
            ("drone", -9.5), ("explosives", -9), ("firearms", -9), ("heavy-weapons", -9.5), ("primitive", -8), ("sexual", -8.5),
            ("suicide-attack", -9.5), ("targeted", -9.5), ("torture", -8.5), ("unconventional", -10)]));

    /// <summary>Those of a type, without the empty one, in order of their names.</summary>
    public static ImmutableArray<string> Of(EventType type) =>
        [.. Table.Keys.Where(key => key.Item1 == type && key.Item2.Length > 0).Select(key => key.Item2).Order(StringComparer.Ordinal)];

    /// <summary>Whether the type has the mode; every type has the empty one.</summary>
    public static bool Has(EventType type, string mode) => Table.ContainsKey((type, mode));

    /// <summary>The score of a kind, from -10 (most hostile) to 10; of its type where the mode is not one of the type's.</summary>
    public static double Score(EventKind kind) =>
        (Table.GetValueOrDefault((kind.Type, kind.Mode ?? "")) ?? Table[(kind.Type, "")]).Score;

    private static Dictionary<(EventType, string), Mode> Of(params (EventType Type, (string Name, double Score)[] Modes)[] types) =>
        types.SelectMany(type => type.Modes.Select(mode => new Mode(type.Type, mode.Name, mode.Score))).ToDictionary(mode => (mode.Type, mode.Name));
}
