using System.Text.Json.Nodes;
using Demarche.Analysis.Findings;
using Demarche.Engine;
using Demarche.Language.Compiling;
using Demarche.Reports.Rendering;
using Demarche.Reports.Tests.Cases;
using Demarche.Reports.Words;

namespace Demarche.Reports.Tests.Rendering;

/// <summary>Findings hold facts; scripts read them in JSON as the sentences that reports say, under the names that they have always had.</summary>
public sealed class WordedFactsTests
{
    private static readonly CompiledCrisis Geneva = Compiler.Compile(BundledModels.Load("geneva-2022"));

    [Fact]
    public void A_brief_says_in_JSON_what_it_says_in_words()
    {
        var findings = BriefFindings.Of(BriefFindings.Assess(Geneva));
        var json = JsonNode.Parse(Json.Render(findings))!;

        Same(findings.Holding.Now.Select(r => r.Reason.InWords()), json["holding"]!["now"]!, r => r["reason"]);
        Same(findings.LeftOutOfStability.Select(g => g.InWords()), json["leftOutOfStability"]!, g => g);
        Same(findings.Robustness!.Questions.Select(q => q.Question.InWords()), json["robustness"]!["questions"]!, q => q["question"]);
        Same(findings.Robustness.Questions[0].Answers.Select(a => a.Answer.InWords()), json["robustness"]!["questions"]![0]!["answers"]!, a => a["answer"]);
        var swaps = findings.Distance!.Swaps.Select((s, k) => (s.Changes, Place: k)).First(s => s.Changes.Count > 0);
        var changes = json["distance"]!["swaps"]![swaps.Place]!["changes"]!;
        Same(swaps.Changes.Select(c => c.InWords()), changes, c => c["words"]);
        Same(swaps.Changes.Select(c => c.Full()), changes, c => c["full"]);
    }

    [Fact]
    public void So_does_advice_to_a_mediator()
    {
        var finding = AdviceFinding.Of(Geneva, new AdviceRequest("now", Geneva.Space.Where(Geneva.Crisis.Break!.Clause.Condition), Concepts.Find("seq")!) { Budget = 50 });
        var json = JsonNode.Parse(Json.Render(finding))!;

        Same(finding.Allowed.Select(a => a.Change.InWords()), json["allowed"]!, a => a["words"]);
    }

    private static void Same(IEnumerable<string> words, JsonNode array, Func<JsonNode, JsonNode?> said)
    {
        string[] expected = [.. words];
        Assert.NotEmpty(expected);
        Assert.Equal(expected, array.AsArray().Select(item => (string?)said(item!)));
    }
}
