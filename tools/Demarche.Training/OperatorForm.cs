using Demarche.Record.Codebook;

namespace Demarche.Training;

/// <summary>Words that take a phrase under them and give the sentence a type of their own.</summary>
/// <param name="Type">The type of the whole.</param>
/// <param name="Share">In how many of a hundred phrases that it fits it is used.</param>
/// <param name="Swaps">Whether the phrase underneath is the target's act toward the source, as in "urged {t} to …".</param>
/// <param name="Wordings">Predicates with the phrase in its base form, as an <c>-ing</c> form or in the past.</param>
internal sealed record OperatorForm(EventType Type, int Share, bool Swaps, string[] Wordings);
