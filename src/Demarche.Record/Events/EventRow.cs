using Demarche.Record.Codebook;

namespace Demarche.Record.Events;

/// <summary>
/// One row of a record: who did or said what to whom, when, under what condition, and the words that it rests on. The same row serves
/// the analyst who writes by hand, the reader that proposes, and what is computed from both. Texts are empty where nothing is known,
/// never null.
/// </summary>
public sealed record EventRow
{
    /// <summary>The day, or the first of the days it may have been.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Who: the name of a party of the model, or of anybody else; empty where a text does not say who did it.</summary>
    public required string By { get; init; }

    /// <summary>To whom.</summary>
    public string Toward { get; init; } = "";

    /// <summary>What was said or done, in words.</summary>
    public required string What { get; init; }

    /// <summary>From -10, most hostile, to 10, most friendly.</summary>
    public double? Tone { get; init; }

    /// <summary>The id of a source, and the place in it: <c>article ¶4</c>.</summary>
    public string Source { get; init; } = "";

    /// <summary>Where the event is a move by a party: a statement that is true of its levers after it.</summary>
    public string Does { get; init; } = "";

    /// <summary>What was true of them before.</summary>
    public string Before { get; init; } = "";

    /// <summary>A name of the row that stays the same when the text is read again.</summary>
    public string Id { get; init; } = "";

    /// <summary>The last of the days it may have been, included; null where that is <see cref="Date"/>.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The words that the dates rest on: <c>three days after that</c>.</summary>
    public string DateWords { get; init; } = "";

    /// <summary>Who did it together with the author, where nobody came first: a talk, an agreement.</summary>
    public string With { get; init; } = "";

    /// <summary>What kind of event it is; null where the row does not say.</summary>
    public EventKind? Kind { get; init; }

    /// <summary>How it stands to the world; null where the row does not say.</summary>
    public EventAspect? Aspect { get; init; }

    /// <summary>Whether the text says that it is not so, or was not done.</summary>
    public bool Negated { get; init; }

    /// <summary>Upon what condition, in the words of the text.</summary>
    public string If { get; init; } = "";

    /// <summary>Who would meet that condition.</summary>
    public string IfBy { get; init; } = "";

    /// <summary>What would follow, in the words of the text.</summary>
    public string Then { get; init; } = "";

    /// <summary>Who says so, where that is not the author of the event.</summary>
    public string SaidBy { get; init; } = "";

    /// <summary>Where.</summary>
    public string Place { get; init; } = "";

    /// <summary>The characters of the source that the row rests on.</summary>
    public string Quote { get; init; } = "";

    /// <summary>Where in the source the quote stands: <c>article ¶3 s11 c425–481</c>.</summary>
    public string At { get; init; } = "";

    /// <summary>The id of the first row that tells of the same event.</summary>
    public string SameAs { get; init; } = "";

    /// <summary>How often rows like this one are right, from 0 to 1; null where nobody has computed it.</summary>
    public double? Confidence { get; init; }

    /// <summary>Who read it: <c>rules</c>, <c>classifier</c>, <c>model:NAME</c> or <c>hand</c>.</summary>
    public string Reader { get; init; } = "";

    /// <summary>How many events the row stands for; more than one where event data were counted. Its tone is that of each.</summary>
    public long Count { get; init; } = 1;

    /// <summary>Where the row stands between reader and analyst.</summary>
    public RowStatus Status { get; init; }

    /// <summary>Whether the row is a count of event data and not one event: nobody said these words.</summary>
    public bool IsCount => Reader.StartsWith("events:", StringComparison.Ordinal);

    /// <summary>The last day it may have been.</summary>
    public DateOnly LastDay => Until ?? Date;

    /// <summary>Whether the row counts as something that the analyst stands behind: written, accepted or edited by one.</summary>
    public bool IsHeld => Status is RowStatus.Written or RowStatus.Accepted or RowStatus.Edited;

    /// <summary>Whether the row tells of a deed in this crisis: not denied, not supposed, not of an earlier case, and no second mention.</summary>
    public bool IsDeed => !Negated && SameAs.Length == 0 && Aspect is not (EventAspect.Supposed or EventAspect.PastCase or EventAspect.Planned);
}
