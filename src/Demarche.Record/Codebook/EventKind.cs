namespace Demarche.Record.Codebook;

/// <summary>What kind of event a row is.</summary>
/// <param name="Type">The root.</param>
/// <param name="Mode">One of the root's <see cref="Modes"/>, or empty where none is said.</param>
/// <param name="Cameo">A CAMEO code of two to four digits, second to the type, or empty.</param>
public readonly record struct EventKind(EventType Type, string Mode = "", string Cameo = "")
{
    /// <summary>As in <c>SANCTION</c> or <c>THREATEN/relations</c>.</summary>
    public override string ToString() => Mode is "" or null ? Type.Name() : $"{Type.Name()}/{Mode}";
}
