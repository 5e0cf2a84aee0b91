using Demarche.Record.Codebook;
using Demarche.Record.Events;
using Demarche.Record.Reading.Times;

namespace Demarche.Record.Reading.Frames;

/// <summary>
/// Dates that a text leaves open: what is told as part of a meeting has its day, what goes on with an earlier case has that case's, anything else that of
/// publication. What lies long before that day belongs to an earlier case.
/// </summary>
internal static class OpenDates
{
    /// <summary>How long before its day a text still tells of the same crisis, in days.</summary>
    private const int SameCrisis = 300;

    public static void Settle(List<Found> found, DateOnly day)
    {
        Found? previous = null;
        Found? meeting = null;
        foreach (var one in found)
        {
            if (previous?.Sentence.Paragraph != one.Sentence.Paragraph) (previous, meeting) = (null, null);
            if (one.Days is null)
            {
                if (one.Anchor is { } anchor && anchor.Until.DayNumber < day.DayNumber - SameCrisis && one.Aspect is EventAspect.Done or EventAspect.Promised or EventAspect.Asked or EventAspect.Threatened) one.Days = anchor;
                else if (previous is { Aspect: EventAspect.PastCase } && one.Aspect is EventAspect.Done or EventAspect.Promised or EventAspect.Asked or EventAspect.Threatened && one.Sentence.Number - previous.Sentence.Number <= 1 && IsPast(one)) one.Days = previous.Days;
                else if (meeting is not null && one.Aspect is not (EventAspect.Planned or EventAspect.Supposed or EventAspect.GoingOn)) one.Days = meeting.Days;
            }

            if (one.Days is { } days && days.Until.DayNumber < day.DayNumber - SameCrisis) one.Aspect = EventAspect.PastCase;
            if (one is { Kind.Type: EventType.Consult, Days: not null, Aspect: EventAspect.Done or EventAspect.Said }) meeting = one;
            previous = one;
        }

        foreach (var one in found) one.Days ??= Days.One(day);
    }

    private static bool IsPast(Found one) => one.DateWords.Length == 0 && one.SaidBy.Length == 0;
}
