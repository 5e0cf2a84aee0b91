using Demarche.Language.Diagnostics;

namespace Demarche.Analysis.Outside;

/// <summary>What a state that was put into a crisis did, from the actor-level file of International Crisis Behavior. Codes as in its codebook.</summary>
/// <param name="Year">The year in which its crisis began; null where not coded.</param>
/// <param name="IsViolent">Whether its major response was violent, alone or among others.</param>
/// <param name="Days">How many days after the trigger it responded.</param>
internal sealed record IcbAnswer(int? Year, bool IsViolent, int Days);

/// <summary>
/// Counts how states that words, or a political or economic act, put into a crisis answered, from the actor-level file of International Crisis Behavior.
/// </summary>
internal static class IcbAnswers
{
    private const int Watched = 9;

    private static readonly string[] Needed = ["crisno", "triggr", "yrtrig", "majres", "trgresra"];

    /// <summary>Whether a file is of this kind: by the columns that only it has.</summary>
    public static bool Fits(string text)
    {
        var header = text.AsSpan(0, Math.Max(0, text.IndexOf('\n', StringComparison.Ordinal)));
        return header.Contains("majres", StringComparison.OrdinalIgnoreCase) && header.Contains("trgresra", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Reads the answers to triggers of these kinds; those whose day is not coded are left out, as the bundled count has it.</summary>
    public static IReadOnlyList<IcbAnswer> Read(string text, string file, DiagnosticBag diagnostics) =>
    [
        .. IcbTable.Read(text, file, Needed, diagnostics).Where(row => row.Code("triggr") is >= 1 and <= 3 && row.Code("trgresra") is >= 0)
            .Select(row => new IcbAnswer(row.Code("yrtrig"), row.Code("majres") is 8 or 9, row.Code("trgresra")!.Value)),
    ];

    /// <summary>The class that is counted from them; a state is watched until it answers with violence, or for nine days.</summary>
    public static CountedClass Count(IReadOnlyList<IcbAnswer> answers, string source)
    {
        bool Came(IcbAnswer answer) => answer.IsViolent && answer.Days <= Watched;
        var years = answers.Select(a => a.Year).OfType<int>().DefaultIfEmpty(0).ToArray();
        return new CountedClass("violence/within-9-days", "violent answer", "a state put into a crisis answers with violence within nine days",
            "states put into a crisis by words, or by a political or economic act", "peaceful", null, null, answers.Count(Came), answers.Count, Watched,
            answers.Sum(a => Came(a) ? a.Days : Watched), $"{years.Min()}-{years.Max()}", source);
    }
}
