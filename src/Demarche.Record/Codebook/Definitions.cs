namespace Demarche.Record.Codebook;

/// <summary>The definition and the boundary of each type, in a sentence or two each: for prompts, for choosing, for the page.</summary>
public static class Definitions
{
    /// <summary>What the type is.</summary>
    public static string Meaning(EventType type) => Texts[(int)type].Meaning;

    /// <summary>What is like it and is not it, with the type that it is.</summary>
    public static string Boundary(EventType type) => Texts[(int)type].Boundary;

    private static readonly (string Meaning, string Boundary)[] Texts =
    [
        ("Says that it will do something cooperative: agrees, accepts, offers, promises, pledges, plans or fixes a meeting.",
            "A signature on the final text is SUPPORT; the talks themselves are CONSULT; what was promised, once done, is what it is."),
        ("Meets, visits, hosts, telephones, writes to, negotiates or mediates.",
            "A meeting that is only planned is AGREE; asking for one is REQUEST; calling one off is REJECT; a joint exercise is COOPERATE."),
        ("Stands by another in words or acts of diplomacy: praises, defends, thanks, apologises, recognises, signs, ratifies, opens or restores relations.",
            "Giving goods, money or arms is AID; saying that one will is AGREE; support of a crowd against a third party is PROTEST."),
        ("Works with another in deeds: trades, invests, shares intelligence, exercises or patrols together, extradites, puts an agreement into force.",
            "What is given for nothing is AID; the signing is SUPPORT; talking about it is CONSULT; agreeing to it is AGREE."),
        ("Gives something of value: money, food, arms, training, refuge, rescue, peacekeepers.",
            "A promise of it is AGREE; buying and selling is COOPERATE; stopping it is SANCTION."),
        ("Gives way to another: withdraws, ceases fire, releases, lifts or eases a measure, resigns, accepts a demand, grants a right.",
            "Saying that it will is AGREE; refusing to is REJECT; a withdrawal of peacekeepers or envoys in anger is SANCTION."),
        ("Asks or presses another to do something: demands, urges, appeals, calls for, proposes, invites.",
            "With a cost attached it is THREATEN; asking is not yet CONSULT; blame with no demand is ACCUSE; demands of a crowd are PROTEST."),
        ("Finds fault: accuses, blames, condemns, criticises, denies a charge, complains, sues, investigates.",
            "Refusing a proposal is REJECT; a demand is REQUEST; conviction by a court is COERCE; a crowd is PROTEST."),
        ("Says no: rejects, refuses, vetoes, rules out, objects, defies, calls off or puts off a meeting not yet begun.",
            "Breaking off talks under way, or a treaty in force, is SANCTION; fault-finding with nothing to refuse is ACCUSE."),
        ("Says that it will do harm, or lets it be seen, mostly if something is done or left undone: threatens, warns of its own measures, sets an ultimatum.",
            "A warning of what others or fate may do is ACCUSE or nothing; harm carried out is the harm's own type; forces moved without words are MOBILIZE."),
        ("People as a crowd show discontent: march, rally, strike, riot, fast, sit in, boycott.",
            "Governments that protest through envoys are ACCUSE; violence with weapons is ASSAULT; the police that break it up are COERCE."),
        ("Reduces normal dealings, without force: sanctions, embargo, tariffs; expels envoys, recalls its own, severs relations, halts aid, talks or a treaty.",
            "Saying that it will is THREATEN; seizing or blocking by force is COERCE; a meeting called off before it began is REJECT."),
        ("Readies or shows force without using it: moves troops, ships or aircraft, calls up reserves, goes on alert, exercises alone, tests weapons.",
            "With a partner it is COOPERATE; sent to protect or relieve another is AID; once it fires or takes ground it is ASSAULT."),
        ("Uses power over persons, property or movement, short of killing: arrests, convicts, deports, seizes, blockades, closes a border, bans, censors, "
            + "hacks, takes hostages.",
            "Trade measures at a distance are SANCTION; hurting or killing is ASSAULT; only saying so is THREATEN."),
        ("Uses force that hurts, kills, destroys or takes ground: bombs, shells, shoots, invades, clashes, occupies, tortures.",
            "Readied and not used is MOBILIZE; threatened is THREATEN; arrests without injury are COERCE; stones from a crowd are PROTEST."),
    ];
}
