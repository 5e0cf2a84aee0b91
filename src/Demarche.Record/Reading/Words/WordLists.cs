using System.Collections.Frozen;

namespace Demarche.Record.Reading.Words;

/// <summary>The closed classes of English words that the grammar goes by.</summary>
internal static class WordLists
{
    public static FrozenSet<string> Determiners { get; } =
        Set("the a an this these those his her its their our my your any no some each every all both another other such several many few more most "
        + "certain whose");

    public static FrozenSet<string> Prepositions { get; } =
        Set("of in on at by for with from to into onto over under against between among through during about after before since until till towards toward "
        + "upon without within across along around behind beside besides despite off outside inside near via amid following including regarding concerning "
        + "like than as per throughout beyond alongside amidst past versus notwithstanding round");

    public static FrozenSet<string> Modals { get; } =
        Set("will would shall should can could may might must cannot won't wouldn't shouldn't can't couldn't mustn't mightn't 'll 'd");

    public static FrozenSet<string> Negations { get; } =
        Set("not never n't neither nor won't wouldn't shouldn't can't cannot couldn't mustn't mightn't don't doesn't didn't isn't aren't wasn't weren't "
        + "hasn't haven't hadn't hardly scarcely");

    public static FrozenSet<string> Auxiliaries { get; } =
        Set("be am is are was were been being have has had having do does did don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't "
        + "'s 're 've");

    public static FrozenSet<string> Adverbs { get; } =
        Set("not never also now still already yet just even once again soon long only ever further twice both first later then formally openly publicly once "
        + "often rather quite very too so thus therefore however moreover instead meanwhile together apart today yesterday tomorrow tonight always sometimes "
        + "seldom neither either almost nearly perhaps maybe alone no longer fully well far back n't hardly scarcely all each");

    /// <summary>Words that open a clause under another.</summary>
    public static FrozenSet<string> Subordinators { get; } =
        Set("that whether if unless when while as after before because although though until till since whereas once lest provided providing in-case so where "
        + "why how what");

    public static FrozenSet<string> Relatives { get; } = Set("which who whom whose where that");

    public static FrozenSet<string> Coordinators { get; } = Set("and but or nor then yet");

    public static FrozenSet<string> TimeClauses { get; } = Set("when while after before since once as until till");

    public static FrozenSet<string> CauseClauses { get; } = Set("because as since although though whereas");

    public static FrozenSet<string> PersonPronouns { get; } = Set("he she him");

    public static FrozenSet<string> Pronouns { get; } =
        Set("i you he she it we they him her them us me who which this that these those himself herself itself themselves each both one none nobody nothing "
        + "everyone somebody someone anything everything there what");

    /// <summary>Verbs whose base form is a noun as well, so that their third person may be a plural.</summary>
    public static FrozenSet<string> NounVerbs { get; } =
        Set("abuse account act address advance aid aim air alarm alert ally amount anger answer appeal approach arm arrest assault attack attempt award "
        + "balance ban bar base battle benefit bid blame blast block blockade board bomb boost border boycott brand break breach bridge brief build burden "
        + "buy call camp campaign capture care cause challenge chance change charge check circle claim clash climb comment compromise concern condition "
        + "conduct conflict contact contest contract contrast control convoy cost counter couple course court cover crack crash credit crew cross crowd cry "
        + "cut damage date deal debate decline decrease decree defeat defect delay delegate demand design desire detail dictate discharge dispatch display "
        + "dispute distance document doubt draft draw dream drill drive drone drop ease echo embargo embrace encounter end escape escort estimate exchange "
        + "excuse exercise exile exit experience export express extract face fall favour favor fear feature fight figure file fill finance finish fire fix "
        + "flag flow focus force forecast form fuel function fund gain gesture grant grip group guarantee guard guess guide gun hand harbour harm head help "
        + "highlight hint hit hope host house import impact increase influence interest interview invite issue jail judge jump kill lack land lapse launch "
        + "leak lease level lie lift light limit line link list load loan lobby lock look loss mandate manoeuvre map march mark market mask match measure "
        + "mention mine minister mirror miss mistake model move murder name need note notice number object offer order outline package pair panel pardon park "
        + "part partner party pass patrol pause pay peak phone pick picture pilot place plan plant play pledge plot plunge point police poll port pose "
        + "position post power practice praise press pressure price print probe process profile profit program progress project promise protest "
        + "purchase purge push question quote race raid rail rally range rank rate reason rebel record recruit regard regret release remark repair "
        + "reply report request rescue reserve resort respect rest result retreat return review revolt reward ring riot rise risk rival rock rocket "
        + "round route row rule run rush sail sanction scale scare scheme score search seat shape share shelter shell shield shift ship shock shore "
        + "shot show siege sight sign signal site size slide slip smoke source space spark speed spell split sponsor spot spread spring spy stage stake "
        + "stamp stand star start state station stay step stock stop store storm strain stress stretch strike string struggle study subject supply "
        + "support surge surprise survey suspect swap sweep swing switch tackle talk tank target tariff task tax team tear tender term test threat "
        + "throw tie time tone top torture total touch tour trace track trade train transfer transport trap travel treat trick trigger trip triumph "
        + "troop trouble trust turn twist type upset use value veto view visit voice vote vow wage wait walk wall war waste watch water wave weapon "
        + "weight wind wing win wire wish witness wonder word work worry wound wreck yield");

    /// <summary>Forms in -ing that are nouns more often than verbs.</summary>
    public static FrozenSet<string> NounsInIng { get; } =
        Set("meeting building hearing fighting shelling bombing warning understanding beginning ruling offering opening feeling killing funding training "
        + "briefing spending bearing standing holding landing crossing sitting filing gathering listing proceeding setting shipping fishing mining banking "
        + "housing policing engineering thinking finding");

    public static bool IsDeterminer(string word) => Determiners.Contains(word);

    public static bool IsPreposition(string word) => Prepositions.Contains(word);

    public static bool IsNegation(string word) => Negations.Contains(word);

    public static bool IsAdverb(string word) =>
        Adverbs.Contains(word)
        || (word.Length > 4 && word.EndsWith("ly", StringComparison.Ordinal)
        && word is not ("ally" or "rally" or "supply" or "reply" or "apply" or "july" or "italy" or "family" or "comply" or "imply" or "assembly"));

    public static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
