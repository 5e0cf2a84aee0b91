using Demarche.Engine.Preferences;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Findings;

/// <summary>How a party stands to another, or to itself.</summary>
/// <param name="Compiled">The crisis.</param>
/// <param name="By">Index of the party that cares or does not.</param>
/// <param name="Toward">Index of the one it is about.</param>
/// <param name="Stance">How it stands to it.</param>
public sealed record StanceRef(CompiledCrisis Compiled, int By, int Toward, Stance Stance);
