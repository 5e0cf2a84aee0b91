using System.Globalization;
using Demarche.Analysis.Findings;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;

namespace Demarche.Reports.Brief;

/// <summary>1. The question, the date, the parties, the present state in words.</summary>
internal static class SituationSection
{
    public static Section Build(BriefFindings findings)
    {
        var facts = new List<Fact>();
        if (findings.Question is { } question) facts.Add(new Fact("Question", Say.Of(Say.Strong(question))));
        if (findings.AsOf is { } date) facts.Add(new Fact("As of", Say.Day(date)));
        facts.Add(new Fact("Parties", Phrases.Capitalise(Phrases.List(findings.Parties))));
        facts.Add(new Fact("Now",
            Say.Of(new Run($"{Phrases.Capitalise(findings.Now.Full)}."), Say.Quiet($" State {findings.Now.Number} of {Phrases.Number(findings.States)}."))));
        if (findings.Now.Outcomes.Count > 0) facts.Add(new Fact("Called", Phrases.List(findings.Now.Outcomes)));
        if (findings.Types.Length > 0)
        {
            facts.Add(new Fact("Types", Say.Of(
                new Run($"{findings.Types} "),
                Say.Judged(string.Create(CultureInfo.InvariantCulture, $"({findings.Share:0%} of all combinations of types, by the modeller’s priors)")),
                new Run(": what is said without a condition is said of these; the last part says where other types differ."))));
        }

        Block[] drafts = findings.Drafts is { } sentence ? [Say.Paragraph(Say.Judged($"{sentence}."))] : [];
        return new Section("question", "The question", [.. drafts, new Block.Facts(facts), .. OneWay(findings)]);
    }

    private static IEnumerable<Block> OneWay(BriefFindings findings)
    {
        if (findings.OneWayLevers.Count > 0)
            yield return Say.Paragraph(new Run($"What cannot be taken back once done: {Phrases.List(findings.OneWayLevers)}."));
    }
}
