using Demarche.Engine;
using Demarche.Engine.Outside;
using Demarche.Language.Diagnostics;

namespace Demarche.Language.Model;

/// <summary>A class of past cases: what may come about in them, in how many it did, and which crises belong to it.</summary>
public sealed record ReferenceClass
{
    /// <summary>Its short name: <c>violence/icb-all</c>; null for one that a model counts itself.</summary>
    public string? Id { get; init; }

    /// <summary>What kind of thing comes about: <c>break of relations</c>; null where that is not said.</summary>
    public string? Kind { get; init; }

    /// <summary>What comes about, as a clause.</summary>
    public string? What { get; init; }

    /// <summary>The cases, in the plural.</summary>
    public required string Of { get; init; }

    /// <summary>What set the crisis off, where that is what the cases have in common.</summary>
    public string? Trigger { get; init; }

    /// <summary>Whether they lie within a long war, where that is what they have in common.</summary>
    public bool? LongWar { get; init; }

    /// <summary>Between whom they are, where that is what they have in common.</summary>
    public string? Between { get; init; }

    /// <summary>What else they have in common that no model says, so that the class fits only where it is named.</summary>
    public string? Setting { get; init; }

    /// <summary>The class of which these are some of the years.</summary>
    public string? PartOf { get; init; }

    /// <summary>Counts and hazard.</summary>
    public required ReferenceRate Rate { get; init; }

    /// <summary>Over which years they were counted.</summary>
    public string? Years { get; init; }

    /// <summary>Who counted them.</summary>
    public string? Source { get; init; }

    /// <summary>What to bear in mind.</summary>
    public string? Caveat { get; init; }

    /// <summary>Where it stands.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>The counts as a clause: "21 of 170 pairs of states in an international crisis, 1950–2000".</summary>
    public string Counts
    {
        get
        {
            var years = Years is { } y ? $", {y.Replace('-', '–')}" : "";
            return Rate.Sure is { } share ? $"{Numerals.Of(share, "0.##%")} of {Of}{years}"
                : $"{Numerals.Of(Rate.K, "0.#")} of {Numerals.Of(Rate.N, "#,0.#")} {Of}{years}";
        }
    }
}
