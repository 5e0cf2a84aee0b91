using Demarche.Language.Binding;
using Demarche.Language.Diagnostics;
using Demarche.Language.Model;

namespace Demarche.Language.Model;

/// <summary>What a model says of how often crises like it went one way, from <c>outside:</c>.</summary>
public sealed record OutsideView
{
    /// <summary>The class that is named or counted; null where it is left to be found by what follows.</summary>
    public ReferenceClass? Class { get; init; }

    /// <summary>The classes that it was looked for in.</summary>
    public required IReadOnlyList<ReferenceClass> Known { get; init; }

    /// <summary>What kind of thing the break is; null where that is left to its words.</summary>
    public string? Kind { get; init; }

    /// <summary>What set the crisis off.</summary>
    public string? Trigger { get; init; }

    /// <summary>Whether it lies within a long war.</summary>
    public bool? LongWar { get; init; }

    /// <summary>Between whom it is.</summary>
    public string? Between { get; init; }

    /// <summary>The day it began; the day of the analysis when null.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>How many days old the crisis is on a day, 0 or more; 0 where nothing is said of when it began.</summary>
    public int AgeOn(DateOnly day) => Since is { } since ? Math.Max(0, day.DayNumber - since.DayNumber) : 0;

    /// <summary>What it rests on.</summary>
    public Grounds Grounds { get; init; } = Grounds.None;

    /// <summary>Where it stands.</summary>
    public SourceSpan Span { get; init; }
}
