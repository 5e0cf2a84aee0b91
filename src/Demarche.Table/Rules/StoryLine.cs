using Demarche.Analysis.Walking;
using Demarche.Table.Log;

namespace Demarche.Table.Rules;

/// <summary>Something that happened at a table that everybody saw, or that was said to somebody, in the order in which it happened.</summary>
/// <param name="Number">The event that it came of.</param>
/// <param name="Occasion">The occasion; −1 before the first.</param>
/// <param name="At">When.</param>
public abstract record StoryLine(long Number, int Occasion, DateTimeOffset At)
{
    /// <summary>An occasion was opened.</summary>
    public sealed record Opens(long Number, int Occasion, DateTimeOffset At) : StoryLine(Number, Occasion, At);

    /// <summary>Something was said.</summary>
    public sealed record Speech(long Number, int Occasion, DateTimeOffset At, TableEvent.Said Said) : StoryLine(Number, Occasion, At);

    /// <summary>A threat or promise was made.</summary>
    public sealed record Pledge(long Number, int Occasion, DateTimeOffset At, Language.Model.Threat Threat, string? Words) : StoryLine(Number, Occasion, At);

    /// <summary>A party moved, or stayed.</summary>
    /// <param name="Number">The event that it came of.</param>
    /// <param name="Occasion">The occasion.</param>
    /// <param name="At">When.</param>
    /// <param name="Decided">What was decided.</param>
    /// <param name="Chooser">What there was to choose from.</param>
    /// <param name="Place">The place in the walk.</param>
    public sealed record Move(long Number, int Occasion, DateTimeOffset At, TableEvent.Decided Decided, Chooser Chooser, WalkPlace Place)
        : StoryLine(Number, Occasion, At);

    /// <summary>Something came about that nobody's move did: by itself, by what had been decided before, or put in by the facilitator.</summary>
    /// <param name="Number">The event that it came of.</param>
    /// <param name="Occasion">The occasion.</param>
    /// <param name="At">When.</param>
    /// <param name="From">The state before.</param>
    /// <param name="To">The state after.</param>
    /// <param name="Risk">Which risk came true; −1 for none.</param>
    /// <param name="Text">What the facilitator put in; null where it is none of that.</param>
    public sealed record Befell(long Number, int Occasion, DateTimeOffset At, int From, int To, int Risk, string? Text) : StoryLine(Number, Occasion, At);

    /// <summary>Threats or promises were called in: what they speak of has come about.</summary>
    public sealed record Called(long Number, int Occasion, DateTimeOffset At, IReadOnlyList<int> Threats) : StoryLine(Number, Occasion, At);

    /// <summary>Play went back to the beginning of an occasion.</summary>
    public sealed record Back(long Number, int Occasion, DateTimeOffset At) : StoryLine(Number, Occasion, At);

    /// <summary>Play ended.</summary>
    public sealed record Ends(long Number, int Occasion, DateTimeOffset At, bool IsClosed) : StoryLine(Number, Occasion, At);
}

/// <summary>A place in a walk: from it the solved game can be asked.</summary>
/// <param name="Stretch">The stretch.</param>
/// <param name="Path">The steps taken in it.</param>
/// <param name="Point">The point after them.</param>
public sealed record WalkPlace(Stretch Stretch, IReadOnlyList<WalkedStep> Path, WalkPoint Point)
{
    /// <summary>The state that holds.</summary>
    public int State => Stretch.Walk.State(Point);
}
