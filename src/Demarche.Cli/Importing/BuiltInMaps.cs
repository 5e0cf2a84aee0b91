namespace Demarche.Cli.Importing;

/// <summary>The names of the maps that ship, so that help and completion need not load what reads events.</summary>
internal static class BuiltInMaps
{
    public static IReadOnlyList<string> Names { get; } = ["gdelt2", "gdelt1", "icews", "polecat", "phoenix"];
}
