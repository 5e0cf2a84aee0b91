namespace Demarche.Table.Rules;

/// <summary>Why a seat stays without its holder's having chosen to.</summary>
public static class Reasons
{
    /// <summary>Its time ran out.</summary>
    public const string TimeUp = "the time was up";

    /// <summary>A language model was to decide and none can be asked.</summary>
    public const string NoLanguage = "no language model is configured";

    /// <summary>The model was to decide and the game cannot be solved from there.</summary>
    public const string Unsolved = "the game from here is larger than is solved, so the model stays";
}
