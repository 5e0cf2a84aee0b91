using System.Globalization;
using Demarche.Analysis.Game;
using Demarche.Language.Model;
using Demarche.Language.Wording;

namespace Demarche.Analysis.Play;

/// <summary>One number of the model that is open, by itself.</summary>
/// <param name="Words">What it is: "the prior that Russia is resolute".</param>
/// <param name="Bounds">Between which bounds the model leaves it, or a judgement is taken to be good for.</param>
/// <param name="Widest">Between which bounds it makes sense at all.</param>
/// <param name="IsShare">Whether it reads as a percentage.</param>
/// <param name="Get">Its value in a draw.</param>
/// <param name="Set">The draw with another value.</param>
public sealed record PlayInput(string Words, Interval Bounds, Interval Widest, bool IsShare, Func<PlayDraw, double> Get, Func<PlayDraw, double, PlayDraw> Set)
{
    /// <summary>How far a number is taken to be open that the model gives as if it were known.</summary>
    private const double Judgement = 0.2;

    /// <summary>A value of it in words.</summary>
    public string Say(double value)
    {
        var size = IsShare ? string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(value):0.#%}")
            : string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(value):0.#}");
        return value < 0 ? $"−{size}" : Widest.Low < 0 && value > 0 ? $"+{size}" : size;
    }

    /// <summary>The open numbers of a crisis, in the order of the model.</summary>
    public static IReadOnlyList<PlayInput> Of(Crisis crisis, PlayTable table)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        ArgumentNullException.ThrowIfNull(table);
        return [.. Precisions(crisis, table.Sampler), .. Priors(crisis), .. Worths(crisis, table), .. Costs(crisis, table), .. Settings(crisis)];
    }

    private static IEnumerable<PlayInput> Precisions(Crisis crisis, PlaySampler sampler)
    {
        int[] own = [.. Enumerable.Range(0, crisis.Parties.Count).Where(p => sampler.PrecisionOf(p) != sampler.PrecisionOf(0))];
        if (own.Length == 0)
        {
            yield return new PlayInput("how exactly parties choose (λ)", sampler.PrecisionOf(0), new Interval(0, 32), false,
                d => d.Precision[0], (d, v) => d with { Precision = [.. d.Precision.Select(_ => v)] });
            yield break;
        }

        for (var p = 0; p < crisis.Parties.Count; p++)
        {
            var party = p;
            yield return new PlayInput($"how exactly {crisis.Parties[p].Words} chooses (λ)", sampler.PrecisionOf(p), new Interval(0, 32), false,
                d => d.Precision[party], (d, v) => d with { Precision = With(d.Precision, party, v) });
        }
    }

    private static IEnumerable<PlayInput> Priors(Crisis crisis)
    {
        for (var p = 0; p < crisis.Parties.Count; p++)
        {
            var types = crisis.Parties[p].Types;
            for (var t = 0; t < (types.Count == 2 ? 1 : types.Count); t++)
            {
                var (party, type, bounds) = (p, t, types[t].PriorBounds);
                if (bounds.IsPoint) bounds = Within(bounds.Low - Judgement, bounds.Low + Judgement, 0.01, 0.99);
                yield return new PlayInput($"the prior that {crisis.Parties[p].Words} is {types[t].Words}", bounds, new Interval(0.01, 0.99), true,
                    d => d.Priors[party][type], (d, v) => d with { Priors = With(d.Priors, party, Shifted(d.Priors[party], type, v)) });
            }
        }
    }

    private static IEnumerable<PlayInput> Worths(Crisis crisis, PlayTable table)
    {
        if (crisis.Break is null) yield break;
        for (var p = 0; p < crisis.Parties.Count; p++)
        {
            if (table.Centre.FirstChoice(p) < 0) continue;
            var party = p;
            yield return new PlayInput($"what a break is worth to {crisis.Parties[p].Words}, against what its order says", new Interval(-Judgement, Judgement),
                new Interval(-0.5, 0.5), true,
                d => d.BreakShift[party], (d, v) => d with { BreakShift = With(d.BreakShift, party, v) });
        }
    }

    private static IEnumerable<PlayInput> Costs(Crisis crisis, PlayTable table)
    {
        var sampler = table.Sampler;
        foreach (var k in Enumerable.Range(0, sampler.Costs.Count).Except(IdleCosts.Items(table.Centre.Game)))
        {
            var item = k;
            var payer = crisis.Parties[sampler.Costs.Payer(k)].Words;
            var words = k < sampler.Costs.Threats.Count
                ? $"what it costs {payer} not to keep its {(sampler.Costs.Threats[k].IsPromise ? "promise" : "threat")} ({Word(sampler.Costs.Threats, k)})"
                : $"what {sampler.Costs.Factions[k - sampler.Costs.Threats.Count].Faction.Name} can make {payer} pay "
                    + $"{(sampler.Costs.Factions[k - sampler.Costs.Threats.Count].Faction.Voice == Voice.Press ? "for holding back" : "for a move")}";
            yield return new PlayInput(words, sampler.CostOf(k), new Interval(0, 1), true, d => d.Costs[item], (d, v) =>
                d with { Costs = With(d.Costs, item, v) });
        }
    }

    /// <summary>What is threatened, and over what where the same is threatened twice.</summary>
    private static string Word(IReadOnlyList<Threat> threats, int k)
    {
        var said = threats[k];
        var twice = threats.Count(t => t.By == said.By && t.IsPromise == said.IsPromise && t.Then.Words == said.Then.Words) > 1;
        return twice ? $"{said.Then.Words} if {said.If.Words}" : said.Then.Words;
    }

    private static IEnumerable<PlayInput> Settings(Crisis crisis)
    {
        if (crisis.Issues.Count > 0)
        {
            yield return new PlayInput($"what a point of stake is worth ({Phrases.List(crisis.Issues.Select(i => i.Name))})", crisis.Play.Stake,
                new Interval(0, 0.2), true, d => d.Stake, (d, v) => d with { Stake = v });
        }

        if (!crisis.Play.Discount.IsPoint)
            yield return new PlayInput("what a day's delay takes off", crisis.Play.Discount, new Interval(0, 0.5), true, d => d.Discount, (d, v) =>
            d with { Discount = v });
        if (crisis.Risks.Any(r => !r.Chance.IsPoint))
        {
            yield return new PlayInput("how likely it is that things happen by themselves, within the bounds given", new Interval(0, 1), new Interval(0, 1),
                true, d => d.RiskHeight, (d, v) => d with { RiskHeight = v });
        }
    }

    private static Interval Within(double low, double high, double least, double most) => new(Math.Max(low, least), Math.Min(high, most));

    /// <summary>One type's probability set, the others keeping their proportions.</summary>
    private static double[] Shifted(IReadOnlyList<double> priors, int type, double value)
    {
        var others = 1 - priors[type];
        return [.. priors.Select((p, t) => t == type ? value : others > 0 ? p * (1 - value) / others : (1 - value) / (priors.Count - 1))];
    }

    private static IReadOnlyList<T> With<T>(IReadOnlyList<T> list, int place, T value) => [.. list.Select((x, k) => k == place ? value : x)];
}
