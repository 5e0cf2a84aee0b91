using System.Globalization;
using Demarche.Record.Codebook;
using Demarche.Record.Events;
using Demarche.Record.Reading;

namespace Demarche.Cli.Reading;

/// <summary>The parts of a row as a person reads them.</summary>
internal static class ReadingWords
{
    /// <summary>"31 Dec 2021", "10–16 Jan 2022", "1988".</summary>
    public static string When(EventRow row) => EventPhrases.When(row, "MMM");

    /// <summary>"Russia → United States", "Iran, Iraq → UN", "? → Iran".</summary>
    public static string Who(EventRow row) => EventPhrases.Who(row);

    /// <summary>"THREATEN relations", with how it stands where that is not simply done: "AGREE, planned"; "not" where it is denied.</summary>
    public static string Kind(EventRow row)
    {
        var kind = row.Kind is { } known ? known.Mode.Length == 0 ? known.Type.Name() : $"{known.Type.Name()} {known.Mode}" : "";
        var aspect = row.Aspect switch
        {
            null or EventAspect.Done => "",
            EventAspect.Threatened when row.Kind?.Type == EventType.Threaten => "",
            EventAspect.Asked when row.Kind?.Type == EventType.Request => "",
            EventAspect.PastCase => ", an earlier case",
            EventAspect.GoingOn => ", going on",
            var other => $", {other.Value.Word()}",
        };
        return $"{(row.Negated ? "not " : "")}{kind}{aspect}";
    }

    /// <summary>"about 5 in 10", as far as anybody has counted.</summary>
    public static string Sure(EventRow row) => row.Confidence is { } sure ? $"{Math.Round(sure * 10):0}/10" : "";

    /// <summary>Why, and the three likeliest kinds.</summary>
    public static IEnumerable<string> Why(ReadEvent one)
    {
        foreach (var reason in one.Why) yield return reason;
        var likeliest = one.Guesses.Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Type.Name()} {g.Probability:0%}"));
        yield return $"likeliest: {string.Join(", ", likeliest)}";
    }

    /// <summary>"14 events in 30 sentences, 3 of them shown twice".</summary>
    public static string Summary(Record.Reading.Reading reading)
    {
        var again = reading.Events.Count(e => e.Row.SameAs.Length > 0);
        var events = reading.Events.Count - again;
        var conditions = reading.Events.Count(e => e.Row.If.Length > 0 && e.Row.SameAs.Length == 0);
        return $"{events} event{(events == 1 ? "" : "s")} in {reading.Sentences} "
            + $"sentence{(reading.Sentences == 1 ? "" : "s")}{(conditions > 0 ? $", {conditions} of them under a condition" : "")}"
            + $"{(again > 0 ? $"; {again} more mention{(again == 1 ? "" : "s")} of the same" : "")}"
            + (reading.Encoder is { } encoder ? $"; kinds with sentence vectors ({encoder})" : "");
    }
}
