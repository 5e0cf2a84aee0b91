using Demarche.Engine.Outside;
using Demarche.Language.Diagnostics;
using Demarche.Language.Model;
using Demarche.Language.Syntax;

namespace Demarche.Language.Binding;

/// <summary>Binds a class of cases, from a table or counted in a model.</summary>
internal sealed class ClassBinder(DiagnosticBag diagnostics)
{
    /// <summary>The keys that give counts.</summary>
    public static IReadOnlyList<string> CountKeys { get; } = ["of", "k", "n", "share", "per-day", "bounds", "shape", "days", "years"];

    /// <summary>The class; null, and reported, where it makes no sense.</summary>
    public ReferenceClass? Bind(YamlMapping entry)
    {
        if (entry["of"].Text() is not { } of || Rate(entry) is not { } rate) return null;
        return new ReferenceClass
        {
            Id = entry["id"].Text(),
            Kind = entry["kind"].Text(),
            What = entry["what"].Text(),
            Of = of,
            Trigger = entry["trigger"].Text(),
            LongWar = entry["long-war"].YesNo(),
            Between = entry["between"].Text(),
            Setting = entry["setting"].Text(),
            PartOf = entry["part-of"].Text(),
            Rate = rate,
            Years = entry["years"].Text(),
            Source = entry["source"].Text(),
            Caveat = entry["caveat"].Text(),
            Span = entry.Span,
        };
    }

    /// <summary>Counts and hazard; null, and reported, where they make no sense.</summary>
    public ReferenceRate? Rate(YamlMapping entry)
    {
        var (k, n, share) = (entry["k"].Number(), entry["n"].Number(), entry["share"].Share());
        if (share is null && (k is null || n is null))
        {
            if (entry["k"] is null || entry["n"] is null) diagnostics
                .Report(OutsideRules.Incomplete, entry.Span, entry["k"] is null && entry["n"] is null ? "`k` and `n`" : entry["k"] is null ? "`k`" : "`n`");
            return null;
        }

        if (k is not null && n is not null && (k > n || n < 1))
        {
            diagnostics.Report(OutsideRules.Counts, entry["k"]!.Span, entry["k"].Text()!, entry["n"].Text()!);
            return null;
        }

        var perDay = entry["per-day"].Share();
        var (low, high) = entry["bounds"] is YamlSequence { Items: [var first, var second] } ? (first.Share(), second.Share()) : (null, null);
        if (perDay is not null && low is not null && high is not null && !(low <= perDay && perDay <= high))
        {
            diagnostics.Report(OutsideRules.Bounds, entry["bounds"]!.Span, entry["per-day"].Text()!, ((YamlSequence)entry["bounds"]!).Items[0]
                .Text()!, ((YamlSequence)entry["bounds"]!).Items[1].Text()!);
            return null;
        }

        return new ReferenceRate((double)(k ?? 0), (double)(n ?? 0))
        {
            Sure = k is null || n is null ? (double?)share : null,
            PerDay = (double?)perDay,
            PerDayLow = (double?)low,
            PerDayHigh = (double?)high,
            Shape = (double)(entry["shape"].Number() ?? 1),
            Days = (double?)entry["days"].Number(),
        };
    }
}
