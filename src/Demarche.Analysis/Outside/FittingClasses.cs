using Demarche.Language.Binding;
using Demarche.Language.Model;

namespace Demarche.Analysis.Outside;

/// <summary>How a class of cases agrees with what a model says of its crisis.</summary>
/// <param name="Class">The class.</param>
/// <param name="Fits">Whether all that its cases have in common is so here.</param>
/// <param name="Agrees">How many of these things the model says, too.</param>
/// <param name="Unsaid">Those of which the model says nothing, as they are written: <c>trigger: violence</c>.</param>
public sealed record FittingClass(ReferenceClass Class, bool Fits, int Agrees, IReadOnlyList<string> Unsaid);

/// <summary>Which class of past cases a crisis belongs to.</summary>
public sealed class FittingClasses
{
    private FittingClasses(ReferenceClass? chosen, bool isNamed, string? kind, bool kindIsGuessed, IReadOnlyList<FittingClass> all) =>
        (Chosen, IsNamed, Kind, KindIsGuessed, All) = (chosen, isNamed, kind, kindIsGuessed, all);

    /// <summary>The class that gives the outside view; null where the model names none and says too little for one to be found.</summary>
    public ReferenceClass? Chosen { get; }

    /// <summary>Whether the model names or counts it; otherwise it was found by what the model says.</summary>
    public bool IsNamed { get; }

    /// <summary>What kind of thing the break is; null where neither the model nor its words say.</summary>
    public string? Kind { get; }

    /// <summary>Whether that is a guess from words, on which nothing rests but the list of classes to choose from.</summary>
    public bool KindIsGuessed { get; }

    /// <summary>All classes of that kind, best fitting first.</summary>
    public IReadOnlyList<FittingClass> All { get; }

    /// <summary>Looks for the class.</summary>
    /// <param name="crisis">The crisis.</param>
    /// <param name="days">How far ahead one looks, in days.</param>
    public static FittingClasses Of(Crisis crisis, double days)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        var view = crisis.Outside;
        var said = view?.Kind ?? view?.Class?.Kind;
        var kind = said ?? (crisis.Break is { } broken ? BreakKind.Guess($"{broken.Name} {broken.Clause.Words}") : null);
        var all = (view?.Known ?? ReferenceClasses.Bundled)
            .Where(c => kind is not null && c.Kind == kind)
            .Select(c => Fit(c, view))
            .OfType<FittingClass>()
            .OrderByDescending(f => f.Fits).ThenByDescending(f => f.Agrees).ThenBy(f => f.Unsaid.Count)
            .ThenBy(f => f.Class.Rate.Days is { } span ? Math.Abs(Math.Log(span / Math.Max(1, days))) : double.MaxValue)
            .ThenByDescending(f => f.Class.Rate.N)
            .ToArray();
        if (view?.Class is { } named) return new FittingClasses(named, true, kind, said is null, all);
        var found = view?.Kind is null ? null : all.FirstOrDefault(f => f is { Fits: true, Class: { Setting: null, PartOf: null } })?.Class;
        return new FittingClasses(found, false, kind, said is null, all);
    }

    /// <summary>Null where the model says otherwise than the class.</summary>
    private static FittingClass? Fit(ReferenceClass c, OutsideView? view)
    {
        var (agrees, unsaid, contradicts) = (0, new List<string>(), false);
        Compare("trigger", c.Trigger, view?.Trigger);
        Compare("long-war", Said(c.LongWar), Said(view?.LongWar));
        Compare("between", c.Between, view?.Between);
        if (c.Setting is { } setting) unsaid.Add(setting);
        return contradicts ? null : new FittingClass(c, unsaid.Count == 0, agrees, unsaid);

        void Compare(string key, string? ofClass, string? ofModel)
        {
            if (ofClass is null) return;
            if (ofModel is null) unsaid.Add($"{key}: {ofClass}");
            else if (ofModel == ofClass) agrees++;
            else contradicts = true;
        }
    }

    private static string? Said(bool? yes) => yes switch { true => "yes", false => "no", _ => null };
}
