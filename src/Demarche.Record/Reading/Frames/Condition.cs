namespace Demarche.Record.Reading.Frames;

/// <summary>A condition found in a sentence.</summary>
/// <param name="Opener">The first token of the words that open it.</param>
/// <param name="First">The first token of its words, the opening word left out unless it turns the sense round ("unless", "until", "without").</param>
/// <param name="Last">The last token, included.</param>
/// <param name="Main">The verb group that says what would follow; -1 where none was found.</param>
/// <param name="Then">The tokens of what would follow, where the verb group does not say it: first and last; -1 for none.</param>
/// <param name="Form">By which of the ten forms it was found.</param>
internal sealed record Condition(int Opener, int First, int Last, int Main, (int First, int Last) Then, ConditionForm Form);

/// <summary>The ten forms in which texts say a condition.</summary>
internal enum ConditionForm : byte
{
    /// <summary>"if X"; "only when X".</summary>
    If,

    /// <summary>"unless X".</summary>
    Unless,

    /// <summary>"in case (of) X", "in the event of X".</summary>
    InCase,

    /// <summary>"should X …".</summary>
    Should,

    /// <summary>"were X to …", "had X …".</summary>
    Were,

    /// <summary>"as long as X", "until X".</summary>
    AsLongAs,

    /// <summary>"provided that X", "on condition that X".</summary>
    Provided,

    /// <summary>"X would mean Y", "X would be met with Y", "the response to X would be Y", "respond to any X".</summary>
    WouldMean,

    /// <summary>"without X, Y".</summary>
    Without,

    /// <summary>"X or else Y".</summary>
    OrElse,
}
