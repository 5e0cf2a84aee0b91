using Demarche.Record.Codebook;
using Demarche.Record.Events;
using Demarche.Record.Reading.Frames;
using Demarche.Record.Reading.Names;
using Demarche.Record.Reading.Words;

namespace Demarche.Record.Reading;

/// <summary>What an event is, in a sentence: in the text's own words where these name the author, else with the author put before them.</summary>
internal static class EventSentence
{
    private const int Longest = 240;

    public static string Of(Found one, string text)
    {
        var by = one.By is null ? "Somebody" : Both(one);
        var then = Cut(text, one.Then);
        var condition = Condition(Cut(text, one.If), one.IfIsNoun);
        var sentence = one switch
        {
            { Negated: true } => $"{by}: {Quote(one, text)}",
            { Kind.Type: EventType.Threaten } when then.Length > 0 => $"{by} threatens {Clause(then)}{condition}",
            { Kind: { Type: EventType.Agree, Cameo: "036" } } =>
                $"{Together(one)} {(one.Aspect == EventAspect.Supposed ? "may meet" : one.Toward is null && one.With.Count == 0 ? "is to meet"
                    : "are to meet")}: {Quote(one, text)}",
            { Kind.Type: EventType.Agree } when then.Length > 0 => $"{by} promises {Clause(then)}{condition}",
            _ => Startsby(one, text) ? Quote(one, text) : $"{by}: {Quote(one, text)}",
        };
        return sentence.Length <= Longest ? sentence : sentence[..(char.IsHighSurrogate(sentence[Longest - 2]) ? Longest - 2 : Longest - 1)] + "…";
    }

    private static string Clause(string then)
    {
        var words = then.Split(' ');
        if ((Verbs.Read(words[0].ToLowerInvariant()).Form & VerbForm.Base) != VerbForm.None) return $"to {then}";
        return Array.Exists(words, w => WordLists.Modals.Contains(w) || WordLists.Auxiliaries.Contains(w)) ? $"that {then}" : then;
    }

    private static string Condition(string words, bool noun) => words.Length == 0 ? ""
        : words.Split(' ')[0].ToLowerInvariant() is "unless" or "until" or "till" or "without" ? $" {words}" : noun ? $" in case of {words}" : $" if {words}";

    private static string Both(Found one) =>
        one.With.Count > 0 && one.Toward is not null && !one.With.Exists(w => w.IsSame(one.Toward))
        && one.Kind.Type is not (EventType.Threaten or EventType.Request)
        ? Articles.Opening(string.Join(", ", one.With.Select(w => w.Name).Prepend(one.By!.Name))) : Articles.Opening(one.By!.Name);

    private static string Together(Found one)
    {
        string[] names = [.. new[] { one.By?.Name, one.Toward?.Name }.Concat(one.With.Select(w => w.Name)).OfType<string>().Where(n => n.Length > 0)
            .Select((n, i) => i == 0 ? Articles.Opening(n) : Articles.Inside(n))];
        return names switch
        {
            [] => "Somebody",
            [var only] => only,
            [.. var first, var last] => $"{string.Join(", ", first)} and {last}",
        };
    }

    /// <summary>Whether the quote begins with a name, so that it can stand as it is.</summary>
    private static bool Startsby(Found one, string text) =>
        one.By is not null && text.AsSpan(one.Quote.Start, one.Quote.End - one.Quote.Start).Contains(one.By.Name, StringComparison.Ordinal);

    private static string Quote(Found one, string text) => Cut(text, one.Quote) is { Length: > 0 } words ? char.ToUpperInvariant(words[0]) + words[1..] : "";

    private static string Cut(string text, (int Start, int End) span) =>
        string.Join(' ', text[span.Start..span.End].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
