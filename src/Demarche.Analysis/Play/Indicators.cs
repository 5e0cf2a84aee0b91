using System.Globalization;
using System.Runtime.InteropServices;
using Demarche.Engine.Outside;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Play;

/// <summary>What to watch for, and what it would tell.</summary>
/// <param name="On">The day, yyyy-MM-dd.</param>
/// <param name="What">The occasion.</param>
/// <param name="Party">Who would do it.</param>
/// <param name="Words">What it would do, as a clause.</param>
/// <param name="Chance">How often it comes about in play, if the break has not before.</param>
/// <param name="Now">The probability of a break by the horizon as it is.</param>
/// <param name="IfSeen">The same once it has been seen.</param>
/// <param name="IfNot">The same once the day has passed without it.</param>
/// <param name="Tells">How much seeing whether it comes about tells of the break, on average, in bits.</param>
public sealed record IndicatorFinding(string On, string What, string Party, string Words, double Chance, double Now, double IfSeen, double IfNot, double Tells);

/// <summary>
/// Indicators and warnings: moves that may be seen at an occasion, each with what it tells of a break to come. From the game's own conditional
/// probabilities, over a few of its runs; the answer is moved by them as Bayes' rule has it: its odds times how much likelier the move is where a break
/// follows.
/// </summary>
/// <remarks>
/// A sign is a lever put to a level, alone or with others, whatever the state in which that is done; in graph form a state that is moved to. Moves that are
/// the break itself are no signs of it.
/// </remarks>
internal sealed class Indicators(CompiledCrisis compiled, PlayTable table, PlayRequest request)
{
    private const int Runs = 8;
    private const int Most = 8;

    /// <summary>Signs that come about less often than this in play are not worth watching for.</summary>
    private const double LeastChance = 1e-4;

    /// <summary>A sign that moves the odds by less than this is none.</summary>
    private const double LeastFactor = 1.1;

    private readonly StateSpace space = compiled.Space;
    private readonly StateWords words = new(compiled);

    /// <summary>The most telling, first.</summary>
    /// <param name="answer">The probability of a break as it is: joined where there is an outside view, in play where there is none.</param>
    /// <param name="known">What was read off the first runs already.</param>
    /// <param name="cancellation">Stops early.</param>
    public IReadOnlyList<IndicatorFinding> Find(double answer, IReadOnlyList<Signs> known, CancellationToken cancellation)
    {
        var signs = new Dictionary<(int Date, int Party, int Lever, int To), SignWeight>();
        var chances = new Dictionary<(int Date, int Party), SignWeight>();
        var most = Math.Min(Runs, request.Draws);
        var rest = known.Count >= most ? []
            : new PlayEnsemble(table, request).Each(known.Count, most, (solver, draw) => Read(solver.Solve(draw, cancellation).Graph), null, cancellation);
        foreach (var found in known.Take(most).Concat(rest.Select(r => r.Result)))
        {
            foreach (var (key, tally) in found.Seen) Add(signs, key, tally);
            foreach (var (key, tally) in found.Chances) Add(chances, key, tally);
        }

        return [.. signs.Select(s => Of(s.Key, s.Value, chances[(s.Key.Date, s.Key.Party)], answer)).OfType<IndicatorFinding>().OrderByDescending(f => f.Tells)
            .ThenBy(f => f.On, StringComparer.Ordinal).ThenBy(f => f.Words, StringComparer.Ordinal).Take(Most)];
    }

