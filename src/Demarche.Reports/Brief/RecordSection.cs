using Demarche.Analysis.Assessing;
using Demarche.Analysis.Words;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;
using Demarche.Reports.Figures;

namespace Demarche.Reports.Brief;

/// <summary>6. What was said and done, and earlier crises like this one.</summary>
internal static class RecordSection
{
    public static Section? Build(Assessment assessment)
    {
        var crisis = assessment.Compiled.Crisis;
        var blocks = new List<Block>();
        if (crisis.Record.Count + crisis.Calendar.Count > 0)
        {
            var events = crisis.Record.Select(e => new TimelineEvent(e.On, Phrases.Capitalise(e.Toward.Length > 0 ? $"{e.ByWords} to {e.TowardWords}" : e.ByWords), e.What) { Tone = e.Tone, Source = e.Source });
            var occasions = crisis.Calendar.Select(o => new TimelineOccasion(o.On, o.What, [.. o.Parties.Select(p => crisis.Parties[p].Words)]))
                .Concat(crisis.Threats.Where(t => t.Deadline is not null).Select(t => new TimelineOccasion(t.Deadline!.Value, DeadlineWords.Of(crisis, t), []))).OrderBy(o => o.On);
            blocks.Add(TimelineFigure.Draw("timeline", "The record and the calendar", new Timeline(crisis.AsOf, [.. events], [.. occasions])));
        }

        if (crisis.Precedents.Count > 0)
        {
            blocks.Add(new Block.Heading("Precedents the modeller holds to be like this"));
            blocks.Add(new Block.Bullets([.. crisis.Precedents.Select(p => new Bullet(
                Say.Of(Say.Strong(p.Name), new Run($" ({p.When}). {p.What} "), p.Grounds.IsJudgement ? Say.Judged("judgement") : Say.Source(p.Grounds.Source)),
                [.. new[] { p.Ended is null ? null : $"How it ended: {p.Ended}", p.Recovery is null ? null : $"Recovery: {p.Recovery}" }.OfType<string>().Select(t => new Bullet(t))]))]));
        }

        return blocks.Count == 0 ? null : new Section("record", "The record and the precedents", blocks);
    }
}
