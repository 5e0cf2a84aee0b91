using System.Text.RegularExpressions;
using Demarche.Analysis.Assumptions;
using Demarche.Analysis.Findings;
using Demarche.Language;
using Demarche.Language.Compiling;

namespace Demarche.Reports.Tests.Meaning;

/// <summary>A judgement flips the answer when the same model without it says something else of the same types: by the definitions, on the text with the statement struck out.</summary>
public sealed partial class AssumptionTests
{
    [Fact]
    public void A_statement_flips_the_answer_exactly_when_striking_it_out_does() => RandomCrisis.Text.Sample(text =>
    {
        var asked = Asked.Of(text);
        var check = KeyAssumptions.Check(asked.Compiled, asked.Findings.Profiles, null, AssumptionBudget.Usual);
        double[] found = [.. check.Ranked.Where(r => r.If.Contains("does not care whether", StringComparison.Ordinal)).Select(r => Math.Round(r.Share, 9)).Order()];
        double[] expected = [.. Struck(text).Select(other => Math.Round(Flipped(asked, other), 9)).Where(share => share > 0).Order()];
        Assert.Equal(expected, found);
        Assert.False(check.IsPartial);
    }, iter: Samples.Tenth);

    [Fact]
    public void Each_flip_says_what_comes_to_be_so_and_with_what_share_of_the_types() => RandomCrisis.Text.Sample(text =>
    {
        var asked = Asked.Of(text);
        var check = KeyAssumptions.Check(asked.Compiled, asked.Findings.Profiles, null, AssumptionBudget.Usual);
        Assert.Equal(check.Ranked, check.Ranked.OrderByDescending(r => r.Share).ThenByDescending(r => r.Moves));
        Assert.All(check.Ranked.SelectMany(r => r.Flips.Select(f => (r, f))), x =>
        {
            Assert.InRange(x.f.Share, 1e-9, x.r.Share + 1e-9);
            if (x.f.Becomes is { } so) Assert.Contains(asked.Findings.Profiles, p => LeadClaims.Is(p, x.f.Topic) == !so);
        });
    }, iter: Samples.Tenth);

    [Fact]
    public void What_is_stopped_keeps_what_it_has()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var asked = Asked.Of("""
            parties:
              A: { levers: { x: [no, yes] }, priorities: [x is yes, B.y is no] }
              B: { levers: { y: [no, yes] }, priorities: [y is yes] }
            outcomes: { war: A.x is yes }
            break: war
            """);
        var check = KeyAssumptions.Check(asked.Compiled, asked.Findings.Profiles, null, AssumptionBudget.Usual, cancellation: stop.Token);
        Assert.True(check.IsPartial);
        Assert.Equal(0, check.Asked);
        Assert.True(check.Judgements > 0);
    }

    /// <summary>The texts with one statement of one order struck out each.</summary>
    private static IEnumerable<string> Struck(string text)
    {
        foreach (Match order in Orders().Matches(text))
        {
            var statements = order.Groups[1].Value.Split(", ");
            for (var k = 0; k < statements.Length; k++)
            {
                var left = string.Join(", ", statements.Where((_, j) => j != k));
                yield return string.Concat(text.AsSpan(0, order.Groups[1].Index), left, text.AsSpan(order.Groups[1].Index + order.Groups[1].Length));
            }
        }
    }

    private static double Flipped(Asked asked, string other)
    {
        var crisis = ModelLoader.Parse(other, "m.crisis.yaml").Crisis!;
        var sum = 0.0;
        foreach (var (profile, k) in TypeProfile.All(crisis).Select((p, k) => (p, k)))
        {
            if (!Facts(new NaiveMeaning(Compiler.Compile(crisis, profile)), asked.Compiled).SequenceEqual(Facts(asked.Naive[k], asked.Compiled))) sum += asked.Findings.Profiles[k].Share;
        }

        return sum;
    }

    private static IEnumerable<bool?> Facts(NaiveMeaning naive, CompiledCrisis compiled)
    {
        yield return naive.Holding[naive.Now];
        if (compiled.Break is { } broken)
        {
            yield return naive.Nearest(broken, naive.Paying) is not null;
            yield return naive.Settles(broken);
            yield return naive.In(broken).Any(s => naive.Holding[s] && naive.Any[s] is not null);
        }

        if (compiled.Aggravation is { } feared) yield return naive.Settles(feared);
    }

    [GeneratedRegex(@"priorities: \[([^\]]*)\]")]
    private static partial Regex Orders();
}
