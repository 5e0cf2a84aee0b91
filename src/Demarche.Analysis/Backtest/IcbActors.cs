using Demarche.Analysis.Outside;
using Demarche.Language.Diagnostics;

namespace Demarche.Analysis.Backtest;

/// <summary>A state that was put into a crisis, as International Crisis Behavior codes it; codes that are missing are null.</summary>
/// <param name="Crisis">The number of its crisis.</param>
/// <param name="Name">Its short name.</param>
/// <param name="Began">When it was put into crisis: year, month and day as one number that orders them; what is not known comes last.</param>
/// <param name="Trigger">What put it into crisis (TRIGGR): 1 a verbal act, 2 political, 3 economic, 4 external change, 5 other non-violent, 6
/// internal challenge, 7 non-violent
/// military, 8 indirect violence, 9 violence.</param>
/// <param name="Gravity">The gravest threat that it saw (GRAVTY): 0 economic to 6 its existence, 7 other.</param>
/// <param name="Power">How much more powerful it was than its adversary (POWDIS), below 0 for less.</param>
/// <param name="Protracted">Whether the crisis belongs to a protracted conflict (PC): 1 no, 2 yes, 3 within a long war.</param>
public sealed record IcbActor(int Crisis, string Name, int Began, int? Trigger, int? Gravity, int? Power, int? Protracted)
{
    private static readonly string[] Needed = ["crisno", "actor", "triggr", "yrtrig", "motrig", "datrig", "gravty", "powdis", "pc"];

    /// <summary>Reads the actors; lines without the number of a crisis are left out.</summary>
    /// <param name="text">The file, comma-separated with a header.</param>
    /// <param name="file">Its name as the user knows it.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    public static IReadOnlyList<IcbActor> Read(string text, string file, DiagnosticBag diagnostics) =>
        [.. IcbTable.Read(text, file, Needed, diagnostics).Select(Actor).OfType<IcbActor>()];

    /// <summary>The actor that each crisis put into crisis first; of several on one day the one that the file lists first.</summary>
    public static IReadOnlyDictionary<int, IcbActor> First(IEnumerable<IcbActor> actors)
    {
        ArgumentNullException.ThrowIfNull(actors);
        return actors.GroupBy(a => a.Crisis).ToDictionary(g => g.Key, g => g.MinBy(a => a.Began)!);
    }

    private static IcbActor? Actor(IcbRow row)
    {
        int Part(string column, int last) => row.Code(column) is { } part and >= 0 && part < last ? part : last;
        if (row.Code("crisno") is not { } number) return null;
        var began = (Part("yrtrig", 9999) * 100 + Part("motrig", 99)) * 100 + Part("datrig", 99);
        return new IcbActor(number, row.Text("actor"), began, row.Code("triggr"), row.Code("gravty"), row.Code("powdis"), row.Code("pc"));
    }
}
