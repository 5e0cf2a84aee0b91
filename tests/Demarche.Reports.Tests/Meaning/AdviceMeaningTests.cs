using Demarche.Analysis.Assessing;
using Demarche.Analysis.Asking;
using Demarche.Analysis.Findings;
using Demarche.Engine;
using Demarche.Engine.Stability;
using Demarche.Reports.Advice;
using Demarche.Reports.Documents;
using Demarche.Reports.Paths;

namespace Demarche.Reports.Tests.Meaning;

/// <summary>“Nothing needs to change” only where moves that pay lead there; “reach” and “settle in” are different questions, answered alike wherever they are asked.</summary>
public sealed class AdviceMeaningTests
{
    private const string Siege = """
        crisis: Siege
        parties:
          A:
            levers: { siege: { levels: [on, lifted], words: [keeps the siege, lifts the siege] } }
            priorities: [siege is on if talks is no]
          B:
            levers: { talks: { levels: [no, yes], words: [refuses talks, opens talks] } }
            priorities: [talks is no if siege is on]
        outcomes:
          peace: siege is lifted and talks is yes
        """;

    private static readonly SolutionConcept Seq = Concepts.Find("seq")!;

    [Fact]
    public void What_would_hold_and_nobody_would_get_to_is_said_so_with_the_least_that_opens_a_way()
    {
        var asked = Asked.Of(Siege);
        var sentence = AdviceDocument.Sentence(AdviceFinding.Of(asked.Compiled, new AdviceRequest("peace", asked.Compiled.Outcomes[0], Seq)));
        Assert.StartsWith("It would hold as things are, but nobody would get there by moves that pay.", sentence, StringComparison.Ordinal);
        Assert.Contains("the least that opens a way is two moves that do not pay their movers (A lifts the siege, then B opens talks)", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing needs to change", sentence, StringComparison.Ordinal);
        var byAny = AdviceDocument.Sentence(AdviceFinding.Of(asked.Compiled, new AdviceRequest("peace", asked.Compiled.Outcomes[0], Seq, ByImprovements: false)));
        Assert.StartsWith("It would hold as things are, but nobody would get there by moves that pay.", byAny, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_needs_to_change_exactly_where_moves_that_pay_lead_to_where_it_holds() => RandomCrisis.Text.Sample(text =>
    {
        var asked = Asked.Of(text);
        for (var k = 0; k < asked.Crisis.Outcomes.Count; k++)
        {
            var wanted = asked.Compiled.Outcomes[k];
            if (wanted.IsEmpty) continue;
            foreach (var pays in new[] { true, false })
            {
                var finding = AdviceFinding.Of(asked.Compiled, new AdviceRequest(asked.Crisis.Outcomes[k].Name, wanted, Seq, pays) { Budget = 30 });
                var sentence = AdviceDocument.Sentence(finding);
                var (holds, settles) = (asked.Main.In(wanted).Any(s => asked.Main.Holding[s] && asked.Main.Any[s] is not null), asked.Main.Settles(wanted));
                Assert.Equal(settles, sentence.StartsWith("Nothing needs to change", StringComparison.Ordinal));
                Assert.Equal(holds && !settles, sentence.StartsWith("It would hold as things are, but nobody would get there", StringComparison.Ordinal));
                Assert.Equal(holds && !settles ? asked.Main.LeastAgainst(s => wanted[s] && asked.Main.Holding[s]) : null, finding.LeastAgainst?.Moves.Count(m => !m.Pays));
            }
        }
    }, iter: Samples.Tenth);

    [Fact]
    public void Paths_and_brief_tell_one_distance_for_one_question() => RandomCrisis.Text.Sample(text =>
    {
        var asked = Asked.Of(text);
        for (var k = 0; k < asked.Crisis.Outcomes.Count; k++)
        {
            var (wanted, finding) = (asked.Compiled.Outcomes[k], asked.Findings.Holding.Outcomes[k]);
            if (wanted.IsEmpty) continue;
            var report = PathsDocument.Of(PathsAnswer.Of(asked.Compiled, finding.Name, wanted, ConceptResult.Of(asked.Compiled.Graph, Seq), 0));
            var lines = string.Join('\n', report.Sections.First(s => s.Id == "goal").Blocks.SelectMany(b => Asked.Lines(new Document("", null, [new Section("", "", [b])]))));
            var holding = asked.Main.In(wanted).Where(s => asked.Main.Holding[s]).ToArray();
            Assert.Equal(holding.Min(s => asked.Main.Paying[s]), finding.PayingMoves);
            Assert.Equal(holding.Min(s => asked.Main.Any[s]), finding.Moves);
            Assert.Equal(holding.Count(s => asked.Main.Any[s] is not null), finding.Equilibria);
            Assert.Equal(holding.Length == 0, lines.Contains("Nobody would settle in it", StringComparison.Ordinal));
            Assert.Equal(asked.Findings.Profiles.First(p => p.IsMain).Settling.Contains(finding.Name), finding.PayingMoves is not null);
            if (asked.Main.Nearest(wanted, asked.Main.Paying) is { } reach and > 0) Assert.Contains($"By moves that each pay: {reach} move", lines, StringComparison.Ordinal);
            if (finding.PayingMoves is { } settle and > 0) Assert.Contains($"By moves that each pay: {settle} move", lines, StringComparison.Ordinal);
        }

        if (asked.Findings.Distance is not { } distance) return;
        Assert.Equal(asked.Main.Nearest(asked.Compiled.Break!, asked.Main.Any), distance.ByAnyMoves?.Moves.Count);
        Assert.Equal(asked.Main.Nearest(asked.Compiled.Break!, asked.Main.Paying), distance.ByImprovements?.Moves.Count);
    }, iter: Samples.Tenth);
}
