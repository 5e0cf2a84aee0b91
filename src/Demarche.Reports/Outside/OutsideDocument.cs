using System.Globalization;
using Demarche.Analysis.Outside;
using Demarche.Language.Compiling;
using Demarche.Language.Model;
using Demarche.Reports.Documents;
using Demarche.Reports.Play;
using Demarche.Reports.Words;

namespace Demarche.Reports.Outside;

/// <summary>
/// The classes of past cases that a crisis may belong to: counts, rates, years, sources, caveats, and the nearest cases where the data are at hand.
/// </summary>
public static class OutsideDocument
{
    private const int CasesShown = 12;

    /// <summary>The report.</summary>
    /// <param name="compiled">The crisis.</param>
    /// <param name="fitting">The classes.</param>
    /// <param name="days">How far ahead is looked.</param>
    /// <param name="age">How many days old the crisis is.</param>
    /// <param name="cases">The cases of the class by name, nearest first; none where no data are at hand.</param>
    public static Document Of(CompiledCrisis compiled, FittingClasses fitting, double days, double age, IReadOnlyList<IcbCase> cases)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(fitting);
        ArgumentNullException.ThrowIfNull(cases);
        var sections = new List<Section> { Answer(fitting, days, age) };
        if (fitting.All.Count > 0) sections.Add(Classes(fitting, days, age));
        if (cases.Count > 0) sections.Add(Cases(cases));
        return new Document(compiled.Crisis.Name, string.Create(CultureInfo.InvariantCulture, $"The outside view, {days:0} days ahead"), sections);
    }

    private static Section Answer(FittingClasses fitting, double days, double age)
    {
        var blocks = new List<Block>();
        if (fitting.Chosen is { } chosen)
        {
            var rate = chosen.Rate.Over(days, age);
            blocks.Add(new Block.Lead([
                string.Create(CultureInfo.InvariantCulture,
                    $"In {chosen.Counts}, {chosen.What ?? "it came about"}. For {days:0} days that makes {ProbabilityWords.Percent(rate.Mean)}, "
                    + $"{OutsideSentences.Frequency(rate.Mean)}; with 95% it lies between {ProbabilityWords.Percent(rate.At(0.025))} and "
                    + $"{ProbabilityWords.Percent(rate.At(0.975))}."),
                fitting.IsNamed ? "The model names this class."
                    : "The model names no class; this one fits what it says best. Name another under outside: if it does not.",
            ]));
            if (Drift(chosen, fitting) is { } drift) blocks.Add(Say.Paragraph(new Run(drift)));
            if (chosen.Caveat is { } caveat) blocks.Add(Say.Note(caveat));
        }
        else
        {
            blocks.Add(new Block.Lead(["No outside view is known: the model names no class of past cases, and says too little for one to be found."]));
            blocks.Add(Say.Paragraph(new Run(fitting.Kind is { } kind
                ? $"By its words the break may be a case of “{kind}”. If so, say it (outside: {{ kind: {kind} }}), or name one of the classes below (outside: "
                    + $"{{ class: … }})."
                : "Say what kind of thing the break is (outside: { kind: … }), name a class (outside: { class: … }), or give counts of your own (outside: { "
                    + "of: …, k: …, n: … }).")));
        }

        return new Section("answer", "How often such crises went that way", blocks);
    }

    /// <summary>How the rate of other years compares; null where they are not distinguished.</summary>
    private static string? Drift(ReferenceClass chosen, FittingClasses fitting)
    {
        var parts = fitting.All.Where(f => f.Class.PartOf == chosen.Id && chosen.Id is not null).Select(f => f.Class).ToArray();
        return parts.Length == 0 ? null
            : $"Over all its years {Share(chosen)}; {string.Join("; ", parts.Select(p => $"{p.Years?.Replace('-', '–')} {Share(p)}"))}.";

        static string Share(ReferenceClass c) =>
            string.Create(CultureInfo.InvariantCulture, $"{c.Rate.K:0.#} of {c.Rate.N:#,0.#} ({ProbabilityWords.Percent(c.Rate.Share.Mean)})");
    }

    private static Section Classes(FittingClasses fitting, double days, double age) => new("classes", "Classes of this kind",
    [
        new Block.Table(
            "Those that fit what the model says come first; open is what it does not say",
            [new("Class"), new("Cases"), new("Came about", true), new("A day", true),
                new(string.Create(CultureInfo.InvariantCulture, $"In {days:0} days"), true), new("Years"), new("Fits")],
            [.. fitting.All.Select(f => Row(f, days, age))]),
        new Block.Bullets([.. fitting.All.Where(f => f.Class.Source is not null).GroupBy(f => f.Class.Source!)
            .Select(g => Say.Bullet(new Run($"{g.Key}: "), new Run(string.Join(", ", g.Select(f => f.Class.Id))))) ]),
    ]);

    private static IReadOnlyList<Prose> Row(FittingClass fit, double days, double age)
    {
        var (c, rate) = (fit.Class, fit.Class.Rate.Over(days, age));
        return
        [
            Say.Of(Say.Strong(c.Id ?? "own counts")), c.Of, string.Create(CultureInfo.InvariantCulture, $"{c.Rate.K:0.#} of {c.Rate.N:#,0.#}"),
                c.Rate.PerDay is { } perDay ? string.Create(CultureInfo.InvariantCulture, $"{perDay:0.###%}") : "–",
            $"{ProbabilityWords.Percent(rate.Mean)} ({ProbabilityWords.Percent(rate.At(0.025))} to {ProbabilityWords.Percent(rate.At(0.975))})",
            c.Years?.Replace('-', '–') ?? "–", fit.Fits ? "yes" : $"open: {string.Join(", ", fit.Unsaid)}",
        ];
    }

    private static Section Cases(IReadOnlyList<IcbCase> cases) => new("cases", "The nearest cases",
    [
        new Block.Table($"The latest {Math.Min(CasesShown, cases.Count)} of {cases.Count} cases of the class in the data",
            [new("Crisis"), new("Year", true), new("Came about")],
            [.. cases.Take(CasesShown).Select(c => (IReadOnlyList<Prose>)[c.Name, $"{c.Year}", c.Came ? "yes" : "no"])]),
    ]);
}
