using System.Collections.Frozen;
using Demarche.Record.Codebook;
using Demarche.Record.Reading.Words;

namespace Demarche.Record.Reading.Frames;

/// <summary>Nouns that tell of events, beside those at the head of the codebook's phrases.</summary>
internal static class EventNouns
{
    private static readonly FrozenDictionary<string, EventKind> Kinds = new Dictionary<string, EventKind>(StringComparer.Ordinal)
    {
        ["talks"] = new(EventType.Consult),
        ["talk"] = new(EventType.Consult),
        ["negotiations"] = new(EventType.Consult),
        ["negotiation"] = new(EventType.Consult),
        ["meeting"] = new(EventType.Consult),
        ["meetings"] = new(EventType.Consult),
        ["summit"] = new(EventType.Consult),
        ["consultations"] = new(EventType.Consult),
        ["discussions"] = new(EventType.Consult),
        ["conference"] = new(EventType.Consult, "multilateral"),
        ["conversation"] = new(EventType.Consult, "phone"),
        ["call"] = new(EventType.Consult, "phone"),
        ["visit"] = new(EventType.Consult, "visit"),
        ["round"] = new(EventType.Consult),
        ["dialogue"] = new(EventType.Consult),
        ["encounter"] = new(EventType.Consult),
        ["exercises"] = new(EventType.Mobilize, "troops"),
        ["manoeuvres"] = new(EventType.Mobilize, "troops"),
        ["maneuvers"] = new(EventType.Mobilize, "troops"),
        ["drills"] = new(EventType.Mobilize, "troops"),
        ["hostilities"] = new(EventType.Assault),
        ["clashes"] = new(EventType.Assault),
        ["fighting"] = new(EventType.Assault),
        ["airstrike"] = new(EventType.Assault, "aerial"),
        ["airstrikes"] = new(EventType.Assault, "aerial"),
        ["attack"] = new(EventType.Assault),
        ["attacks"] = new(EventType.Assault),
        ["raid"] = new(EventType.Assault),
        ["raids"] = new(EventType.Assault),
        ["ambush"] = new(EventType.Assault),
        ["offensive"] = new(EventType.Assault),
        ["bombing"] = new(EventType.Assault, "explosives"),
        ["bombardment"] = new(EventType.Assault, "heavy-weapons"),
        ["skirmish"] = new(EventType.Assault),
        ["skirmishes"] = new(EventType.Assault),
        ["provocations"] = new(EventType.Mobilize, "troops"),
        ["ultimatum"] = new(EventType.Threaten),
        ["shelling"] = new(EventType.Assault, "heavy-weapons"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Happening = WordLists.Set(
        "be take hold begin start open end collapse fail continue resume schedule set plan follow break conclude occur go proceed last come happen erupt "
        + "flare fix arrange expect convene finish run expire lapse");

    /// <summary>The kind of a noun; null when it tells of no event.</summary>
    public static EventKind? Of(string word) => Kinds.TryGetValue(word, out var kind) ? kind : null;

    /// <summary>Verbs that say of such a noun that it is, begins, ends.</summary>
    public static bool IsHappening(string lemma) => Happening.Contains(lemma);

    /// <summary>The harm or good that some nouns stand for in a threat: "a rupture of relations" is SANCTION.</summary>
    public static EventKind? Consequence(IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            switch (word)
            {
                case "rupture" or "severance" or "sanctions" or "embargo" or "tariffs" or "break" or "expulsion" or "expulsions" or "cut" or "cutoff"
                    or "suspension" or "sever" or "recall": return new EventKind(EventType.Sanction, "withdraw");
                case "war" or "attack" or "strike" or "strikes" or "force" or "retaliation" or "reprisals" or "bombing" or "invasion" or "fire" or "destruction"
                    or "bloodshed" or "missiles": return new EventKind(EventType.Assault);
                case "blockade" or "closure" or "seizure" or "arrest" or "ban" or "closing": return new EventKind(EventType.Coerce, "restrict");
                case "mobilisation" or "mobilization" or "deployment" or "troops": return new EventKind(EventType.Mobilize, "troops");
                case "consequences" or "response" or "price" or "countermeasures" or "punishment" or "repercussions" or "measures"
                    or "retaliatory": return new EventKind(EventType.Threaten);
                case "aid" or "help" or "talks" or "withdrawal" or "release" or "relief" or "lifting" or "recognition": return new EventKind(EventType.Agree);
            }
        }

        return null;
    }
}
