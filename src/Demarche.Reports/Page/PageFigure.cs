using System.Globalization;
using Demarche.Analysis.Assessing;
using Demarche.Analysis.Findings;
using Demarche.Analysis.Forecasts;
using Demarche.Reports.Brief;
using Demarche.Reports.Documents;
using Demarche.Reports.Figures;
using Demarche.Reports.Play;
using Demarche.Reports.Words;

namespace Demarche.Reports.Page;

/// <summary>The one picture: the chance of a break by each day beside the outside view where that is known, else the ways from now.</summary>
internal static class PageFigure
{
    private const int Width = 36;

    /// <summary>Beside a page's words; a higher picture would be shrunk until nobody can read it.</summary>
    private const double MostHeight = 400;

    public static Block.Figure? Of(BriefFindings findings, Assessment assessment, int mostDays)
    {
        if (findings.Play is { Joined: not null } play && PlayDocument.Fan(play) is { } fan)
            return fan with { Caption = "The chance of a break by each day, beside the outside view", Characters = Bars(play, mostDays) };
        if (WaysGraph.Of(findings, assessment) is not { } graph) return null;
        var way = findings.Distance is { IsBroken: false } distance ? distance.ByImprovements ?? distance.WithSetBacks ?? distance.ByAnyMoves : null;
        var figure = StateGraphFigure.Draw("ways", "Ways from now to what holds and to the break", graph, MostHeight);
        return way is null ? figure with { Characters = [.. figure.InWords.Take(mostDays)] } : figure with { Characters = Steps(way, mostDays) };
    }

    /// <summary>A bar a day: what is filled is the answer, the upright stroke the outside view.</summary>
    private static IReadOnlyList<string> Bars(PlayFindings play, int most)
    {
        var days = play.Dates.Count <= most ? play.Dates : [.. Enumerable.Range(0, most).Select(k => play.Dates[k * (play.Dates.Count - 1) / (most - 1)])];
        var top = new[] { 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1 }.First(t => t >= days.Max(d => Math.Max(d.Joined!.Mean, d.Outside ?? 0)));
        var labels = days.Select(d =>
            DateOnly.ParseExact(d.On, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("d MMM yyyy", CultureInfo.InvariantCulture)).ToArray();
        var width = labels.Max(l => l.Length);
        return
        [
            .. days.Select((d, k) =>
                $"by {labels[k].PadRight(width)}  {Bar(d.Joined!.Mean / top, (d.Outside ?? 0) / top)}  {ProbabilityWords.Percent(d.Joined.Mean)}"),
            string.Create(CultureInfo.InvariantCulture, $"█ this model   ┃ the outside view   the whole width is {top:0%}"),
        ];
    }

    private static string Bar(double share, double beside)
    {
        var bar = new string('█', (int)Math.Round(share * Width)).PadRight(Width, '·').ToCharArray();
        bar[Math.Clamp((int)Math.Round(beside * Width), 0, Width - 1)] = '┃';
        return new string(bar);
    }

    private static IReadOnlyList<string> Steps(WayRef way, int most)
    {
        var shown = way.Moves.Count <= most ? way.Moves.Count : most - 1;
        string Line(int k) =>
            $"{(k + 1 == way.Moves.Count ? "╰" : "├")}─ {k + 1}. "
            + $"{Plain.Cut(way.Moves[k].Words, 10)}{(way.Moves[k].Pays ? "" : "  (does not pay)")}{(k + 1 == way.Moves.Count ? "  = the break" : "")}";
        return ["now", .. Enumerable.Range(0, shown).Select(Line), .. shown < way.Moves.Count ? [$"╰─ … {way.Moves.Count - shown} more moves to the break"]
            : Array.Empty<string>()];
    }
}
