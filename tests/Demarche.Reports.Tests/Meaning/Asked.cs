using Demarche.Analysis.Asking;
using Demarche.Analysis.Assessing;
using Demarche.Analysis.Findings;
using Demarche.Language;
using Demarche.Language.Compiling;
using Demarche.Language.Model;
using Demarche.Reports.Documents;

namespace Demarche.Reports.Tests.Meaning;

/// <summary>A model with the answer to it, and with the naive meaning of every combination of types.</summary>
internal sealed class Asked
{
    private Asked(string text, Crisis crisis)
    {
        Text = text;
        Crisis = crisis;
        Compiled = Compiler.Compile(crisis);
        Assessment = BriefFindings.Assess(Compiled);
        Answer = BriefAnswer.Of(Assessment);
        Naive = [.. TypeProfile.All(crisis).Select(p => new NaiveMeaning(Compiler.Compile(crisis, p)))];
    }

    public string Text { get; }

    public Crisis Crisis { get; }

    public CompiledCrisis Compiled { get; }

    public Assessment Assessment { get; }

    public BriefAnswer Answer { get; }

    public BriefFindings Findings => Answer.Findings;

    /// <summary>In the order of the findings' profiles.</summary>
    public IReadOnlyList<NaiveMeaning> Naive { get; }

    /// <summary>The likeliest types.</summary>
    public NaiveMeaning Main => Naive[Enumerable.Range(0, Naive.Count).First(k => Findings.Profiles[k].IsMain)];

    /// <summary>Reads a model that may have warnings.</summary>
    public static Asked Of(string text)
    {
        var loaded = ModelLoader.Parse(text, "m.crisis.yaml");
        return new Asked(text, loaded.Crisis ?? throw new InvalidOperationException($"{string.Join('\n', loaded.Diagnostics.Select(d => $"{d.Code} {d.Span} {d.Message}"))}\n{text}"));
    }

    /// <summary>Every sentence, cell, caption and heading of a document, runs put together.</summary>
    public static IEnumerable<string> Lines(Document document) => document.Sections.SelectMany(s => s.Blocks.SelectMany(Lines).Prepend(s.Title));

    private static IEnumerable<string> Lines(Block block) => block switch
    {
        Block.Paragraph p => [$"{p.Text}"],
        Block.Lead l => l.Sentences.Select(s => $"{s}"),
        Block.Facts f => f.Items.SelectMany(i => new[] { i.Term, $"{i.Text}" }),
        Block.Heading h => [h.Text],
        Block.Bullets b => b.Items.SelectMany(Lines),
        Block.Table t => [t.Caption, .. t.Columns.Select(c => c.Title), .. t.Rows.SelectMany(r => r).Select(c => $"{c}")],
        Block.Figure f => f.InWords.Prepend(f.Caption),
        Block.Note n => [$"{n.Text}"],
        _ => [],
    };

    private static IEnumerable<string> Lines(Bullet bullet) => [$"{bullet.Text}", .. (bullet.Under ?? []).SelectMany(Lines)];
}
