using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Demarche.Analysis.Assessing;
using Demarche.Analysis.Asking;
using Demarche.Analysis.Findings;
using Demarche.Analysis.Solve;
using Demarche.Engine;
using Demarche.Engine.Stability;
using Demarche.Language.Compiling;
using Demarche.Reports.Advice;
using Demarche.Reports.Documents;
using Demarche.Reports.Explain;
using Demarche.Reports.Paths;
using Demarche.Reports.Solve;
using Demarche.Reports.Tests.Cases;

namespace Demarche.Reports.Tests.Meaning;

/// <summary>What every sentence must be whatever it says: no hole, no doubled space or word, numbers written one way, one thing in the singular and two in the plural.</summary>
public sealed partial class SentenceTests
{
    private static readonly (string Fault, Regex Sign)[] Faults =
    [
        ("a doubled space", DoubledSpace()),
        ("a space before a stop", SpaceBeforeStop()),
        ("stops side by side", Stops()),
        ("brackets with nothing in them", Empty()),
        ("one of many, or many of one", Plural()),
        ("a word twice", Twice()),
        ("a thousand without its comma", Thousand()),
        ("“told” for shown or said", Told()),
    ];

    [Fact]
    public void Random_models()
    {
        var found = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        RandomCrisis.Text.Sample(text =>
        {
            var asked = Asked.Of(text);
            foreach (var document in Reports(asked.Compiled).Prepend(Brief.BriefDocument.Of(asked.Answer)).Prepend(Demarche.Reports.Page.PageDocument.Of(asked.Findings, asked.Assessment))) Check(document, text, found);
        }, iter: Samples.Tenth * 3);
        Assert.True(found.IsEmpty, string.Join("\n\n", found.Select(f => $"{f.Key} {f.Value}")));
    }

    [Fact]
    public void Bundled_models()
    {
        var found = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        foreach (var model in BundledModels.All)
        {
            var compiled = BundledModels.Compile(model);
            if (compiled.Graph.States <= 1024) Check(Brief.BriefDocument.Of(BriefAnswer.Of(BriefFindings.Assess(compiled))), model, found);
            foreach (var document in Reports(compiled)) Check(document, model, found);
        }

        Assert.True(found.IsEmpty, string.Join("\n\n", found.Select(f => $"{f.Key} {f.Value}")));
    }

    [Theory]
    [InlineData("Over all 1 ways", "one of many, or many of one")]
    [InlineData("in one states", "one of many, or many of one")]
    [InlineData("2 state", "one of many, or many of one")]
    [InlineData("can make a move costly.  Win-set", "a doubled space")]
    [InlineData("the 12288 ways", "a thousand without its comma")]
    [InlineData("the the", "a word twice")]
    public void Faults_that_were_found_are_found(string line, string fault) => Assert.Contains(fault, Faults.Where(f => f.Sign.IsMatch(line)).Select(f => f.Fault));

    private static IEnumerable<Document> Reports(CompiledCrisis compiled)
    {
        var seq = Concepts.Find("seq")!;
        SolutionConcept[] usual = [.. new[] { "nash", "gmr", "smr", "seq", "sseq" }.Select(id => Concepts.Find(id)!)];
        yield return PathsDocument.Of(PathsAnswer.Of(compiled, null, null, ConceptResult.Of(compiled.Graph, seq), 1, anyMoves: true));
        yield return ExplanationDocument.Of(compiled, new ExplanationRequest(compiled.Now, [.. Enumerable.Range(0, compiled.Graph.Parties)], usual, MakeStable: compiled.Graph.States <= 64));
        var solution = Solution.Of(compiled, usual);
        yield return SolutionDocument.Of(solution, SolutionRows.Equilibria(solution, 20));
        foreach (var (outcome, k) in compiled.Crisis.Outcomes.Select((o, k) => (o, k)).Where(x => !compiled.Outcomes[x.k].IsEmpty))
        {
            yield return PathsDocument.Of(PathsAnswer.Of(compiled, outcome.Name, compiled.Outcomes[k], ConceptResult.Of(compiled.Graph, seq), 0));
            if (compiled.Graph.States <= 1024) yield return AdviceDocument.Of(AdviceFinding.Of(compiled, new AdviceRequest(outcome.Name, compiled.Outcomes[k], seq, ByImprovements: k % 2 == 0) { Budget = 20 }));
        }
    }

    /// <summary>Notes the first line with each fault in each kind of report.</summary>
    private static void Check(Document document, string model, ConcurrentDictionary<string, string> found)
    {
        foreach (var section in document.Sections)
        {
            foreach (var line in Asked.Lines(document with { Sections = [section] }))
            {
                foreach (var (fault, sign) in Faults)
                {
                    if (sign.Match(line) is { Success: true } at) found.TryAdd($"{fault} in {section.Id}:", $"“{line}”, at “{at.Value}”, in “{document.Title}”, “{document.Subtitle}” of {model}");
                }
            }
        }
    }

    [GeneratedRegex("  |^ | $")]
    private static partial Regex DoubledSpace();

    [GeneratedRegex(@" [,;.:](?!\.)( |$)")]
    private static partial Regex SpaceBeforeStop();

    [GeneratedRegex(@"(?<!\.)\.\.(?!\.)|[,;][,;:.]|:[;:.]|\.[,;:](?! )")]
    private static partial Regex Stops();

    [GeneratedRegex(@"\(\s*\)|“\s*”|\[\s*\]")]
    private static partial Regex Empty();

    [GeneratedRegex(@"(?<![\d.,–-])\b(1|[Oo]ne) (more |other |further )?(states|moves|ways|swaps|sets|parties|orders|combinations|arrangements|coalitions|parts|days|runs|levers)\b|(?<![\d.,(])\b([2-9]|\d\d+|two|three) (more |other |further )?(state|move|way|swap|arrangement|coalition|combination)\b(?! (of|to|in|by|he|is) )")]
    private static partial Regex Plural();

    [GeneratedRegex(@"\b(?!had |that )(\w+) \1\b")]
    private static partial Regex Twice();

    /// <summary>Years and the numbers that name a state are written as they are typed.</summary>
    [GeneratedRegex(@"(?<![\d(no.→:–] |state |State |[\d.,(])\b(?!(19|20)\d\d\b)\d{4,}\b(?! →|:|\))")]
    private static partial Regex Thousand();

    [GeneratedRegex(@"\b[Tt]old\b")]
    private static partial Regex Told();
}
