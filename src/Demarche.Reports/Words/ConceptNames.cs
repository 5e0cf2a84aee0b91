using Demarche.Engine.Coalitions;
using Demarche.Engine.Stability;

namespace Demarche.Reports.Words;

/// <summary>How the concepts are called where people read.</summary>
public static class ConceptNames
{
    /// <summary>A concept's name at the head of a column.</summary>
    public static string Title(SolutionConcept concept)
    {
        ArgumentNullException.ThrowIfNull(concept);
        return concept.Id == "nash" ? "Nash" : concept.Id.ToUpperInvariant();
    }

    /// <summary>A coalition concept's name at the head of a column.</summary>
    public static string Title(CoalitionConcept concept)
    {
        ArgumentNullException.ThrowIfNull(concept);
        return concept.Id == "cnash" ? "CNash" : concept.Id.ToUpperInvariant();
    }
}
