using System.Collections.Frozen;

namespace Demarche.Record.Codebook;

/// <summary>The forms of an English verb, from its base form: irregular ones from a list, the rest by the rules of spelling.</summary>
/// <param name="Base">As in a dictionary: <c>seize</c>.</param>
/// <param name="Third">Third person: <c>seizes</c>.</param>
/// <param name="Past">Past tense: <c>seized</c>.</param>
/// <param name="Participle">Past participle: <c>seized</c>.</param>
/// <param name="Gerund">With <c>-ing</c>: <c>seizing</c>.</param>
public sealed record VerbForms(string Base, string Third, string Past, string Participle, string Gerund)
{
    private const string Irregular = """
        be was been; have had had; do did done; go went gone; say said said; see saw seen; take took taken; give gave given; get got got;
        make made made; come came come; hold held held; meet met met; send sent sent; lend lent lent; spend spent spent; build built built;
        rebuild rebuilt rebuilt; leave left left; lose lost lost; keep kept kept; feed fed fed; lead led led; flee fled fled; pay paid paid;
        lay laid laid; sell sold sold; tell told told; buy bought bought; bring brought brought; fight fought fought; seek sought sought;
        think thought thought; catch caught caught; teach taught taught; stand stood stood; withstand withstood withstood; sit sat sat;
        win won won; hang hung hung; dig dug dug; find found found; bind bound bound; shoot shot shot; hit hit hit; cut cut cut; put put put;
        let let let; set set set; shut shut shut; quit quit quit; bid bid bid; spread spread spread; cast cast cast; hurt hurt hurt;
        burst burst burst; beat beat beaten; break broke broken; speak spoke spoken; steal stole stolen; choose chose chosen; freeze froze frozen;
        unfreeze unfroze unfrozen; drive drove driven; ride rode ridden; rise rose risen; write wrote written; strike struck struck;
        forbid forbade forbidden; forgive forgave forgiven; fall fell fallen; draw drew drawn; withdraw withdrew withdrawn; fly flew flown;
        grow grew grown; know knew known; throw threw thrown; overthrow overthrew overthrown; blow blew blown; show showed shown; tear tore torn;
        swear swore sworn; bear bore borne; wear wore worn; begin began begun; run ran run; overrun overran overrun; sink sank sunk;
        drink drank drunk; swim swam swum; ring ringed ringed; retake retook retaken; undertake undertook undertaken; become became become;
        overcome overcame overcome; withhold withheld withheld; uphold upheld upheld; shake shook shaken; split split split; sweep swept swept;
        mean meant meant; feel felt felt; hear heard heard; understand understood understood; deal dealt dealt; rebut rebutted rebutted;
        input input input; eat ate eaten; read read read; sue sued sued; lie lay lain; die died died; shed shed shed; sing sang sung
        """;

    private const string Doubling = """
        ban bar ram rob swap slam stab plan plot scrap stop step grab drop jam snub permit submit admit commit compel expel repel rebel patrol control
        cancel quarrel shun trim tap rub nab gun strip ship whip rip tip trap wrap beg hug pin stun shovel travel label signal bug kidnap
        worship refer defer confer prefer transfer occur deter abhor rap mob dub rid run sit hit cut put let set shut quit get dig begin swim win forbid
        overrun bid split shed regret rebut fit omit emit equip chat clap slip skip flag mug pat
        """;

    private static readonly FrozenDictionary<string, (string Past, string Participle)> Irregulars = Irregular.Split(';', StringSplitOptions.TrimEntries)
        .Select(entry => entry.Split(' ')).ToFrozenDictionary(entry => entry[0], entry => (entry[1], entry[2]), StringComparer.Ordinal);

    private static readonly FrozenSet<string> Doubled =
        Doubling.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The forms of a verb in small letters. A word that is no verb gets the regular forms.</summary>
    public static VerbForms Of(string verb)
    {
        var regular = WithEnding(verb, "ed");
        var (past, participle) = Irregulars.TryGetValue(verb, out var irregular) ? irregular : (regular, regular);
        return new VerbForms(verb, ThirdOf(verb), past, participle, GerundOf(verb));
    }

    private static string ThirdOf(string verb) => verb switch
    {
        "be" => "is",
        "have" => "has",
        "quit" => "quits",
        _ when AfterConsonant(verb, 'y') => verb[..^1] + "ies",
        _ when verb.EndsWith('s') || verb.EndsWith('x') || verb.EndsWith('z') || verb.EndsWith("ch", StringComparison.Ordinal)
            || verb.EndsWith("sh", StringComparison.Ordinal) || verb.EndsWith('o') => verb + "es",
        _ => verb + "s",
    };

    private static string GerundOf(string verb) => verb switch
    {
        "be" => "being",
        "die" or "lie" => verb[..^2] + "ying",
        _ when verb.EndsWith("ee", StringComparison.Ordinal) => verb + "ing",
        _ => WithEnding(verb, "ing"),
    };

    private static string WithEnding(string verb, string ending) => verb switch
    {
        _ when Doubled.Contains(verb) => verb + verb[^1] + ending,
        _ when verb.EndsWith('e') => verb[..^1] + ending,
        _ when ending == "ed" && AfterConsonant(verb, 'y') => verb[..^1] + "ied",
        _ when verb.EndsWith('c') => verb + "k" + ending,
        _ => verb + ending,
    };

    private static bool AfterConsonant(string verb, char last) => verb.Length > 1 && verb[^1] == last && !"aeiou".Contains(verb[^2], StringComparison.Ordinal);
}
