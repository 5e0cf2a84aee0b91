using Demarche.Record.Codebook;
using Demarche.Record.Events;
using Demarche.Record.Reading.Names;
using Demarche.Record.Reading.Times;

namespace Demarche.Record.Reading.Frames;

/// <summary>
/// Dates that a text leaves open: what is reported as part of a meeting has its day, what goes on with an earlier case has that case's, anything else that of
/// publication. What lies long before that day belongs to an earlier case; what is reported as done on a day to come is planned.
/// </summary>
internal static class OpenDates
{
    /// <summary>How long before its day a text still tells of the same crisis, in days.</summary>
    private const int SameCrisis = 300;

    /// <summary>Settles what the text around an event says; events that it says nothing of stay open.</summary>
    public static void Settle(List<Found> found, DateOnly day)
    {
        Found? previous = null;
        Found? meeting = null;
        foreach (var one in found)
        {
            if (previous?.Sentence.Paragraph != one.Sentence.Paragraph) (previous, meeting) = (null, null);
            one.IsDated = one.Days is not null;
            if (one.Days is null) Inherit(one, previous, meeting, day);
            if (one.Days is { } days) Place(one, days, day);
            if (one is { Kind.Type: EventType.Consult, IsDated: true, Aspect: EventAspect.Done or EventAspect.Said }) meeting = one;
            previous = one;
        }
    }

    /// <summary>What is still open happened on the day of publication.</summary>
    public static void Close(List<Found> found, DateOnly day)
    {
        foreach (var one in found) one.Days ??= one.SameAs?.Days ?? Days.One(day);
    }

    private static void Inherit(Found one, Found? previous, Found? meeting, DateOnly day)
    {
        var shown = one.Aspect is EventAspect.Done or EventAspect.Promised or EventAspect.Asked or EventAspect.Threatened;
        if (shown && one.Anchor is { } anchor && anchor.Until.DayNumber < day.DayNumber - SameCrisis) one.Days = anchor;
        else if (shown && previous is { Aspect: EventAspect.PastCase } && one.Sentence.Number - previous.Sentence.Number <= 1 && one.SaidBy.Length == 0
            && !one.IsVoiced) one.Days = previous.Days;
        else if (shown && meeting is not null && Takes(meeting, one.By) && one.Sentence.Number - meeting.Sentence.Number <= 4)
            (one.Days, one.IsDated) = (meeting.Days, true);
    }

    private static bool Takes(Found meeting, Actor? actor) =>
        actor is not null && (actor.IsSame(meeting.By) || actor.IsSame(meeting.Toward) || meeting.With.Exists(w => w.IsSame(actor)));

    private static void Place(Found one, Days days, DateOnly day)
    {
        if (days.Until.DayNumber < day.DayNumber - SameCrisis) one.Aspect = EventAspect.PastCase;
        if (days.From <= day || one.Aspect is not (EventAspect.Done or EventAspect.GoingOn)) return;
        one.Aspect = EventAspect.Planned;
        if (one.Kind.Type != EventType.Consult) return;
        one.Kind = new EventKind(EventType.Agree, "", "036");
        one.Guesses = [new Classifying.KindGuess(EventType.Agree, one.Guesses[0].Probability), .. one.Guesses.Where(g => g.Type != EventType.Agree).Take(2)];
    }
}
