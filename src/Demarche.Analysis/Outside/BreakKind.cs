namespace Demarche.Analysis.Outside;

/// <summary>What kind of thing a break may be, guessed from its words, to have classes to offer. No number rests on it.</summary>
internal static class BreakKind
{
    private static readonly (string Kind, string[] Words)[] Signs =
    [
        ("break of relations", ["relations", "diplomat", "embass", "mission", "ties are", "severs"]),
        ("sanctions", ["sanction", "embargo", "tariff", "trade war", "blockade"]),
        ("full-scale war", ["war", "invad", "invasion"]),
        ("serious violence", ["attack", "strike", "blow", "clash", "violence", "bomb", "shoot", "fight", "force", "escalat", "missile"]),
        ("agreement", ["agree", "deal", "accord", "treaty", "settle"]),
    ];

    /// <summary>The first kind of which a sign stands in the words; null where none does.</summary>
    public static string? Guess(string words) =>
        Signs.FirstOrDefault(s => s.Words.Any(w => words.Contains(w, StringComparison.OrdinalIgnoreCase))).Kind;
}