    private IndicatorFinding? Of((int Date, int Party, int Lever, int To) key, SignWeight seen, SignWeight all, double answer)
    {
        var chance = seen.Seen / all.Seen;
        var (base0, after) = (all.Breaks / all.Seen, seen.Breaks / seen.Seen);
        if (!(chance > LeastChance) || chance >= 1 || base0 is <= 0 or >= 1) return null;
        var without = Math.Max(0, all.Breaks - seen.Breaks) / (all.Seen - seen.Seen);
        var (ifSeen, ifNot) = (Moved(answer, base0, after), Moved(answer, base0, without));
        var factor = Math.Abs(Logistic.Odds(ifSeen) - Logistic.Odds(answer));
        if (factor < Math.Log(LeastFactor)) return null;
        var tells = chance * Divergence(ifSeen, answer) + (1 - chance) * Divergence(ifNot, answer);
        var (on, what) = table.Centre.Dates[key.Date];
        var who = key.Lever < 0 ? compiled.Crisis.Parties[key.Party].Words : compiled.Crisis.OwnerWords(key.Lever);
        return new IndicatorFinding(string.Create(CultureInfo.InvariantCulture, $"{on:yyyy-MM-dd}"), what, who, key.Lever < 0
            ? words.Action(new Step(key.Party, seen.From, key.To)) : compiled.Crisis.Levers[key.Lever].Words[key.To], chance, answer, ifSeen, ifNot, tells);
    }

    /// <summary>The answer once play's own probability has gone from one to another: its odds by the same factor.</summary>
    private static double Moved(double answer, double from, double to) => Logistic.Of(Logistic.Odds(answer) + Logistic.Odds(to) - Logistic.Odds(from));

    private static double Divergence(double p, double q)
    {
        double Part(double a, double b) => a <= 0 ? 0 : a * Math.Log2(a / b);
        return Part(p, q) + Part(1 - p, 1 - q);
    }

    /// <summary>The moves of one run that may be seen.</summary>
    public Signs Read(PlayedGraph graph)
    {
        var game = graph.Game;
        var (reach, breaks) = (graph.Reach(), graph.Breaks());
        var signs = new Dictionary<(int Date, int Party, int Lever, int To), SignWeight>();
        var chances = new Dictionary<(int Date, int Party), SignWeight>();
        var changes = new Dictionary<(int From, int End), (int Lever, int To)[]>();
        for (var place = 0; place < graph.Places; place++)
        {
            var node = graph.Node(place);
            if (reach[place] <= 0 || game.IsBroken(node)) continue;
            var date = table.Centre.DateOf(node);
            if (game.Mover(node) is not { } party) continue;
            for (var e = graph.FirstEdge(place); e < graph.FirstEdge(place + 1); e++)
            {
                var (to, mass) = (graph.Target(e), reach[place] * graph.Weight(e));
                if (game.IsBroken(graph.Node(to))) continue;
                var (from, end) = (game.From(node), game.Option(node, graph.Action(e)));
                var tally = new SignWeight(mass, mass * breaks[to], from);
                Add(chances, (date, party), tally);
                if (!changes.TryGetValue((from, end), out var changed)) changes[(from, end)] = changed = [.. Changes(from, end)];
                foreach (var (lever, level) in changed) Add(signs, (date, party, lever, level), tally);
            }
        }

        return new Signs(signs, chances);
    }

    /// <summary>What a move changes: levers with their new levels; in graph form the state it leads to, as of lever −1.</summary>
    private IEnumerable<(int Lever, int To)> Changes(int from, int end)
    {
        if (from == end) return [];
        if (space.Levers.Count == 0) return [(-1, end)];
        return Enumerable.Range(0, space.Levers.Count).Where(l => space.LevelOf(from, l) != space.LevelOf(end, l) && space.LevelOf(end, l) >= 0)
            .Select(l => (l, space.LevelOf(end, l)));
    }

    private static void Add<TKey>(Dictionary<TKey, SignWeight> into, TKey key, SignWeight tally)
        where TKey : notnull
    {
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(into, key, out var isThere);
        sum = isThere ? sum.Plus(tally) : tally;
    }
}

/// <summary>What of a run may be seen, by day, party, lever and level; and how often each party had a chance to move on each day.</summary>
internal sealed record Signs(
    IReadOnlyDictionary<(int Date, int Party, int Lever, int To), SignWeight> Seen, IReadOnlyDictionary<(int Date, int Party), SignWeight> Chances);

/// <summary>How much of play sees something, how much of that ends in the break, and from which state it was first seen.</summary>
internal readonly record struct SignWeight(double Seen, double Breaks, int From)
{
    public SignWeight Plus(SignWeight other) => this with { Seen = Seen + other.Seen, Breaks = Breaks + other.Breaks };
}
