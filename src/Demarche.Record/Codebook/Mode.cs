namespace Demarche.Record.Codebook;

/// <summary>A way of doing what a type says.</summary>
/// <param name="Type">The root that it belongs to.</param>
/// <param name="Name">Its name in a record, in small letters; empty stands for the type without a mode.</param>
/// <param name="Score">How cooperative (up to 10) or hostile (down to -10) such an event is, on PLOVER's scale.</param>
public sealed record Mode(EventType Type, string Name, double Score);
