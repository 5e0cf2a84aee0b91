namespace Demarche.Engine.RicherPreferences;

/// <summary>What a party looks at before it moves; the four concepts that every published structure of preference extends.</summary>
public enum Foresight
{
    /// <summary>Its own move only: Nash stability.</summary>
    OwnMove,

    /// <summary>Any answer of the others: general metarationality.</summary>
    AnyAnswer,

    /// <summary>Any answer, and its own way out of it: symmetric metarationality.</summary>
    AnyAnswerAndWayOut,

    /// <summary>Answers that pay: sequential stability.</summary>
    CredibleAnswer,
}

/// <summary>The plain concepts' names and words, from which those of the families are made.</summary>
internal static class ForesightNames
{
    public static string Id(this Foresight foresight) => foresight switch
    {
        Foresight.OwnMove => "nash",
        Foresight.AnyAnswer => "gmr",
        Foresight.AnyAnswerAndWayOut => "smr",
        _ => "seq",
    };

    public static string Name(this Foresight foresight) => foresight switch
    {
        Foresight.OwnMove => "Nash stability",
        Foresight.AnyAnswer => "general metarationality",
        Foresight.AnyAnswerAndWayOut => "symmetric metarationality",
        _ => "sequential stability",
    };

    /// <summary>"stays if every …": what makes a party stay.</summary>
    /// <param name="foresight">What it looks at.</param>
    /// <param name="temptation">What tempts it: "improvement".</param>
    /// <param name="end">Where an answer must leave it: "something no better for it".</param>
    public static string InWords(this Foresight foresight, string temptation, string end) => foresight switch
    {
        Foresight.OwnMove => $"stays unless one of its own moves is {temptation}",
        Foresight.AnyAnswer => $"stays if, after every move that is {temptation}, the others could bring about, at whatever cost to themselves, {end}",
        Foresight.AnyAnswerAndWayOut =>
            $"stays if, after every move that is {temptation}, the others could bring about {end}, and none of its own moves from there would undo it",
        _ => $"stays if, after every move that is {temptation}, answers that pay would lead to {end}",
    };
}
