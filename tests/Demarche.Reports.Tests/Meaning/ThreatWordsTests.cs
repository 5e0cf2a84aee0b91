using System.Text.RegularExpressions;
using Demarche.Analysis.Findings;
using Demarche.Language.Compiling;
using Demarche.Language.Model;
using Demarche.Reports.Words;

namespace Demarche.Reports.Tests.Meaning;

/// <summary>Verdicts on threats and promises mean what their words mean, on random models and in the cases that showed otherwise.</summary>
public sealed partial class ThreatWordsTests
{
    private const string Budget = """
        crisis: Budget
        parties:
          A:
            levers: { budget: { levels: [open, signed] }, troops: { levels: [home, massed] } }
            priorities: [budget is signed, troops is home]
          B:
            levers: { base: { levels: [closed, open] } }
            priorities: [base is open]
        threats:
          - { by: A, against: B, if: base is open, then: troops is massed }
        """;

    private const string Aid = """
        crisis: Aid
        parties:
          A:
            levers: { aid: { levels: [no, yes] } }
            priorities: [aid is yes iff reform is yes]
          B:
            levers: { reform: { levels: [no, yes] } }
            priorities: [aid is yes, reform is no]
        threats:
          - { by: A, against: B, if: reform is yes, then: aid is yes, promise: yes }
        """;

    [Fact]
    public void A_threat_is_not_carried_by_a_budget_signed_in_the_same_move()
    {
        var (threat, reading) = Only(Budget);
        Assert.Equal(ThreatStanding.BluffInVain, reading.Standing);
        Assert.StartsWith("a bluff", ThreatWords.Verdict(threat, reading), StringComparison.Ordinal);
        Assert.DoesNotContain("carrying the threat out (A has troops massed) would pay", ThreatWords.Grounds(threat, reading), StringComparison.Ordinal);
    }

    [Fact]
    public void A_promise_that_brings_about_what_would_not_have_been_done_works_and_is_needed()
    {
        var (promise, reading) = Only(Aid);
        Assert.Equal(ThreatStanding.Works, reading.Standing);
        Assert.StartsWith("works, and is needed", ThreatWords.Verdict(promise, reading), StringComparison.Ordinal);
    }

