namespace Demarche.Reports.Figures;

/// <summary>What was said and done, the date of the analysis, and what is to come.</summary>
/// <param name="AsOf">The date of the analysis, if any.</param>
/// <param name="Events">What was said and done; need not be in order.</param>
/// <param name="Occasions">Occasions to come; need not be in order.</param>
public sealed record Timeline(DateOnly? AsOf, IReadOnlyList<TimelineEvent> Events, IReadOnlyList<TimelineOccasion> Occasions);

/// <summary>Something said or done.</summary>
/// <param name="On">Date.</param>
/// <param name="Who">Whose it is, as "Russia" or "Russia to the United States"; empty when nobody's.</param>
/// <param name="What">What.</param>
public sealed record TimelineEvent(DateOnly On, string Who, string What)
{
    /// <summary>From −10 (most hostile) to +10 (most friendly), when given.</summary>
    public double? Tone { get; init; }

    /// <summary>Where it is taken from.</summary>
    public string? Source { get; init; }

    /// <summary>How many events it stands for, each of this tone.</summary>
    public long Events { get; init; } = 1;

    /// <summary>A number, from 1, by which a page knows what was chosen in the picture; null where nothing can be.</summary>
    public int? Number { get; init; }
}

/// <summary>An occasion at which moves can be made.</summary>
/// <param name="On">Date.</param>
/// <param name="What">What.</param>
/// <param name="Parties">Names of those who meet.</param>
public sealed record TimelineOccasion(DateOnly On, string What, IReadOnlyList<string> Parties);
