using System.Collections.Frozen;

namespace Demarche.Record.Reading.Words;

/// <summary>Verbs that do not say what was done but how it stands: said, thought, threatened, promised, asked, refused, planned.</summary>
internal static class Operators
{
    private static readonly FrozenSet<string> Saying = WordLists.Set(
        "say tell announce report state note add claim explain declare confirm insist argue reveal disclose assert maintain remark reply respond answer "
        + "reiterate repeat stress emphasise emphasize acknowledge admit concede mention comment write observe contend allege assure inform notify caution "
        + "signal indicate suggest recall conclude testify hint proclaim clarify underline affirm reaffirm retort stipulate show quote report");
    private static readonly FrozenSet<string> Thinking = WordLists.Set(
        "think believe fear suspect expect consider assume hope predict doubt worry speculate estimate feel suppose reckon anticipate imagine wonder guess "
        + "rumour rumor forecast foresee see");
    private static readonly FrozenSet<string> Threatening = WordLists.Set("threaten warn caution menace");
    private static readonly FrozenSet<string> Promising = WordLists.Set("promise pledge vow offer undertake agree swear guarantee commit volunteer");
    private static readonly FrozenSet<string> Asking = WordLists.Set(
        "ask call urge demand request appeal press implore beg invite exhort plead propose recommend advise encourage suggest insist want order instruct "
        + "lobby pressure beseech petition");
    private static readonly FrozenSet<string> Refusing = WordLists.Set("refuse decline reject rebuff spurn veto oppose");
    private static readonly FrozenSet<string> Planning = WordLists.Set("plan intend prepare decide schedule mean arrange aim resolve order");
    private static readonly FrozenSet<string> Through =
        WordLists.Set("begin start continue try attempt seek manage proceed move go keep help resume come attempt use return get stop appear seem");
    private static readonly FrozenSet<string> Failing = WordLists.Set("fail neglect avoid refrain forbear omit");
    private static readonly FrozenSet<string> Weighing = WordLists.Set("consider weigh contemplate discuss mull ponder debate study");
    private static readonly FrozenSet<string> States = WordLists.Set(
        "be have seem appear know understand mean depend remain want need belong contain include consist exist become like love matter look sound lack "
        + "resemble live stay represent amount concern involve own owe deserve regard see hear feel rise fall grow happen occur last border lose lock do "
        + "cite reach can");

    public static bool IsSaying(string lemma) => Saying.Contains(lemma);

    public static bool IsThinking(string lemma) => Thinking.Contains(lemma);

    public static bool IsThreatening(string lemma) => Threatening.Contains(lemma);

    public static bool IsPromising(string lemma) => Promising.Contains(lemma);

    public static bool IsAsking(string lemma) => Asking.Contains(lemma);

    public static bool IsRefusing(string lemma) => Refusing.Contains(lemma);

    public static bool IsPlanning(string lemma) => Planning.Contains(lemma);

    /// <summary>"begin to", "try to": what counts is the verb after it.</summary>
    public static bool IsThrough(string lemma) => Through.Contains(lemma);

    public static bool IsFailing(string lemma) => Failing.Contains(lemma);

    public static bool IsWeighing(string lemma) => Weighing.Contains(lemma);

    /// <summary>Verbs of states of affairs, which are no acts by themselves.</summary>
    public static bool IsState(string lemma) => States.Contains(lemma);
}
