using Demarche.Analysis.Assessing;
using Demarche.Analysis.Findings;
using Demarche.Engine.States;
using Demarche.Reports.Brief;
using Demarche.Reports.Documents;

namespace Demarche.Reports.Tests.Meaning;

/// <summary>Everything that the answer of a brief claims is true by its definition, of every combination of types that it names, and its sentences are the claims and nothing else.</summary>
public sealed class ClaimTests
{
    [Fact]
    public void Claims_are_true_by_their_definitions() => RandomCrisis.Text.Sample(text =>
    {
        var asked = Asked.Of(text);
        foreach (var claim in asked.Findings.Claims) Assert.True(Holds(asked, claim), $"{new ClaimWords(asked.Findings, asked.Crisis).Sentence(claim)}\n{claim}\n{text}");
    }, iter: Samples.Tenth * 3);

    [Fact]
    public void The_answer_is_its_claims_sentence_by_sentence() => RandomCrisis.Text.Sample(text =>
    {
        var asked = Asked.Of(text);
        var words = new ClaimWords(asked.Findings, asked.Crisis);
        var lead = Assert.IsType<Block.Lead>(BriefDocument.Of(asked.Answer).Sections.First(s => s.Id == "answer").Blocks[0]).Sentences.Select(s => $"{s}").ToArray();
        Assert.Equal(asked.Findings.Distance is null ? "The model names no break, so there is no distance to measure." : Said(LeadClaims.Distance(asked.Findings)), lead[0]);
        Assert.Equal(Said(LeadClaims.Holding(asked.Findings)), lead[1]);
        if (LeadClaims.Deciding(asked.Findings, asked.Crisis) is { } deciding) Assert.Equal(words.Sentence(deciding), lead[2]);
        string Said(IReadOnlyList<Claim> claims) => string.Join(' ', claims.Select(words.Sentence));
    }, iter: Samples.Tenth);

    [Fact]
    public void What_is_true_for_some_types_only_begins_with_them() => RandomCrisis.Text.Sample(text =>
    {
        var asked = Asked.Of(text);
        var words = new ClaimWords(asked.Findings, asked.Crisis);
        foreach (var claim in asked.Findings.Claims.Where(c => c is not Claim.Away and not Claim.Deciding and not Claim.Further))
        {
            var sentence = words.Sentence(claim);
            if (asked.Findings.Profiles.Count == 1) Assert.DoesNotMatch("^(If|Whatever) ", sentence);
            else Assert.StartsWith(claim.Of.Count == asked.Findings.Profiles.Count ? "Whatever the types, " : "If ", sentence, StringComparison.Ordinal);
        }
    }, iter: Samples.Tenth);

    /// <summary>The case that showed it: what only the fierce one would do is said of the fierce one.</summary>
    [Fact]
    public void What_only_the_fierce_would_do_is_said_of_the_fierce()
    {
        var asked = Asked.Of("""
            crisis: Squeeze
            parties:
              A:
                levers:
                  squeeze: { levels: [no, yes], words: [leaves B alone, squeezes B] }
                  arms: { levels: [no, yes], words: [keeps its arms back, sends arms] }
                types:
                  mild: { prior: 90%, priorities: [squeeze is yes, arms is no] }
                  fierce: { priorities: [squeeze is yes, arms is yes] }
              B:
                levers: { talks: { levels: [no, yes] } }
                priorities: [talks is yes]
            outcomes:
              cut: squeeze is yes
              worse: squeeze is yes and arms is yes
            break: cut
            aggravation: worse
            """);
        var sentences = Headline.Of(asked.Findings, asked.Crisis).SelectMany(p => p.Split(". ")).ToArray();
        var about = sentences.Where(s => s.Contains("worse", StringComparison.Ordinal) || s.Contains("aggravation", StringComparison.Ordinal)).ToArray();
        Assert.Equal(3, about.Length);
        Assert.All(about, s => Assert.StartsWith("If A is fierce (10%), ", s, StringComparison.Ordinal));
    }

