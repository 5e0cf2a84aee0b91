using System.Collections.Frozen;

namespace Demarche.Record.Reading.Grammar;

/// <summary>The closed classes of English words that the grammar goes by.</summary>
internal static class WordLists
{
    public static FrozenSet<string> Determiners { get; } = Set("the a an this these those his her its their our my your any no some each every all both another other such several many few more most certain whose");

    public static FrozenSet<string> Prepositions { get; } = Set("of in on at by for with from to into onto over under against between among through during about after before since until till towards toward upon without within across along around behind beside besides despite off outside inside near via amid following including regarding concerning like than as per throughout beyond alongside amidst past versus notwithstanding");

    public static FrozenSet<string> Modals { get; } = Set("will would shall should can could may might must cannot won't wouldn't shouldn't can't couldn't mustn't mightn't 'll 'd");

    public static FrozenSet<string> Negations { get; } = Set("not never n't neither nor won't wouldn't shouldn't can't cannot couldn't mustn't mightn't don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't hardly scarcely");

    public static FrozenSet<string> Auxiliaries { get; } = Set("be am is are was were been being have has had having do does did don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't 's 're 've");

    public static FrozenSet<string> Adverbs { get; } = Set("not never also now still already yet just even once again soon long only ever further twice both first later then formally openly publicly once often rather quite very too so thus therefore however moreover instead meanwhile together apart today yesterday tomorrow tonight always sometimes seldom neither either almost nearly perhaps maybe alone no longer fully well far back n't hardly scarcely all each");

    /// <summary>Words that open a clause under another.</summary>
    public static FrozenSet<string> Subordinators { get; } = Set("that whether if unless when while as after before because although though until till since whereas once lest provided providing in-case so where why how what");

    public static FrozenSet<string> Relatives { get; } = Set("which who whom whose where that");

    public static FrozenSet<string> Coordinators { get; } = Set("and but or nor then yet");

    public static FrozenSet<string> TimeClauses { get; } = Set("when while after before since once as until till");

    public static FrozenSet<string> CauseClauses { get; } = Set("because as since although though whereas");

    public static FrozenSet<string> PersonPronouns { get; } = Set("he she him");

    public static FrozenSet<string> Pronouns { get; } = Set("i you he she it we they him her them us me who which this that these those himself herself itself themselves each both one none nobody nothing everyone somebody someone anything everything there what");

    /// <summary>Nouns that are spelt like the third person of a verb; after a name they are a verb only where a verb's company follows.</summary>
    public static FrozenSet<string> NounsInS { get; } = Set("talks demands strikes forces plans threats attacks exercises visits claims calls fires patrols raids protests offers orders reports moves measures tests ships troops links ties costs terms charges limits results works votes hopes fears aims ranks rules changes reserves states needs views names means signs steps backs bases arms mines rallies supplies supports exports imports loans trades aids helps cuts drills marches blasts bombs shells targets positions concerns stocks controls deals blocks answers accounts");

    /// <summary>Nouns that are spelt like the base form of a verb.</summary>
    public static FrozenSet<string> NounsInBase { get; } = Set("attack visit talk plan demand threat strike force report move test ship troop link cost term charge limit result work vote hope fear aim rank rule change reserve state need view name sign step base arm mine rally supply support export import loan trade aid help cut drill march blast bomb shell target position concern stock control deal block answer account call claim fire patrol raid protest offer order exercise summit meeting house party minister embargo blockade boycott siege war peace truce pact treaty embassy border power crisis summit mission meet question place part face hand head side land water air sea police guard press market oil gas fuel fleet draft");

    public static bool IsDeterminer(string word) => Determiners.Contains(word);

    public static bool IsPreposition(string word) => Prepositions.Contains(word);

    public static bool IsNegation(string word) => Negations.Contains(word);

    public static bool IsAdverb(string word) => Adverbs.Contains(word) || (word.Length > 4 && word.EndsWith("ly", StringComparison.Ordinal) && word is not ("ally" or "rally" or "supply" or "reply" or "apply" or "july" or "italy" or "family" or "comply" or "imply" or "assembly"));

    public static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
