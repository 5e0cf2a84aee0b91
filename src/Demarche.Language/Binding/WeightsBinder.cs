using System.Globalization;
using System.Numerics;
using Demarche.Language.Diagnostics;
using Demarche.Language.Model;
using Demarche.Language.Statements;
using Demarche.Language.Syntax;

namespace Demarche.Language.Binding;

/// <summary>
/// Binds weights of levels. Decimals are made whole by multiplying all weights of a party with the same power of ten, which changes no
/// comparison of sums.
/// </summary>
internal sealed class WeightsBinder(Vocabulary vocabulary, DiagnosticBag diagnostics)
{
    private readonly LeverLookup levers = new(vocabulary, diagnostics);

    public Preference Bind(YamlNode weights, int party, string who)
    {
        if (vocabulary.Levers.Count == 0)
        {
            diagnostics.Report(PreferenceRules.WeightsNeedLevers, weights.Span);
            return new Preference.Indifferent();
        }

        var given = weights.Entries().SelectMany(entry => Read(entry, party)).ToArray();
        var digits = given.Select(w => w.Weight.Decimals).DefaultIfEmpty(0).Max();
        var whole = vocabulary.Levers.Select(l => new BigInteger[l.Levels.Count]).ToArray();
        foreach (var (lever, level, weight) in given) whole[lever][level] = weight.Digits * BigInteger.Pow(10, digits - weight.Decimals);
        var largest = whole.Select(w => w.Select(BigInteger.Abs).DefaultIfEmpty().Max()).Aggregate(BigInteger.Zero, (a, b) => a + b);
        if (largest <= long.MaxValue) return new Preference.Weights([.. whole.Select(w => w.Select(x => (long)x).ToArray())]);
        diagnostics.Report(PreferenceRules.WeightsTooLarge, weights.Span, who);
        return new Preference.Indifferent();
    }

    private IEnumerable<(int Lever, int Level, Exact Weight)> Read(YamlEntry entry, int party)
    {
        var name = NameSyntax.OfKey(entry.Name);
        var found = levers.Candidates(name, party);
        if (found.Count == 0) levers.ReportUnknownLever(name, entry.Key.Span, party);
        if (found.Count == 0 || levers.One(found, name, entry.Key.Span) is not { } lever || vocabulary.IsBroken(lever)) yield break;
        var levels = vocabulary.Levers[lever].Levels;
        if (entry.Value is YamlMapping byLevel)
        {
            foreach (var one in byLevel.Entries)
            {
                var level = levers.Level(lever, NameSyntax.OfKey(one.Name), one.Key.Span);
                if (level >= 0 && Exact.Of(one.Value) is { } weight) yield return (lever, level, weight);
            }
        }
        else if (levels.Count != 2)
        {
            diagnostics.Report(PreferenceRules.WeightNeedsLevel, entry.Value.Span, vocabulary.FullName(lever), levels.Count);
        }
        else if (Exact.Of(entry.Value) is { } weight)
        {
            yield return (lever, 1, weight);
        }
    }

    /// <summary>A decimal number as whole digits and how many of them stand after the point.</summary>
    private readonly record struct Exact(BigInteger Digits, int Decimals)
    {
        public static Exact? Of(YamlNode node)
        {
            if (node.Number() is null) return null;
            var text = node.Text()!;
            var point = text.IndexOf('.');
            return new Exact(
                BigInteger.Parse(text.Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
                point < 0 ? 0 : text.Length - point - 1);
        }
    }
}