    private static bool Holds(Asked asked, Claim claim) => claim switch
    {
        Claim.Away away => Away(asked, away),
        Claim.Paying paying => paying.Of.All(k => Paying(asked, asked.Naive[k], paying)),
        Claim.Now now => now.Of.All(k => asked.Naive[k] is var n && n.Holding[n.Now] == now.Holds)
            && now.Leavers.SequenceEqual(asked.Crisis.Parties.Where((_, p) => now.Of.All(k => !asked.Naive[k].Stays(p, asked.Naive[k].Now))).Select(p => p.Words)),
        Claim.Region region => region.Of.All(k => Region(asked, k, region.IsBreak, region.Finding))
            && (region.Else is null || Enumerable.Range(0, asked.Naive.Count).Except(region.Of).All(k => Region(asked, k, region.IsBreak, region.Else))),
        Claim.Settling { Outcomes.Count: 0 } => !asked.Compiled.Outcomes.Any(o => asked.Naive.Any(n => n.Settles(o))),
        Claim.Settling settling => settling.Outcomes.SequenceEqual(asked.Crisis.Outcomes.Where((_, o) => settling.Of.SequenceEqual(Settled(asked, o))).Select(o => o.Name)),
        Claim.Further further => asked.Crisis.Outcomes.Where((o, k) => Settled(asked, k).Any() && !asked.Findings.Claims.OfType<Claim.Settling>().Any(c => c.Outcomes.Contains(o.Name))).Count() == further.Count,
        Claim.Deciding deciding => Deciding(asked, deciding),
        Claim.Otherwise => true,
        _ => false,
    };

    /// <summary>The combinations of types with which moves that pay settle in an outcome.</summary>
    private static IEnumerable<int> Settled(Asked asked, int outcome) => Enumerable.Range(0, asked.Naive.Count).Where(k => asked.Naive[k].Settles(asked.Compiled.Outcomes[outcome]));

    private static bool Away(Asked asked, Claim.Away away)
    {
        var (naive, broken) = (asked.Main, asked.Compiled.Break!);
        return away.IsBroken == broken[naive.Now] && away.Reachable == naive.Any.Count(d => d is not null) && away.Way?.Moves.Count == naive.Nearest(broken, naive.Any) && IsWay(naive, away.Way, broken);
    }

    private static bool Paying(Asked asked, NaiveMeaning naive, Claim.Paying paying)
    {
        var broken = asked.Compiled.Break!;
        if (paying.Way?.Moves.Count != naive.Nearest(broken, naive.Paying) || !IsWay(naive, paying.Way, broken) || !IsWay(naive, paying.LeastAgainst, broken)) return false;
        if (paying.Way is { } way) return way.Moves.All(m => m.Pays);
        return paying.LeastAgainst?.Moves.Count(m => !m.Pays) == naive.LeastAgainst(s => broken[s]);
    }

    /// <summary>Whether every step is a move of its party, pays exactly where that is said, and the way ends in the set.</summary>
    private static bool IsWay(NaiveMeaning naive, WayRef? way, StateSet goal)
    {
        if (way is null) return true;
        var at = naive.Now;
        foreach (var move in way.Moves)
        {
            var movers = Enumerable.Range(0, naive.Parties).Where(p => naive.Moves(p, at).Contains(move.To - 1)).ToArray();
            if (move.From - 1 != at || movers.Length == 0 || !movers.Any(p => naive.Pays(p, at, move.To - 1) == move.Pays)) return false;
            at = move.To - 1;
        }

        return goal[at];
    }

    private static bool Region(Asked asked, int profile, bool isBreak, RegionFinding finding)
    {
        var (naive, region) = (asked.Naive[profile], (isBreak ? asked.Compiled.Break : asked.Compiled.Aggravation)!);
        var within = naive.In(region).Where(s => naive.Any[s] is not null).ToArray();
        var extent = within.Length == 0 ? RegionExtent.OutOfReach : within.All(s => naive.Holding[s]) ? RegionExtent.All : within.Any(s => naive.Holding[s]) ? RegionExtent.Some : RegionExtent.None;
        return finding == new RegionFinding(extent, region[naive.Now], naive.Nearest(region, naive.Paying) is not null, naive.Settles(region));
    }

    /// <summary>With the others' types held, some other type of the party's changes what is claimed; and where a topic is named, its types alone tell it.</summary>
    private static bool Deciding(Asked asked, Claim.Deciding deciding)
    {
        var profiles = Language.Compiling.TypeProfile.All(asked.Crisis).ToArray();
        int TypeOf(int k) => profiles[k].Types[deciding.Party];
        if (deciding.Topic is not { } topic) return true;
        bool Is(int k)
        {
            var naive = asked.Naive[k];
            return topic switch
            {
                DecidedTopic.ReachingBreak => naive.Nearest(asked.Compiled.Break!, naive.Paying) is not null,
                DecidedTopic.SettlingInAggravation => naive.Settles(asked.Compiled.Aggravation!),
                DecidedTopic.SettlingInBreak => naive.Settles(asked.Compiled.Break!),
                DecidedTopic.BreakHolding => naive.In(asked.Compiled.Break!).Any(s => naive.Any[s] is not null && naive.Holding[s]),
                _ => naive.Holding[naive.Now],
            };
        }

        return Enumerable.Range(0, profiles.Length).All(k => Is(k) == deciding.If.Contains(TypeOf(k))) && deciding.If.Count > 0 && deciding.If.Count < asked.Crisis.Parties[deciding.Party].Types.Count;
    }
}
