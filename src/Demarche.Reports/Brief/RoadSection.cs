using Demarche.Analysis.Findings;
using Demarche.Analysis.Forecasts;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;
using Demarche.Reports.Play;

namespace Demarche.Reports.Brief;

/// <summary>5. The road: the occasions to come, who can move at them, and where they lead when the crisis is played forward.</summary>
internal static class RoadSection
{
    public static Section? Build(BriefFindings findings)
    {
        if (findings.Calendar.Count == 0) return null;
        var rows = findings.Calendar.Select(o => (IReadOnlyList<Prose>)
        [
            Say.Of(Say.Strong(Say.Day(o.On)), Say.Quiet(InDays(findings.AsOf, o.On))),
            Say.Of(new Run(o.Source is null ? o.What : $"{o.What} "), Say.Source(o.Source)),
            Phrases.Capitalise(Phrases.List(o.Parties)),
        ]);
        return new Section("road", "The road", [
            new Block.Table("Occasions to come", [new("When"), new("What"), new("Who can move")], [.. rows]),
            .. findings.Play is { } play ? Played(play) : [],
            .. findings.WhyNotPlayed is { } reason
                ? [Say.Note($"This brief says how far things are and not how likely they are, since the crisis was not played forward. {reason.TrimEnd('.')}.")]
                : Array.Empty<Block>(),
        ]);
    }

    private static IEnumerable<Block> Played(PlayFindings play)
    {
        yield return new Block.Heading($"Played forward to {PlaySentences.Day(play.Horizon)}");
        if (PlayDocument.Fan(play) is { } fan) yield return fan;
        foreach (var sentence in PlaySentences.Next(play)) yield return Say.Paragraph(new Run(sentence));
        foreach (var block in PlayWatch.Blocks(play, WaysShown)) yield return block;
        foreach (var block in PlayRoad.Ways(play, WaysShown)) yield return block;
        foreach (var note in play.Basis.Notes) yield return Say.Note(note);
        if (PlaySentences.GridError(play.Basis) is { } error) yield return Say.Note(error);
        yield return Say.Note(
            $"{play.Basis.Draws} runs, {play.Basis.Precision}, utilities {play.Basis.Utilities}, seed {play.Basis.Seed}. {play.Skill} `demarche play` takes "
            + $"more runs and says what would change it.");
    }

    private const int WaysShown = 3;

    private static string InDays(DateOnly? asOf, DateOnly on) => asOf is not { } from ? "" : (on.DayNumber - from.DayNumber) switch
    {
        0 => " (today)",
        1 => " (tomorrow)",
        > 1 and var days => $" (in {days} days)",
        var days => $" ({-days} days past)",
    };
}
