using System.Globalization;
using System.Text;
using Demarche.Language;

namespace Demarche.Analysis.Backtest;

/// <summary>
/// A crisis as a model by rule, template T0: a challenger presses a demand and may attack, a defender may grant it and may resist by force; each is resolute or
/// wary, and hidden from the other which. Nobody looks at the crisis itself: all that differs from one to the next is how likely either is to be resolute.
/// </summary>
/// <param name="ResoluteDefender">In percent, 5 to 95.</param>
/// <param name="ResoluteChallenger">In percent, 5 to 95.</param>
public sealed record TemplateZero(int ResoluteDefender, int ResoluteChallenger)
{
    private const int Step = 5;
    private const int MuchPower = 5;
    private const int PowerMoves = 10;

    /// <summary>By GRAVTY 0 to 7: how likely a defender under such a threat is taken to be resolute, in percent.</summary>
    private static readonly int[] ByGravity = [20, 30, 45, 60, 45, 75, 90, 45];

    /// <summary>By TRIGGR 1 to 9: the same of a challenger who did such a thing.</summary>
    private static readonly int[] ByTrigger = [30, 35, 30, 35, 35, 35, 50, 65, 80];

    /// <summary>Where the threat or the trigger is not coded, or not asked for.</summary>
    private const int NotKnown = 50;

    /// <summary>The model of a crisis, by the actor that was first put into it.</summary>
    /// <param name="actor">The actor: the defender.</param>
    /// <param name="withGravity">Whether the gravity of the threat counts; it may be coded with hindsight.</param>
    public static TemplateZero Of(IcbActor actor, bool withGravity)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var (gravity, power, trigger, conflict) = Graded(actor);
        return new TemplateZero(Rounded((withGravity ? gravity : NotKnown) + power), Rounded(trigger + conflict));
    }

    /// <summary>
    /// What the rule makes of each code: of the gravity and of the power for the defender, of the trigger and of the conflict for the challenger,
    /// in points.
    /// </summary>
    public static (int Gravity, int Power, int Trigger, int Conflict) Graded(IcbActor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return (
            actor.Gravity is { } gravity and >= 0 && gravity < ByGravity.Length ? ByGravity[gravity] : NotKnown,
            actor.Power switch { >= MuchPower => PowerMoves, <= -MuchPower => -PowerMoves, _ => 0 },
            actor.Trigger is { } trigger and >= 1 && trigger <= ByTrigger.Length ? ByTrigger[trigger - 1] : NotKnown,
            actor.Protracted switch { 3 => 10, 1 => -5, _ => 0 });
    }

    /// <summary>
    /// The model, apart from any file: days 3, 21 and 81, the defender first and then the challenger, and the game ends with the first use of
    /// force.
    /// </summary>
    public ModelContent Content => new(File, [], [new ModelFile(File, Encoding.UTF8.GetBytes(Text))]);

    private const string File = "t0.crisis.yaml";

    /// <summary>The model as YAML.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $$"""
        crisis: A crisis by template T0
        asof: 2001-01-01
        parties:
          defender:
            levers:
              granted: [no, yes]
              resist: { levels: [no, yes], moves: up }
            types:
              resolute: { prior: {{ResoluteDefender}}%, priorities: [not granted, not attack, demand is dropped, not resist] }
              wary: { prior: {{100 - ResoluteDefender}}%, priorities: [not force, not granted, demand is dropped] }
          challenger:
            levers:
              demand: [pressed, dropped]
              attack: { levels: [no, yes], moves: up }
            types:
              resolute: { prior: {{ResoluteChallenger}}%, priorities: [granted, not resist, demand is pressed, not attack] }
              wary: { prior: {{100 - ResoluteChallenger}}%, priorities: [not force, granted, demand is pressed] }
        outcomes:
          force: { say: attack or resist, words: either uses force }
        break: force
        calendar:
          - { on: 2001-01-04, what: the first days, parties: [defender, challenger] }
          - { on: 2001-01-22, what: three weeks on, parties: [defender, challenger] }
          - { on: 2001-03-23, what: three months on, parties: [defender, challenger] }
        play: { after-break: ends, readiness: 100% }

        """);

    private static int Rounded(int percent) => Math.Clamp((int)Math.Round((double)percent / Step, MidpointRounding.AwayFromZero) * Step, Step, 100 - Step);
}
