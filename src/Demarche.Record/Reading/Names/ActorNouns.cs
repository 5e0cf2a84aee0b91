using System.Collections.Frozen;
using Demarche.Record.Reading.Texts;
using Demarche.Record.Reading.Words;

namespace Demarche.Record.Reading.Names;

/// <summary>Nouns that stand for a state, or for a part of a society that acts for itself.</summary>
internal static class ActorNouns
{
    /// <summary>What acts in the name of its state.</summary>
    public static FrozenSet<string> OfState { get; } = WordLists.Set(
        "government governments administration cabinet regime authorities officials official leadership leader leaders president presidents premier premiers "
            + "minister ministers ministry ministries chancellor king queen prince emir sultan shah pope ambassador ambassadors envoy envoys diplomat "
            + "diplomats delegation delegations delegates negotiator negotiators embassy consulate mission spokesman spokeswoman spokesperson representative "
            + "representatives secretary side counterpart counterparts " +
        "army navy fleet forces force troops soldiers military marines commandos guards airforce pilots planes plane jets jet fighters bombers aircraft "
            + "warplanes warplane warship warships ship ships destroyer destroyers frigate frigates gunboat gunboats submarine submarines carrier helicopters "
            + "helicopter drones missiles artillery batteries gunners tanks commander commanders general generals admiral admirals officers coastguard police "
            + "prosecutors intelligence agents spies border customs court courts central-bank state nation country capital tanks brigade brigades battalion "
            + "battalions division divisions regiment regiments units vessels squadron commissar peacekeepers doctors engineers rescuers medics experts "
            + "observers monitors firefighters investigators scientists sailors crew crewmen airmen paratroopers snipers guns gun gunships rockets missiles "
            + "trawlers trawler tankers cutters patrols patrol convoys citizens nationals tourists jailers hackers-state cavalry horsemen bomber pilot "
            + "soldier marine policemen policeman reservists conscripts gunners");

    /// <summary>What acts for itself.</summary>
    public static FrozenSet<string> OfGroup { get; } = WordLists.Set(
        "parliament congress senate opposition lawmakers senators congressmen legislators deputies mps hawks hardliners hard-liners protesters demonstrators "
            + "marchers crowd crowds students workers miners fishermen farmers strikers unions union activists dissidents exiles refugees migrants settlers "
            + "rebels rebel insurgents guerrillas guerrilla militants militia militias militiamen separatists secessionists extremists terrorists "
            + "paramilitaries gunmen fighters-group hackers companies company firms firm banks insurers exporters importers traders shippers airlines media "
            + "newspapers press clergy bishops voters residents villagers islanders tribes warlords mercenaries party republicans democrats conservatives "
            + "nationalists communists islamists junta businessmen veterans monks supporters donors inspectors agencies kidnappers captors pirates smugglers "
            + "attackers bombers assassins thugs seekers hostages prisoners detainees inmates passengers foreigners journalists reporters lawyers judges "
            + "magistrates teachers truckers dockers drivers growers landowners squatters mutineers defectors opponents critics royalists monarchists "
            + "socialists liberals greens jihadists fundamentalists anarchists pilgrims herders nomads clansmen elders youths women civilians factions "
            + "faction movement kidnapper gunman tribesmen warlord groups organisations organizations charities campaigners raiders horsemen owners "
            + "contractors mob mobs gang gangs looters hooligans");

    /// <summary>Of those that act for themselves, the ones that stand for their state where they only suffer an act.</summary>
    public static FrozenSet<string> OfPeople { get; } = WordLists.Set(
        "students hostages prisoners detainees inmates passengers foreigners journalists reporters lawyers teachers truckers drivers growers pilgrims herders "
        + "nomads youths women civilians seekers workers miners fishermen farmers refugees migrants settlers exporters importers traders residents villagers "
        + "islanders businessmen voters veterans companies company firms firm banks media newspapers");

    /// <summary>Titles that stand before a name.</summary>
    public static FrozenSet<string> Titles { get; } = WordLists.Set(
        "president premier minister chancellor secretary ambassador envoy spokesman spokeswoman spokesperson general admiral colonel marshal major captain "
            + "king queen prince princess emir sultan sheikh ayatollah pope cardinal archbishop bishop senator congressman congresswoman deputy chief "
            + "commander negotiator representative commissioner leader chairman chairwoman director governor mayor aide adviser advisor judge speaker "
            + "taoiseach brigadier lieutenant commodore mullah imam head");

    /// <summary>Words that may stand between a people and the title or noun that it goes with.</summary>
    public static FrozenSet<string> Between { get; } = WordLists.Set(
        "foreign prime defence defense interior justice finance home deputy vice chief senior top high high-ranking ranking permanent special national "
            + "security state military naval air armed border coast navy army ruling central federal royal presidential supreme acting outgoing new newly "
            + "elected nuclear trade oil energy economy economic government leading parliamentary local provincial coastal river regular special "
            + "anti-aircraft cruise ballistic fighter patrol peace chief intelligence ground land sea riot secret public revolutionary republican democratic "
            + "conservative nationalist communist rebel opposition student young angry armed aid relief humanitarian news medical political field "
            + "construction air arms religious ethnic tribal village town city foreign-aid - and");

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

    /// <summary>Whether a word stands for an actor.</summary>
    public static bool Is(string word) => OfState.Contains(word) || OfGroup.Contains(word) || Titles.Contains(word);

    /// <summary>The noun that stands for an actor and is at most five words on, past words that may stand between; -1 when there is none.</summary>
    public static int NounAfter(Token[] tokens, int at)
    {
        var found = -1;
        for (var i = at; i < tokens.Length && i - at < 6; i++)
        {
            var word = tokens[i].Word;
            if (Is(word) && !(Between.Contains(word) && i + 1 < tokens.Length && Is(tokens[i + 1].Word))) found = i;
            else if (!Between.Contains(word) && !Former.Contains(word) && !Is(word)) break;
            if (tokens[i].Is("and") && (i + 1 >= tokens.Length || !(Between.Contains(tokens[i + 1].Word) || Is(tokens[i + 1].Word)))) break;
            if (found >= 0 && i > found) break;
        }

        return found;
    }
}
