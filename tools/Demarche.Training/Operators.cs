using Demarche.Record.Codebook;
using static Demarche.Record.Codebook.EventType;

namespace Demarche.Training;

/// <summary>Which operators fit over which types.</summary>
internal static class Operators
{
    private static readonly OperatorForm Asks = new(Request, 30, true,
    [
        "urged {t} to {base}", "called on {t} to {base}", "asked {t} to {base}", "demanded that {t} {base}", "appealed to {t} to {base}",
        "pressed {t} to {base}", "insisted that {t} {base}", "said {t} should {base}", "wants {t} to {base}", "told {t} to {base}",
        "begged {t} to {base}", "ordered {t} to {base}", "proposed that {t} {base}",
    ]);

    private static readonly OperatorForm AsksToStop = new(Request, 30, true,
    [
        "urged {t} to stop {ing}", "demanded that {t} stop {ing}", "called on {t} not to {base}", "asked {t} not to {base}",
        "appealed to {t} to refrain from {ing}", "told {t} it must not {base}",
    ]);

    private static readonly OperatorForm Commits = new(Agree, 30, false,
    [
        "agreed to {base}", "promised to {base}", "offered to {base}", "pledged to {base}", "is ready to {base}", "said it was willing to {base}",
        "plans to {base}", "will {base}", "intends to {base}", "is considering {ing}", "undertook to {base}", "announced that it would {base}",
        "said it would {base}", "is to {base}", "expressed readiness to {base}", "hopes to {base}", "is prepared to {base}", "decided to {base}",
        "would {base}", "is expected to {base}", "assured {t} that it would {base}", "said it might {base}",
    ]);

    private static readonly OperatorForm Menaces = new(Threaten, 26, false,
    [
        "threatened to {base}", "warned that it would {base}", "vowed to {base}", "said it would {base} if the talks failed",
        "said it was prepared to {base}", "warned it might {base} unless the demands were met", "threatens to {base}",
        "said it could {base} at any moment", "would {base} if attacked", "did not rule out that it would {base}", "is threatening to {base}",
        "warned {t} that it would {base}", "said it had no choice but to {base} if nothing changed", "swore to {base}",
    ]);

    private static readonly OperatorForm Refuses = new(Reject, 26, false,
    [
        "refused to {base}", "ruled out {ing}", "declined to {base}", "said it would not {base}", "will not {base}", "rejected calls to {base}",
        "said it would never {base}", "has no intention to {base}", "is unwilling to {base}", "rejected a proposal to {base}",
        "rejected demands that it {base}", "said it was not ready to {base}", "voted against a plan to {base}", "opposes plans to {base}",
    ]);

    private static readonly OperatorForm Blames = new(Accuse, 22, true,
    [
        "accused {t} of {ing}", "condemned {t} for {ing}", "blamed {t} for {ing}", "criticised {t} for {ing}", "said {t} had {past}",
        "denounced {t} for {ing}", "charged that {t} {past}", "complained that {t} {past}", "suspects {t} of {ing}",
        "claimed that {t} had {past}", "is investigating whether {t} {past}",
    ]);

    private static readonly OperatorForm Denies = new(Accuse, 6, false, ["denied {ing}", "denied that it had {past}", "rejected charges that it {past}"]);

    private static readonly OperatorForm Relents = new(Yield, 16, false,
    [
        "stopped {ing}", "agreed under pressure to stop {ing}", "ended a practice of {ing}", "gave up {ing}", "reversed a decision to {base}",
        "ceased {ing}",
    ]);

    private static readonly OperatorForm CutsBack = new(Sanction, 14, false, ["stopped {ing}", "suspended a programme to {base}", "ceased {ing}", "will no longer {base}"]);

    private static readonly OperatorForm Approves = new(Support, 9, true,
    [
        "praised {t} for {ing}", "welcomed the decision of {t} to {base}", "thanked {t} for {ing}", "hailed {t} for {ing}",
        "congratulated {t} on {ing}",
    ]);

    private static readonly OperatorForm Discusses = new(Consult, 6, false, ["discussed with {t} a plan to {base}", "talked to {t} about {ing}", "met to discuss {ing}"]);

    private static readonly OperatorForm Crowds = new(Protest, 4, true,
    [
        "marched to demand that {t} {base}", "rallied to urge {t} to {base}", "demonstrated to press {t} to {base}", "took to the streets after {t} {past}",
    ]);

    /// <summary>Those that fit over a phrase of the type.</summary>
    public static OperatorForm[] Over(EventType type) => type switch
    {
        Agree => [Asks, Refuses, Approves],
        Consult or Support or Cooperate => [Asks, Commits, Refuses, Approves, CutsBack],
        Aid => [Asks, Commits, Refuses, Approves, CutsBack],
        Yield => [Asks, Asks, Commits, Refuses, Approves, Discusses, Crowds],
        Sanction => [Asks, AsksToStop, Menaces, Menaces, Blames, Refuses, Relents, Discusses],
        Mobilize => [AsksToStop, Menaces, Blames, Relents],
        Coerce => [AsksToStop, Menaces, Blames, Denies, Relents],
        Assault => [AsksToStop, Menaces, Blames, Denies, Relents],
        Reject => [Blames],
        Protest => [Menaces, Relents, AsksToStop],
        Threaten or Accuse or Request => [],
        _ => [],
    };
}
