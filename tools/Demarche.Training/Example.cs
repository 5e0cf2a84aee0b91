using Demarche.Record.Codebook;

namespace Demarche.Training;

/// <summary>A sentence with its actors masked, and the type that it reports.</summary>
internal sealed record Example(string Text, EventType Type, double Weight);
