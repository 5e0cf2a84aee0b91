using Demarche.Analysis.Game;
using Demarche.Analysis.Play;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Outside;

/// <summary>
/// Models that are as typical of a crisis' class as can be had from the crisis itself: the same levers, calendar, types and outcomes, but the order of every
/// type drawn at random from the orders of its own statements.
/// </summary>
internal static class TypicalModels
{
    /// <summary>How many stand for all.</summary>
    public const int Count = 40;

    /// <summary>The games of a model that is named as typical, as many days ahead of its own day; or why it is not played.</summary>
    public static (PlayTable? Games, string? WhyNot) Named(Crisis named, int days, PlayRequest request, CancellationToken cancellation)
    {
        var asOf = named.AsOf ?? named.Calendar[0].On;
        var made = Compiler.TryCompile(named, threads: request.Threads, cancellation: cancellation);
        var asked = request with { Horizon = asOf.AddDays(days), From = null, Follows = false, Choices = new() };
        var (games, whyNot) = made.Compiled is { } compiled ? PlayTable.Of(compiled, asked, cancellation)
            : (null, string.Join("; ", made.Problems.Select(p => p.Message)));
        return games is null ? (null, $"The model {named.File}, which is named as typical, cannot be played: {whyNot}") : (games.As(null), null);
    }

    /// <summary>A draw of a typical model, by its number: all that is open as in a draw of the crisis itself, the orders shuffled.</summary>
    public static PlayDraw Draw(PlaySampler sampler, Crisis crisis, int seed, int number)
    {
        var draw = sampler.Draw(seed, number);
        return draw with
        {
            Orders =
            [
                .. draw.Orders.Select((types, p) => (IReadOnlyList<DrawnOrder>)
                [
                    .. types.Select((o, t) =>
                        o with { Order = Shuffled(o.Order, new DrawStream(DrawStream.Key(seed, number, $"typical {Who(crisis.Parties[p], t)}"))) }),
                ]),
            ],
        };
    }

    /// <summary>The same statements in another order, every order as likely as any other.</summary>
    internal static Preference Shuffled(Preference order, Random random) => order switch
    {
        Preference.Priorities priorities =>
            priorities with { Groups = [.. Shuffled([.. priorities.Groups.SelectMany(g => g)], random).Select(c => (IReadOnlyList<Clause>)[c])] },
        Preference.Ranking ranking => ranking with { Groups = Shuffled([.. ranking.Groups], random) },
        Preference.Utilities utilities =>
            utilities with { Terms = [.. utilities.Terms.Zip(Shuffled([.. utilities.Terms.Select(t => t.Value)], random), (t, value) => (t.Clause, value))] },
        Preference.Weights weights => weights with { ByLever = Shuffled(weights.ByLever, random) },
        _ => order,
    };

    private static string Who(Party party, int type) => party.Types.Count > 0 ? $"{party.Name}/{party.Types[type].Name}" : party.Name;

    private static T[] Shuffled<T>(T[] items, Random random)
    {
        for (var k = items.Length - 1; k > 0; k--)
        {
            var other = (int)(random.NextDouble() * (k + 1));
            (items[k], items[other]) = (items[other], items[k]);
        }

        return items;
    }

    /// <summary>
    /// How much each lever matters, by the distance between its best and worst level, is dealt out anew; which of its levels is the better stays.
    /// </summary>
    private static long[][] Shuffled(IReadOnlyList<long[]> byLever, Random random)
    {
        long[] spread = [.. byLever.Select(w => w.Length == 0 ? 0 : w.Max() - w.Min())];
        var dealt = Shuffled([.. Enumerable.Range(0, spread.Length).Where(l => spread[l] > 0)], random);
        int[] open = [.. Enumerable.Range(0, spread.Length).Where(l => spread[l] > 0)];
        var place = open.Zip(dealt).ToDictionary(p => p.First, p => p.Second);
        const long fine = 1000;
        return [.. byLever.Select((w, l) => spread[l] == 0 ? w
            : [.. w.Select(x => (long)Math.Round((double)fine * (x - w.Min()) * spread[place[l]] / spread[l]))])];
    }
}
