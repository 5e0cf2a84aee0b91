namespace Demarche.Engine.RicherPreferences;

/// <summary>Comparisons of shares that were added and multiplied up, so that rounding decides nothing.</summary>
internal static class Rounded
{
    private const double Tolerance = 1e-9;

    public static bool IsAbove(double share, double bound) => share > bound + Tolerance;

    public static bool IsAtLeast(double share, double bound) => share >= bound - Tolerance;
}