    [Fact]
    public void A_promise_of_what_would_be_done_anyway_is_not_needed()
    {
        var (promise, reading) = Only(Aid.Replace("[aid is yes, reform is no]", "[reform is yes]", StringComparison.Ordinal));
        Assert.Equal(ThreatStanding.NotNeededKept, reading.Standing);
        Assert.StartsWith("not needed", ThreatWords.Verdict(promise, reading), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", ThreatStanding.CalledInKept)]
    [InlineData(", promise: yes", ThreatStanding.CalledInKept)]
    public void A_condition_that_is_true_now_has_been_called_in(string promise, ThreatStanding standing)
    {
        var (threat, reading) = Only(Aid.Replace(", promise: yes", promise, StringComparison.Ordinal).Replace("reform: { levels: [no, yes] }", "reform: { levels: [no, yes], now: yes }", StringComparison.Ordinal));
        Assert.Equal(standing, reading.Standing);
        Assert.StartsWith("called in", ThreatWords.Verdict(threat, reading), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_follow_from_the_definitions() => RandomCrisis.Text.Sample(text =>
    {
        var asked = Asked.Of(text);
        foreach (var (threat, finding) in asked.Crisis.Threats.Zip(asked.Findings.Threats))
        {
            foreach (var reading in finding.Readings)
            {
                var k = Enumerable.Range(0, asked.Naive.Count).First(i => IsOf(asked, i, threat, finding, reading));
                var (verdict, grounds) = (ThreatWords.Verdict(finding, reading), ThreatWords.Grounds(finding, reading));
                var all = $"{verdict}. {grounds}";
                var naive = asked.Naive[k];
                var condition = asked.Compiled.Space.Where(threat.If.Condition);
                Assert.Equal(condition[naive.Now], verdict.StartsWith("called in", StringComparison.Ordinal));
                if (threat.IsPromise) Assert.DoesNotMatch(OfThreats(), all);
                if (verdict.Contains("bluff", StringComparison.Ordinal)) Assert.DoesNotMatch("carrying (it|the threat) out( now)?( \\([^)]*\\))? would pay(?! (in|by))", $"{verdict}. {Before(grounds, "Of the ")}");
                Assert.True(IsSo(asked, naive, threat, finding, reading), $"{all}\n{reading}\n{text}");
            }
        }
    }, iter: Samples.Tenth * 3);

    [GeneratedRegex("deter|warn|bluff|threat")]
    private static partial Regex OfThreats();

    private static string Before(string text, string mark) => text.IndexOf(mark, StringComparison.Ordinal) is var at and >= 0 ? text[..at] : text;

    private static bool IsOf(Asked asked, int profile, Threat threat, ThreatFinding finding, ThreatReading reading)
    {
        var types = TypeProfile.All(asked.Crisis).ElementAt(profile).Types;
        string? Type(int party) => types[party] < 0 ? null : $"{asked.Crisis.Parties[party].Words} is {asked.Crisis.Parties[party].Types[types[party]].Name}";
        var caller = Enumerable.Range(0, asked.Crisis.Parties.Count).FirstOrDefault(p => asked.Crisis.Parties[p].Words == finding.Caller, threat.Against);
        return Type(threat.By) == reading.ByType && Type(caller) == reading.AgainstType;
    }

    /// <summary>What the standing says, by what the acts and moves are; acts by levels, over every state there is.</summary>
    private static bool IsSo(Asked asked, NaiveMeaning naive, Threat threat, ThreatFinding finding, ThreatReading reading)
    {
        var acts = new NaiveActs(asked.Compiled, naive);
        var (condition, consequence) = (asked.Compiled.Space.Where(threat.If.Condition), asked.Compiled.Space.Where(threat.Then.Condition));
        if (condition[naive.Now])
        {
            var due = consequence[naive.Now] ? [] : acts.Of(threat.By, naive.Now, consequence);
            return reading.Standing == (consequence[naive.Now] ? ThreatStanding.CalledInAndDone : due.Count == 0 ? ThreatStanding.CalledInEmpty : due.Any(a => acts.Pays(threat.By, a)) ? ThreatStanding.CalledInKept : ThreatStanding.CalledInBroken);
        }

        if (consequence[naive.Now]) return reading.Standing == ThreatStanding.DoneAlready;
        var callers = Enumerable.Range(0, naive.Parties).Where(p => asked.Crisis.Parties[p].Words == finding.Caller || (finding.Caller == "whoever does so" && p != threat.By && p != threat.Against)).ToArray();
        var calls = callers.SelectMany(p => acts.Of(p, naive.Now, condition).Where(a => !consequence[a.With]).Select(a => (Party: p, Act: a))).ToArray();
        if (calls.Length == 0) return reading.Standing == ThreatStanding.NotCallable;
        var tempting = calls.Where(c => acts.Pays(c.Party, c.Act)).ToArray();
        var looked = tempting.Length > 0 ? tempting : calls;
        bool Kept((int Party, NaiveActs.Act Act) c) => acts.Of(threat.By, c.Act.With, consequence).Any(a => acts.Pays(threat.By, a));
        bool? After((int Party, NaiveActs.Act Act) c) => acts.CarriedOut(threat.By, c.Act.With, consequence) is { } end ? acts.Gains(c.Party, c.Act, end) : null;
        var (all, some) = (looked.All(Kept), looked.Any(Kept));
        var pledge = threat.IsPromise && !callers.Contains(threat.Against);
        return reading.Standing switch
        {
            ThreatStanding.Empty => looked.All(c => acts.Of(threat.By, c.Act.With, consequence).Count == 0),
            ThreatStanding.Works when threat.IsPromise => !pledge && tempting.Length == 0 && calls.Any(c => Kept(c) && After(c) == true),
            ThreatStanding.Works => tempting.Length > 0 && all && tempting.All(c => After(c) == false),
            ThreatStanding.FailsToDeter => !threat.IsPromise && tempting.Length > 0 && all && tempting.Any(c => After(c) != false),
            ThreatStanding.Bluff => !threat.IsPromise && tempting.Length > 0 && !some && tempting.All(c => After(c) == false),
            ThreatStanding.BluffInVain => !threat.IsPromise && tempting.Length > 0 && !some && tempting.Any(c => After(c) != false),
            ThreatStanding.Partly => !threat.IsPromise && tempting.Length > 0 && some && !all,
            ThreatStanding.NotNeededKept => !pledge && tempting.Length > 0 == threat.IsPromise && all,
            ThreatStanding.NotNeededPartly => !pledge && tempting.Length > 0 == threat.IsPromise && some && !all,
            ThreatStanding.NotNeededBroken => !pledge && tempting.Length > 0 == threat.IsPromise && !some,
            ThreatStanding.NotBelieved => !pledge && threat.IsPromise && tempting.Length == 0 && calls.Any(c => After(c) == true) && !calls.Any(c => Kept(c) && After(c) == true),
            ThreatStanding.TooLittle => !pledge && threat.IsPromise && tempting.Length == 0 && some && calls.All(c => After(c) != true),
            ThreatStanding.TooLittleAndBroken => !pledge && threat.IsPromise && tempting.Length == 0 && !some && calls.All(c => After(c) != true),
            ThreatStanding.PledgeKept => pledge && all,
            ThreatStanding.PledgePartly => pledge && some && !all,
            ThreatStanding.PledgeBroken => pledge && !some,
            _ => false,
        };
    }

    private static (ThreatFinding Threat, ThreatReading Reading) Only(string text)
    {
        var threat = Assert.Single(Asked.Of(text).Findings.Threats);
        return (threat, Assert.Single(threat.Readings));
    }
}
