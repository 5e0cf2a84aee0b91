using Demarche.Analysis.Tests.Game;
using Demarche.Analysis.Threats;

namespace Demarche.Analysis.Tests.Threats;

/// <summary>What became of threats, by the moves that a record tells.</summary>
public sealed class ThreatHistoryTests
{
    [Theory]
    [InlineData("", "yes", "no", ThreatFate.CalledIn, "2022-01-03", null)]
    [InlineData("  - { on: 2022-01-05, by: A, what: answers, does: x is yes, before: x is no }", "yes", "yes", ThreatFate.CarriedOut, "2022-01-03", "2022-01-05")]
    [InlineData("  - { on: 2022-01-06, by: B, what: yields, does: y is no, before: y is yes }", "no", "no", ThreatFate.LetLapse, "2022-01-03", null)]
    public void A_threat_is_called_in_carried_out_or_let_lapse(string more, string y, string x, ThreatFate fate, string? called, string? carried)
    {
        var history = Of("{ by: A, against: B, if: y is yes, then: x is yes, said: 2022-01-01 }", "  - { on: 2022-01-03, by: B, what: dares, does: y is yes, before: y is no }\n" + more, y, x);
        Assert.Equal((fate, called, carried), (history.Fate, Day(history.CalledIn), Day(history.CarriedOut)));
        Assert.Equal(fate == ThreatFate.CalledIn, history.IsFlagged);
    }

    [Fact]
    public void What_happened_before_it_was_said_does_not_call_it_in_unless_it_still_is_so()
    {
        var over = Of("{ by: A, against: B, if: y is yes, then: x is yes, said: 2022-01-08 }", "  - { on: 2022-01-03, by: B, what: dares, does: y is yes, before: y is no }\n  - { on: 2022-01-06, by: B, what: yields, does: y is no, before: y is yes }", "no", "no");
        Assert.Equal(ThreatFate.Stands, over.Fate);
        var still = Of("{ by: A, against: B, if: y is yes, then: x is yes, said: 2022-01-08 }", "  - { on: 2022-01-03, by: B, what: dares, does: y is yes, before: y is no }", "yes", "no");
        Assert.Equal((ThreatFate.CalledIn, "2022-01-08"), (still.Fate, Day(still.CalledIn)));
    }

    [Theory]
    [InlineData("2022-01-12", "no", ThreatFate.Stands)]
    [InlineData("2022-01-05", "no", ThreatFate.CalledIn)]
    [InlineData("2022-01-05", "yes", ThreatFate.Over)]
    public void An_ultimatum_is_called_in_when_its_day_has_passed(string deadline, string y, ThreatFate fate) =>
        Assert.Equal(fate, Of($"{{ by: A, against: B, unless: y is yes, deadline: {deadline}, then: x is yes, said: 2022-01-01 }}", y == "yes" ? "  - { on: 2022-01-03, by: B, what: gives way, does: y is yes, before: y is no }" : "", y, "no").Fate);

    private static ThreatHistory Of(string threat, string record, string y, string x) => Assert.Single(ThreatHistory.Of(Played.Compile($$"""
        asof: 2022-01-10
        parties:
          A: { levers: { x: { levels: [no, yes], now: {{x}} } }, priorities: [not y, not x] }
          B: { levers: { y: { levels: [no, yes], now: {{y}} } }, priorities: [y, not x] }
        threats:
          - {{threat}}
        """ + (record.Trim().Length > 0 ? $"\nrecord:\n{record}\n" : "\n"), checkWarnings: false)));

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
