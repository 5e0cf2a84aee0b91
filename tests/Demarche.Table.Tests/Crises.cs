using Demarche.Language;
using Demarche.Language.Compiling;
using Demarche.Table.Rules;

namespace Demarche.Table.Tests;

/// <summary>Crises that tests play.</summary>
internal static class Crises
{
    /// <summary>Two parties, one with types, one-way and free levers, a threat; occasions in order, at once and at random.</summary>
    public const string Border = """
        crisis: A border and a gas contract
        asof: 2021-01-01
        parties:
          North:
            levers:
              troops: { levels: [home, massed], words: [keeps its troops at home, masses troops] }
            types:
              hard: { prior: 40%, priorities: [troops is massed, not South.contract is torn up] }
              soft: { prior: 60%, priorities: [not South.contract is torn up, troops is home] }
          South:
            levers:
              contract: { levels: [kept, torn up], moves: up, words: [keeps the contract, tears up the contract] }
            priorities: [not North.troops is massed, contract is kept]
        outcomes:
          break: contract is torn up
          quiet: contract is kept and North.troops is home
        break: break
        threats:
          - { by: South, against: North, if: North.troops is massed, then: contract is torn up }
        calendar:
          - { on: 2021-01-10, what: Talks, parties: [North, South] }
          - { on: 2021-01-20, what: More talks, parties: [North, South], order: simultaneous }
          - { on: 2021-01-30, what: Last talks, parties: [South, North], order: random }
        """;

    /// <summary>Levers that take time and hold, one that others cannot tell, one held together, a risk, an ultimatum, a faction that presses.</summary>
    public const string Strait = """
        crisis: A strait
        asof: 2022-01-01
        parties:
          Coast:
            levers:
              strait: { levels: [open, closed], takes: 3, words: [keeps the strait open, closes the strait] }
              mines: { levels: [none, few, many], moves: up, seen: no, chances: { few: 70%, many: 30% }, words: [lays no mines, lays few mines, lays many mines] }
            priorities: [strait is closed if Fleet.escort is sent, Fleet.escort is held, mines is none]
            factions: { guards: { voice: press, cost: low, priorities: [strait is closed] } }
          Fleet:
            levers:
              escort: { levels: [held, sent], holds: 4, words: [holds its escort back, sends an escort] }
            types:
              bold: { prior: 50%, priorities: [Coast.strait is open, escort is sent] }
              shy: { prior: 50%, priorities: [escort is held, Coast.strait is open] }
        levers:
          treaty: { of: [Coast, Fleet], levels: [none, signed], words: [sign nothing, sign a treaty] }
        outcomes:
          break: Coast.strait is closed and escort is sent
          peace: treaty is signed
        break: break
        risks:
          - { while: escort is sent, then: Coast.strait is closed, chance: 5%, per: occasion }
        threats:
          - { by: Coast, against: Fleet, if: escort is sent, then: Coast.strait is closed, audience-cost: 20% }
          - { by: Fleet, against: Coast, unless: treaty is signed, deadline: 2022-01-07, then: escort is sent, audience-cost: 30% }
        play: { precision: [2, 6] }
        calendar:
          - { on: 2022-01-03, what: First round, parties: [Coast, Fleet] }
          - { on: 2022-01-08, what: Second round, parties: [Fleet, Coast] }
          - { on: 2022-01-12, what: Third round, parties: [Coast, Fleet] }
        """;

    public static CompiledCrisis Compile(string text)
    {
        var result = ModelLoader.Parse(text, "m.crisis.yaml");
        Assert.Empty(result.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => $"{d.Code} {d.Span} {d.Message}"));
        return Compiler.Compile(result.Crisis!);
    }

    public static TableCrisis About(string text)
    {
        var (about, whyNot) = TableCrisis.Of(Compile(text));
        Assert.Null(whyNot);
        return about!;
    }
}
