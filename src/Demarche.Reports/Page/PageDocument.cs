using Demarche.Analysis.Assessing;
using Demarche.Analysis.Findings;
using Demarche.Reports.Documents;
using Demarche.Reports.Rendering;

namespace Demarche.Reports.Page;

/// <summary>
/// The brief on one page: the answer, one picture, three reasons, what to watch, what would change it, how sure it is. The rest is a flag away.
/// </summary>
public static class PageDocument
{
    /// <summary>The most lines of a page.</summary>
    public const int MostLines = 60;

    /// <summary>The width of a page in columns.</summary>
    public const int Width = 80;

    /// <summary>How much is shown, the most first: steps of a chain, days or lines of the picture, judgements.</summary>
    private static readonly (int Steps, int Lines, int Judgements)[] Levels = [(5, 6, 3), (4, 5, 3), (3, 5, 3), (3, 4, 3), (3, 4, 2), (2, 3, 2), (2, 2, 1)];

    /// <summary>The page as a document for any renderer, with as much as there is room for.</summary>
    public static Document Of(BriefFindings findings, Assessment assessment)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(assessment);
        var pages = Levels.Select(level => Of(findings, assessment, level)).ToArray();
        return pages.FirstOrDefault(p => Lines(p) <= MostLines) ?? pages[^1];
    }

    /// <summary>How many lines a document takes on a terminal of the page's width.</summary>
    public static int Lines(Document document) => TerminalRenderer.Render(document, Width).TrimEnd('\n').Split('\n').Length;

    private static Document Of(BriefFindings findings, Assessment assessment, (int Steps, int Lines, int Judgements) level)
    {
        var answer = PageAnswer.Of(findings, assessment.Compiled.Crisis);
        Block[] drafts = findings.Drafts is { } sentence ? [Say.Paragraph(Say.Judged($"{sentence}."))] : [];
        Block[] picture = PageFigure.Of(findings, assessment, level.Lines) is { } figure ? [figure] : [];
        return new Document(findings.Model, findings.AsOf is { } date ? $"One page as of {Say.Day(date)}" : "One page",
        [
            new Section("answer", "The answer", [.. drafts, new Block.Lead([string.Join(' ', answer.Sentences)]), .. picture]),
            new Section("reasons", "Why", [new Block.Bullets(new PageReasons(findings, assessment, level.Steps).All())]),
            new Section("watch", "What to watch", [PageWatch.Of(findings)]),
            new Section("changes", "What would change it", [PageChanges.Of(findings, assessment)]),
            new Section("sure", "How sure, and on what it rests",
                [.. PageGrounds.Of(findings, level.Judgements), Say.Note("`--full` shows all the grounds, `--section NAME` a part of them.")]),
        ])
        {
            IsOnePage = true,
        };
    }
}
