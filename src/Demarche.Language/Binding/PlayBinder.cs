using Demarche.Language.Diagnostics;
using Demarche.Language.Model;
using Demarche.Language.Statements;
using Demarche.Language.Syntax;

namespace Demarche.Language.Binding;

/// <summary>Binds the settings of the game and what may happen by itself.</summary>
internal sealed class PlayBinder(ClauseBinder clauses, GroundsBinder grounds, IntervalReader intervals, StateNumbers numbers)
{
    public PlaySettings Settings(YamlNode? node)
    {
        var given = node as YamlMapping;
        var usual = new PlaySettings();
        return new PlaySettings
        {
            Horizon = given?["horizon"].Date(),
            HorizonSpan = given?["horizon"]?.Span ?? default,
            Order = Order(given?["order"]) ?? usual.Order,
            Precision = intervals.Precision(given?["precision"]) ?? usual.Precision,
            Discount = intervals.Share(given?["discount"]) ?? usual.Discount,
            Stake = intervals.Share(given?["stake"]) ?? usual.Stake,
            StrongStep = (double?)given?["strong-step"].Number() ?? usual.StrongStep,
            Utilities = given?["utilities"].Text() == "midpoint" ? UtilityReading.Midpoint : UtilityReading.Drawn,
            AfterBreak = given?["after-break"].Text() == "ends" ? AfterBreak.Ends : AfterBreak.GoesOn,
            Readiness = intervals.Share(given?["readiness"]),
            BaseRate = given?["base-rate"] is YamlMapping rate && rate["share"].Share() is { } share && rate["of"].Text() is { } of
                ? new BaseRate((double)share, of, grounds.Of(rate)) : null,
            Grounds = grounds.Of(given),
        };
    }

    public IReadOnlyList<Risk> Risks(YamlNode? list)
    {
        var risks = new List<Risk>();
        foreach (var entry in list.Items().OfType<YamlMapping>())
        {
            var scope = new StatementScope(-1, numbers);
            var (where, then, chance) = (clauses.Bind(entry["while"], scope), clauses.Bind(entry["then"], scope), intervals.Share(entry["chance"]));
            if (where is null || then is null || chance is null) continue;
            risks.Add(new Risk(where, then, chance.Value, entry["per"].Text() == "occasion", grounds.Of(entry), entry.Span));
        }

        return risks;
    }

    /// <summary>The order named; null where none is.</summary>
    public static TurnOrder? Order(YamlNode? node) => node.Text() switch
    {
        "listed" => TurnOrder.Listed,
        "simultaneous" => TurnOrder.Simultaneous,
        "random" => TurnOrder.Random,
        _ => null,
    };
}

/// <summary>Reads numbers that may be given as a word, a number or two bounds; null where nothing is given.</summary>
internal sealed class IntervalReader(DiagnosticBag diagnostics)
{
    /// <summary>A cost as a share of all that a party has to gain or lose.</summary>
    public Interval? Cost(YamlNode? node) => node.Text() switch
    {
        "none" => Interval.Of(0),
        "low" => new Interval(0, 0.1),
        "medium" => PlaySettings.MediumCost,
        "high" => new Interval(0.3, 0.6),
        _ => Share(node),
    };

    /// <summary>λ.</summary>
    public Interval? Precision(YamlNode? node) => node.Text() switch
    {
        "low" => new Interval(2, 4),
        "medium" => new Interval(4, 8),
        "high" => new Interval(8, 16),
        _ => Bounds(node, n => n.Number()),
    };

    /// <summary>A share.</summary>
    public Interval? Share(YamlNode? node) => Bounds(node, n => n.Share());

    private Interval? Bounds(YamlNode? node, Func<YamlNode, decimal?> read)
    {
        if (node is not YamlSequence { Items: [var first, var second] }) return node is not null && read(node) is { } value ? Interval.Of((double)value) : null;
        if (read(first) is not { } low || read(second) is not { } high) return null;
        if (low <= high) return new Interval((double)low, (double)high);
        diagnostics.Report(PlayRules.BoundsBackwards, node.Span, first.Text()!, second.Text()!);
        return null;
    }
}
