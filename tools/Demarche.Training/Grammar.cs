using System.Text.RegularExpressions;
using Demarche.Record.Codebook;

namespace Demarche.Training;

/// <summary>
/// Makes sentences of the phrases: a subject, a tense or a passive, words of time, place and source round it; and operators over a phrase ("refused to
/// …", "threatened to …", "called on … to …"), whose own type then counts. Actors are masked from the start, by order of mention.
/// </summary>
internal sealed partial class Grammar(Draw draw)
{
    private const int Plain = 10;

    /// <summary>The sentences of all phrases, in the order of the file.</summary>
    public IEnumerable<Example> Sentences(IReadOnlyList<Phrase> phrases)
    {
        foreach (var phrase in phrases)
        {
            for (var i = 0; i < Plain; i++)
                yield return new Example(Sentence(phrase), phrase.Kind.Type, 1);
            foreach (var form in Operators.Over(phrase.Kind.Type))
            {
                if (IsVerbal(phrase) && draw.Chance(form.Share))
                    yield return new Example(Finish($"{Setting.Subject(draw, form.Type)} {Under(form, phrase)}"), form.Type, 1);
            }
        }
    }

    /// <summary>A sentence of one phrase, masked.</summary>
    public string Sentence(Phrase phrase)
    {
        if (!IsVerbal(phrase))
            return Finish(Setting.Nominal(draw, phrase.Pattern));
        if (Passive(phrase) is { } passive && draw.Chance(22))
            return Finish(passive);
        var (verb, rest) = Parts(phrase.Pattern);
        return Finish($"{Setting.Subject(draw, phrase.Kind.Type)} {Tense(verb)}{rest}");
    }

    private string Under(OperatorForm form, Phrase phrase)
    {
        var (verb, rest) = Parts(phrase.Pattern);
        var forms = VerbForms.Of(verb);
        var object_ = form.Swaps ? rest.Replace("{t}", "{s}", StringComparison.Ordinal) : rest;
        return draw.Of(form.Wordings)
            .Replace("{base}", forms.Base + object_, StringComparison.Ordinal)
            .Replace("{ing}", forms.Gerund + object_, StringComparison.Ordinal)
            .Replace("{past}", forms.Past + object_, StringComparison.Ordinal);
    }

    private string Tense(string verb)
    {
        if (verb is "will" or "not")
            return verb == "not" ? "did not" : verb;
        var forms = VerbForms.Of(verb);
        var dice = draw.Below(100);
        return dice switch
        {
            < 52 => forms.Past,
            < 68 => draw.Chance(50) ? "has " + forms.Participle : "have " + forms.Participle,
            < 78 => forms.Third,
            < 84 => "is " + forms.Gerund,
            < 88 => "began " + forms.Gerund,
            < 92 => "had " + forms.Participle,
            < 96 => "said it had " + forms.Participle,
            _ => forms.Base,
        };
    }

    /// <summary>The passive of "verb {t} …" or "verb the {t} noun …"; null for any other.</summary>
    private string? Passive(Phrase phrase)
    {
        var match = DirectObject().Match(phrase.Pattern);
        if (!match.Success || match.Groups["verb"].Value is "be" or "have" or "will" or "not" or "let" or "say")
            return null;
        var participle = VerbForms.Of(match.Groups["verb"].Value).Participle;
        var auxiliary = draw.Of(["was", "were", "has been", "have been", "is being"]);
        var agent = draw.Chance(75) ? " by " + Setting.Subject(draw, phrase.Kind.Type) : "";
        return $"{match.Groups["object"].Value} {auxiliary} {participle}{match.Groups["rest"].Value}{agent}";
    }

    private string Finish(string clause) => Setting.Mask(Setting.Around(draw, clause));

    private static bool IsVerbal(Phrase phrase) => !phrase.Pattern.Contains("{s}", StringComparison.Ordinal);

    private static (string Verb, string After) Parts(string pattern)
    {
        var space = pattern.IndexOf(' ', StringComparison.Ordinal);
        return pattern.StartsWith("ethnically ", StringComparison.Ordinal) || pattern.StartsWith("sharply ", StringComparison.Ordinal)
            ? Parts(pattern[(space + 1)..])
            : space < 0 ? (pattern, "") : (pattern[..space], pattern[space..]);
    }

    [GeneratedRegex(@"^(?<verb>[a-z-]+) (?<object>(?:a |an |the |its )?\{t\}(?: [a-z]+s?)?)(?<rest>(?: (?:of|for|from|to|with|in|at|on|by|into|over|as|under) .*)?)$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex DirectObject();
}
