using System.Collections.Frozen;
using Demarche.Record.Reading.Words;
using Lingua;

namespace Demarche.Record.Reading.Texts;

/// <summary>
/// In what language a text is. The share of small English words settles it for nearly every English text; only where it is low is Lingua asked, which then
/// names the language too.
/// </summary>
internal static class TextLanguage
{
    private const int Looked = 6000;
    private const double English = 0.12;
    private static readonly FrozenSet<string> Small = WordLists.Set(
        "the of and to in that is was for on with as by at from it he his be are were has have had not but this which an or its they will would said who "
        + "their been more a");
    private static readonly Lazy<LanguageDetector> Detector = new(() => LanguageDetectorBuilder.FromAllLanguages().WithLowAccuracyMode().Build());

    /// <summary>The name of the language when it is not English, as in "French"; null for English and for a text too short to tell.</summary>
    public static string? Other(string text)
    {
        var start = text[..Math.Min(text.Length, Looked)];
        var words = Tokenizer.Cut(start, 0, start.Length).Where(t => t.Kind == TokenKind.Word).ToList();
        if (words.Count < 12) return words.Count > 3 && start.Count(c => char.IsLetter(c) && c > 0x24F) * 2 > start.Count(char.IsLetter) ? Named(start) : null;
        if ((double)words.Count(w => Small.Contains(w.Word)) / words.Count >= English) return null;
        return Named(start);
    }

    /// <summary>What Lingua says; null where its models are not beside the program.</summary>
    private static Lingua.Language? Detected(string text)
    {
        try
        {
            return Detector.Value.DetectLanguageOf(text);
        }
        catch (Exception missing) when (missing is IOException or AggregateException { InnerException: IOException })
        {
            return null;
        }
    }

    private static string? Named(string text)
    {
        if (Detected(text) is not { } language) return "in another language";
        return language is Lingua.Language.English ? null : language is Lingua.Language.Unknown ? "in another language" : language.ToString();
    }
}
