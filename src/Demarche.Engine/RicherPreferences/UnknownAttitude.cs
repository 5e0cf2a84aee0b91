using Demarche.Engine.Preferences;

namespace Demarche.Engine.RicherPreferences;

/// <summary>What a party makes of a preference that is unknown.</summary>
public enum UnknownAttitude
{
    /// <summary>It is tempted by what may be better, and not held back by what may be worse: the boldest.</summary>
    A,

    /// <summary>What is unknown neither tempts it nor holds it back.</summary>
    B,

    /// <summary>What is unknown both tempts it and holds it back.</summary>
    C,

    /// <summary>It is not tempted by what may be better, and held back by what may be worse: the most cautious.</summary>
    D,
}

/// <summary>What the attitudes mean.</summary>
internal static class UnknownAttitudes
{
    public const string NothingOpen = "no party's order is left open, so nothing is unknown";

    public const string NoInverse =
        "they are about orders that are not known, and to put statements in another order is to know it: GMR, SMR, SEQ and their strong forms can be asked";

    public static bool IsTempted(this UnknownAttitude attitude) => attitude is UnknownAttitude.A or UnknownAttitude.C;

    public static bool IsHeldBack(this UnknownAttitude attitude) => attitude is UnknownAttitude.C or UnknownAttitude.D;

    public static string Letter(this UnknownAttitude attitude) => attitude.ToString().ToLowerInvariant();

    public static bool Tempts(this UnknownAttitude attitude, Comparison gain) =>
        gain == Comparison.Better || (gain == Comparison.Unknown && attitude.IsTempted());

    public static bool HoldsBack(this UnknownAttitude attitude, Comparison end) =>
        end is Comparison.Worse or Comparison.Equal || (end == Comparison.Unknown && attitude.IsHeldBack());
}
