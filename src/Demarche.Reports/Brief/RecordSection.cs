using Demarche.Analysis.Assessing;
using Demarche.Analysis.Findings;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;
using Demarche.Reports.Figures;
using Demarche.Reports.Words;

namespace Demarche.Reports.Brief;

/// <summary>6. What was said and done, and earlier crises like this one.</summary>
internal static class RecordSection
{
    public static Section? Build(BriefFindings findings)
    {
        var blocks = new List<Block>();
        if (findings.Record.Count + findings.Calendar.Count > 0)
        {
            var events = findings.Record
                .Select(e =>
                new TimelineEvent(e.On, e.Toward.Length > 0 ? $"{Phrases.Capitalise(e.By)} to {e.Toward}"
                : Phrases.Capitalise(e.By), e.What) { Tone = e.Tone, Source = e.Source, Events = e.Events ?? 1 });
            var occasions = findings.Calendar.Select(o => new TimelineOccasion(o.On, o.What, o.Parties))
                .Concat(findings.Deadlines.Select(d => new TimelineOccasion(d.On, d.InWords(), []))).OrderBy(o => o.On);
            blocks.Add(TimelineFigure.Draw("timeline", "The record and the calendar", new Timeline(findings.AsOf, [.. events], [.. occasions])));
        }

        if (findings.Precedents.Count > 0)
        {
            blocks.Add(new Block.Heading("Precedents the modeller holds to be like this"));
            blocks.Add(new Block.Bullets([.. findings.Precedents.Select(p => new Bullet(
                Say.Of(Say.Strong(p.Name), new Run($" ({p.When}). {p.What} "), p.Source is null ? Say.Judged("judgement") : Say.Source(p.Source)),
                [.. new[] { p.Ended is null ? null : $"How it ended: {p.Ended}", p.Recovery is null ? null : $"Recovery: {p.Recovery}" }.OfType<string>()
                    .Select(t => new Bullet(t))]))]));
        }

        return blocks.Count == 0 ? null : new Section("record", "The record and the precedents", blocks);
    }
}
