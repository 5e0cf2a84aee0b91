using System.Collections.Frozen;
using Demarche.Record.Codebook;
using Demarche.Record.Events;
using Demarche.Record.Reading.Grammar;
using Demarche.Record.Reading.Names;
using Demarche.Record.Reading.Words;

namespace Demarche.Record.Reading.Frames;

/// <summary>
/// Wishes that nouns say: "turned to Paris with a demand to withdraw", "repeated its threat to close the strait", "spoke of the possibility of new
/// sanctions".
/// </summary>
internal sealed partial class Interpreter
{
    private static readonly FrozenDictionary<string, char> Wishes = new Dictionary<string, char>(StringComparer.Ordinal)
    {
        ["demand"] = 'r', ["demands"] = 'r', ["request"] = 'r', ["call"] = 'r', ["calls"] = 'r', ["appeal"] = 'r', ["need"] = 'r', ["ultimatum"] = 't',
        ["threat"] = 't', ["threats"] = 't', ["warning"] = 't', ["possibility"] = 't', ["readiness"] = 'p', ["promise"] = 'p', ["offer"] = 'p',
            ["pledge"] = 'p', ["willingness"] = 'p', ["commitment"] = 'p',
        ["refusal"] = 'n', ["plan"] = 'l', ["plans"] = 'l', ["intention"] = 'l', ["decision"] = 'l',
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Light = WordLists.Set(
        "speak talk turn issue make repeat renew raise mention voice express announce reiterate deliver send put present come go write address remind hint "
        + "stress underline reaffirm confirm declare state have");

    private bool NounWish(int k, Scope scope)
    {
        if (!Light.Contains(Groups[k].Lemma) || Groups[k].Negated) return false;
        var subject = Roles.Subject(k);
        if (subject.IsNobody || Groups[k].Passive) return false;
        var any = false;
        for (var j = k + 1; j < Groups.Count; j++)
        {
            if (Groups[j].Link is not (Link.Infinitive or Link.Ing) || done[j] || WishBefore(j) is not { } wish) continue;
            any |= Wish(k, j, wish, subject, scope);
        }

        return any;
    }

    private bool Wish(int k, int j, char wish, Role subject, Scope scope)
    {
        done[j] = true;
        var inner = Look(j);
        var target = Target(Roles.Objects(k), subject, Groups[k]);
        if (wish is 't' or 'p' or 'n' or 'l' && !inner.Toward.IsNobody && !inner.Toward.Actors.Any(a => a.IsSame(subject.First))) target = inner.Toward;
        if (inner.Vote is not { } vote) return false;
        var hostile = ThreatModes.IsHostile(vote.Kind.Type);
        if (wish == 't' && !hostile || wish == 'l') return false;
        var (kind, aspect) = wish switch
        {
            'r' => (ThreatModes.Wish(EventType.Request, vote.Kind), EventAspect.Asked),
            'n' => (ThreatModes.Wish(EventType.Reject, vote.Kind), EventAspect.Done),
            'p' when !hostile => (new EventKind(EventType.Agree), EventAspect.Promised),
            _ => (ThreatModes.Threat(vote.Kind), EventAspect.Threatened),
        };
        Emit(j, scope.Inside(k), kind, aspect, subject, target, vote, scope.Negated, then: wish is 't' or 'p');
        return true;
    }

    /// <summary>The noun before "to" or "of"; null when it says no wish.</summary>
    private char? WishBefore(int j)
    {
        var opener = Groups[j].Opener;
        if (opener < 1 || reading.Tokens[opener].Word is not ("to" or "of")) return null;
        return Wishes.TryGetValue(reading.Tokens[opener - 1].Word, out var wish) ? wish : null;
    }
}
