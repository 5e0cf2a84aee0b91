using System.Collections.Frozen;
using Demarche.Record.Reading.Grammar;

namespace Demarche.Record.Reading.Names;

/// <summary>Nouns that stand for a state, or for a part of a society that acts for itself.</summary>
internal static class ActorNouns
{
    /// <summary>What acts in the name of its state.</summary>
    public static FrozenSet<string> OfState { get; } = WordLists.Set(
        "government governments administration cabinet regime authorities officials official leadership leader leaders president presidents premier premiers minister ministers ministry ministries chancellor king queen prince emir sultan shah pope ambassador ambassadors envoy envoys diplomat diplomats delegation delegations delegates negotiator negotiators embassy consulate mission spokesman spokeswoman spokesperson representative representatives secretary side counterpart counterparts " +
        "army navy fleet forces force troops soldiers military marines commandos guards airforce pilots planes plane jets jet fighters bombers aircraft warplanes warplane warship warships ship ships destroyer destroyers frigate frigates gunboat gunboats submarine submarines carrier helicopters helicopter drones missiles artillery batteries gunners tanks commander commanders general generals admiral admirals officers coastguard police prosecutors intelligence agents spies border customs court courts central-bank state nation country capital tanks brigade brigades battalion battalions division divisions regiment regiments units vessels squadron commissar ultimatum");

    /// <summary>What acts for itself.</summary>
    public static FrozenSet<string> OfGroup { get; } = WordLists.Set(
        "parliament congress senate opposition lawmakers senators congressmen legislators deputies mps hawks hardliners hard-liners protesters demonstrators marchers crowd crowds students workers miners fishermen farmers strikers unions union activists dissidents exiles refugees migrants settlers rebels rebel insurgents guerrillas guerrilla militants militia militias militiamen separatists secessionists extremists terrorists paramilitaries gunmen fighters-group hackers companies company firms firm banks insurers exporters importers traders shippers airlines media newspapers press clergy bishops voters residents villagers islanders tribes warlords mercenaries party republicans democrats conservatives nationalists communists islamists junta businessmen veterans monks supporters");

    /// <summary>Titles that stand before a name.</summary>
    public static FrozenSet<string> Titles { get; } = WordLists.Set(
        "president premier minister chancellor secretary ambassador envoy spokesman spokeswoman spokesperson general admiral colonel marshal major captain king queen prince princess emir sultan sheikh ayatollah pope cardinal archbishop bishop senator congressman congresswoman deputy chief commander negotiator representative commissioner leader chairman chairwoman director governor mayor aide adviser advisor judge speaker taoiseach brigadier lieutenant commodore mullah imam head");

    /// <summary>Words that may stand between a people and the title or noun that it goes with.</summary>
    public static FrozenSet<string> Between { get; } = WordLists.Set(
        "foreign prime defence defense interior justice finance home deputy vice chief senior top high high-ranking ranking permanent special national security state military naval air armed border coast navy army ruling central federal royal presidential supreme acting outgoing new newly elected nuclear trade oil energy economy economic government leading parliamentary local provincial coastal river regular special anti-aircraft cruise ballistic fighter patrol peace chief intelligence ground land sea riot secret public revolutionary republican democratic conservative nationalist communist rebel opposition student young angry armed - and");

    /// <summary>Offices that one state alone has under this name.</summary>
    public static FrozenDictionary<string, string> OneState { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["foreign secretary"] = "United Kingdom",
        ["defence secretary"] = "United Kingdom",
        ["home secretary"] = "United Kingdom",
        ["secretary of state"] = "United States",
        ["defense secretary"] = "United States",
        ["secretary of defense"] = "United States",
        ["treasury secretary"] = "United States",
        ["ayatollah"] = "Iran",
        ["supreme leader"] = "Iran",
        ["taoiseach"] = "Ireland",
        ["pope"] = "Vatican",
        ["pontiff"] = "Vatican",
        ["external affairs minister"] = "India",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>People who no longer hold their office, or never did.</summary>
    public static FrozenSet<string> Former { get; } = WordLists.Set("former ex retired then-former late exiled");
}
