using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Demarche.Analysis.Asking;
using Demarche.Analysis.Assumptions;
using Demarche.Analysis.Findings;
using Demarche.Analysis.Forecasts;
using Demarche.Analysis.Play;
using Demarche.Language;
using Demarche.Language.Compiling;
using Demarche.Reports.Brief;
using Demarche.Reports.Documents;
using Demarche.Reports.Page;
using Demarche.Reports.Rendering;
using Demarche.Reports.Tests.Cases;
using Demarche.Reports.Tests.Meaning;

namespace Demarche.Reports.Tests.Page;

/// <summary>The one page is one page, in sentences that are read once, whatever the model.</summary>
public sealed partial class PageTests
{
    public static TheoryData<string> Bundled() => [.. BundledModels.All];

    /// <summary>The one model of an analyst's own that is small enough to be played here comes with its forecast; of the large ones the page without.</summary>
    [Theory]
    [MemberData(nameof(Bundled))]
    public void Bundled_models(string model)
    {
        var compiled = Compiled(model);
        Check(Answer(compiled, draws: compiled.Graph.States <= 64 ? 10 : 0));
    }

    [Theory]
    [InlineData("essequibo-2023")]
    [InlineData("qatar-2017")]
    public void An_analysts_own(string name)
    {
        var folder = Repository.PathOf("..", "shared", "cases", "analyst", name);
        Assert.SkipUnless(Directory.Exists(folder), "The analyst's cases are not here.");
        Check(Answer(Compiler.Compile(ModelLoader.Load(folder).Crisis!), draws: 0));
    }

    [Fact]
    public void Random_models() => RandomCrisis.Text.Sample(text => Check(Asked.Of(text).Answer.Checked(AssumptionBudget.Usual)), iter: Samples.Tenth);

    /// <summary>Words of a model's own that go on for ever must not push the rest off the page.</summary>
    [Fact]
    public void Words_without_end_are_cut_and_the_page_stays_one()
    {
        var endless = string.Join(' ', Enumerable.Repeat("word", 120));
        Check(Asked.Of($$"""
            parties:
              A: { words: the {{endless}} party, levers: { x: { levels: [no, yes], words: [{{endless}} no, {{endless}} yes] } }, types: { s: { prior: 50%, words: {{endless}}, priorities: [x is yes, B.y is no] }, t: { priorities: [x is no] } } }
              B: { levers: { y: { levels: [no, yes], words: [rests, {{endless}}] } }, priorities: [y is yes if A.x is yes, A.x is no] }
            outcomes: { war: { say: A.x is yes and B.y is yes, words: {{endless}} } }
            break: war
            aggravation: war
            """).Answer.Checked(AssumptionBudget.Usual));
    }

    [Fact]
    public void A_forecast_stands_on_the_page_beside_the_outside_view()
    {
        var compiled = Compiled("cuba-1962/crisis.yaml");
        var play = Answer(compiled, draws: 10).Findings.Play!;
        var page = Text(Answer(compiled, draws: 10));
        if (play.Joined is null)
        {
            Assert.Contains("No probability is given", page);
            return;
        }

        Assert.Contains("in past crises of this kind", page);
        Assert.Contains("┃ the outside view", page);
    }

    [Fact]
    public void It_prints_on_one_side_of_A4()
    {
        var browser = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);
        Assert.SkipUnless(browser is not null, "There is no Chromium here.");
        var folder = Directory.CreateTempSubdirectory("page");
        try
        {
            foreach (var model in new[] { "kuwait-1991/crisis.yaml", "geneva-2022/crisis.yaml", "us-china-trade-2017/crisis.yaml", "elmira/crisis.yaml" })
            {
                var compiled = Compiled(model);
                var (html, pdf) = (Path.Combine(folder.FullName, "page.html"), Path.Combine(folder.FullName, "page.pdf"));
                File.WriteAllText(html, HtmlRenderer.Render(PageOf(Answer(compiled, draws: compiled.Graph.States <= 64 ? 10 : 0))));
                var start = new ProcessStartInfo(browser!, ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", $"--user-data-dir={folder.FullName}", $"--print-to-pdf={pdf}", html]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
                using var printing = Process.Start(start)!;
                printing.StandardError.ReadToEnd();
                printing.WaitForExit();
                Assert.Equal((model, 1), (model, PagesOf().Count(Encoding.Latin1.GetString(File.ReadAllBytes(pdf)))));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static CompiledCrisis Compiled(string model) => Compiler.Compile(ModelLoader.Load(Path.Combine(BundledModels.Folder, model)).Crisis!);

    private static BriefAnswer Answer(CompiledCrisis compiled, int draws) =>
        BriefAnswer.Of(BriefFindings.Assess(compiled)).PlayedForward(new PlayRequest { WhatIf = false, Draws = draws }).Checked(AssumptionBudget.Usual);

    private static Document PageOf(BriefAnswer answer) => PageDocument.Of(answer.Findings, answer.Assessment);

    private static string Text(BriefAnswer answer) => TerminalRenderer.Render(PageOf(answer), PageDocument.Width);

    private static void Check(BriefAnswer answer)
    {
        var page = PageOf(answer);
        var text = TerminalRenderer.Render(page, PageDocument.Width);
        Assert.InRange(PageDocument.Lines(page), 1, PageDocument.MostLines);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, PageDocument.Width));
        Assert.InRange(Plain.Words(string.Join(' ', PageAnswer.Of(answer.Findings, answer.Crisis).Sentences)), 1, PageAnswer.MostWords);
        Assert.All(page.Sections.SelectMany(s => s.Blocks).SelectMany(Sentences), s => Assert.True(Plain.Fits(s), $"{Plain.Words(s)} words: {s}"));
        Assert.DoesNotMatch(SamePair(), text.ReplaceLineEndings(" "));
    }

    /// <summary>What is read as one sentence: cut where one ends and another begins.</summary>
    private static IEnumerable<string> Sentences(Block block) => (block switch
    {
        Block.Paragraph p => [$"{p.Text}"],
        Block.Lead l => l.Sentences.Select(s => $"{s}"),
        Block.Bullets b => b.Items.SelectMany(i => (i.Under ?? []).Select(u => $"{u.Text}").Prepend($"{i.Text}")),
        Block.Note n => [$"{n.Text}"],
        _ => Array.Empty<string>(),
    }).SelectMany(t => Stop().Split(t));

    [GeneratedRegex(@"(?<=[.:?!…])\s+(?=\p{Lu})")]
    private static partial Regex Stop();

    [GeneratedRegex(@"\b(\d[\d.]*)\s?% to \1\s?%")]
    private static partial Regex SamePair();

    [GeneratedRegex(@"/Type\s*/Page[^s]")]
    private static partial Regex PagesOf();
}
