using Demarche.Analysis.Asking;
using Demarche.Engine.Paths;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;

namespace Demarche.Reports.Paths;

/// <summary>
/// The shortest ways from now: who must move, and where foresight would stop them. To reach a set is to come to any state of it; to settle in it, by moves
/// that each pay, to a state of it that holds.
/// </summary>
public static class PathsDocument
{
    private const int MaximumWays = 5;
    private const int MaximumListed = 12;
    private const int MaximumColours = 4;

    /// <summary>Puts the report together.</summary>
    public static Document Of(PathsAnswer answer, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var compiled = answer.Compiled;
        var words = new WayWords(compiled, answer.Holds);
        var sections = new List<Section> { Reach(answer) };
        if (answer.States is { } states) sections.Add(new Section("goal", $"To: {answer.Goal}", [.. To(answer, words, states, cancellation)]));
        else
        {
            if (compiled.Break is { } broken) sections.Add(new Section("break", "To the break", [.. To(answer, words, broken, cancellation)]));
            sections.Add(new Section("equilibria", $"To what holds ({answer.Holds.Concept.Name.ToLowerInvariant()})", [.. Equilibria(answer, words)]));
        }

        return new Document(compiled.Crisis.Name, $"Ways from the present state (no. {compiled.Now + 1})", sections);
    }

    private static string Name(PathLane lane) => lane.SetBacks switch
    {
        0 => "by moves that each pay",
        null => "by any moves",
        { } some => $"with at most {Phrases.Digits(some, "move")} that {(some == 1 ? "does" : "do")} not pay",
    };

    private static Section Reach(PathsAnswer answer) => new(
        "reach", "What can be reached",
            [new Block.Facts(
            [.. answer.Lanes
            .Select(l =>
            new Fact(Phrases.Capitalise(Name(l)), $"{Phrases.Number(l.Ways.Reached.Count)} of {Phrases.Digits(answer.Compiled.Space.Count, "state")}"))])]);

    /// <summary>How a goal is reached and, where it has states that hold and others that do not, how the parties would settle in it.</summary>
    private static IEnumerable<Block> To(PathsAnswer answer, WayWords words, StateSet goal, CancellationToken cancellation)
    {
        var holding = words.WhyNot is null ? goal.Intersect(words.Equilibria) : new StateSet(answer.Compiled.Space.Count);
        var isWhole = words.WhyNot is null && holding.Equals(goal);
        if (goal.Count > 1 || isWhole) yield return new Block.Heading(isWhole ? "To reach it, and so to settle in it" : "To reach it");
        yield return Shortest(answer, words, goal, "It is so already.", cancellation);
        if (isWhole) yield break;
        if (words.WhyNot is { } reason)
        {
            yield return new Block.Note($"Whether it holds cannot be asked: {reason}.");
            yield break;
        }

        if (holding.IsEmpty)
        {
            yield return new Block.Paragraph(goal.Count == 1 ? "Nobody would settle in it: it does not hold."
                : "Nobody would settle in it: no state of it holds.");
            yield break;
        }

        yield return new Block.Heading("To settle in it: to come to a state of it that holds");
        yield return Shortest(answer, words, holding, "It is so already, and it holds.", cancellation);
    }

    /// <summary>
    /// The ways to a set: by moves that pay; where these do not lead there, with as few others as possible; what else is asked for, where that is shorter.
    /// </summary>
    private static Block Shortest(PathsAnswer answer, WayWords words, StateSet goal, string already, CancellationToken cancellation)
    {
        if (goal[answer.Compiled.Now]) return new Block.Paragraph(already);
        var bullets = new List<Bullet>();
        IReadOnlyList<Step> shown = [];
        foreach (var lane in answer.LanesTo(goal, cancellation))
        {
            if (lane.Ways.NearestIn(goal) is not { } end)
            {
                bullets.Add(new Bullet(
                    new Prose([new Run($"{Phrases.Capitalise(Name(lane))}: "), new Run("cannot be reached", Tone.Strong), new Run(Proof(lane), Tone.Quiet)])));
                continue;
            }

            var way = lane.Ways.WayTo(end);
            if (shown.Count > 0 && way.Count >= shown.Count) continue;
            shown = way;
            bullets.Add(new Bullet(new Prose([new Run($"{Phrases.Capitalise(Name(lane))}: {WayWords.Moves(way.Count)}")]),
                [.. words.Steps(way), .. Others(answer, lane, goal, cancellation)]));
        }

        return new Block.Bullets(bullets);
    }

    /// <summary>How many ways are as short, and who moves on them.</summary>
    private static IEnumerable<Bullet> Others(PathsAnswer answer, PathLane lane, StateSet goal, CancellationToken cancellation)
    {
        if (answer.Count(lane, goal, cancellation) is not { } counts || counts.Total <= 1) yield break;
        var parties = answer.Compiled.Crisis.Parties;
        string Who(ColouredCount count) => Phrases.List(Enumerable.Range(0, count.MovesOf.Count).Where(p => count.MovesOf[p] > 0)
            .Select(p => $"{parties[p].Words} moves {(count.MovesOf[p] switch { 1 => "once", 2 => "twice", var n => $"{n} times" })}"));
        if (counts.Coloured.Count == 1)
        {
            yield return new Bullet(
                new Prose([new Run($"{Phrases.Number(counts.Total)} ways in all are this short; on each {Who(counts.Coloured[0])}", Tone.Quiet)]));
            yield break;
        }

        var colours = counts.Coloured.Take(MaximumColours).Select(c => new Bullet(new Prose([new Run($"on {Phrases.Number(c.Ways)}, {Who(c)}", Tone.Quiet)])))
            .ToList();
        if (counts.Coloured.Count > MaximumColours) colours.Add(new Bullet(new Prose([new Run("on the others, otherwise", Tone.Quiet)])));
        var needed = counts.Needed.Select(p => parties[p].Words).ToList();
        var everywhere = needed.Count == 0 ? "no party moves on every one" : $"{Phrases.List(needed)} {(needed.Count == 1 ? "moves" : "move")} on every one";
        yield return new Bullet(new Prose([new Run($"{Phrases.Number(counts.Total)} ways in all are this short; {everywhere}", Tone.Quiet)]), colours);
    }

    private static string Proof(PathLane lane) => lane.Ways.Reached.Count == 1
        ? "; no such move leads anywhere else"
        : $"; none of the {Phrases.Number(lane.Ways.Reached.Count)} states that such moves lead to is one";

    private static IEnumerable<Block> Equilibria(PathsAnswer answer, WayWords words)
    {
        if (words.WhyNot is { } reason)
        {
            yield return new Block.Paragraph($"The concept cannot be asked of this model: {reason}.");
            yield break;
        }

        var (paying, any) = (answer.Lanes[0].Ways, answer.Lanes[^1].Ways);
        var others = words.Equilibria.Members().Where(s => s != answer.Compiled.Now).OrderBy(s => any.MovesTo(s) ?? int.MaxValue).ThenBy(s => s).ToList();
        if (others.Count == 0) yield return new Block.Paragraph("No other state holds for every party.");
        var paid = others.Where(s => paying.MovesTo(s) is not null).OrderBy(s => paying.MovesTo(s)).ToList();
        if (paid.Count > 0)
        {
            yield return new Block.Heading("By moves that each pay");
            yield return new Block.Bullets(
                [.. paid.Take(MaximumWays).Select(s => new Bullet(words.State(s, paying.MovesTo(s)), words.Steps(paying.WayTo(s))))]);
            if (paid.Count > MaximumWays)
                yield return new Block.Note(
                $"Such moves lead to {Phrases.Count(paid.Count - MaximumWays, "more state")} that {(paid.Count - MaximumWays == 1 ? "holds" : "hold")}; the "
                + $"way to any state can be asked for.");
        }

        var unpaid = others.Where(s => paying.MovesTo(s) is null && any.MovesTo(s) is not null).ToList();
        if (unpaid.Count > 0)
        {
            yield return new Block.Heading("Only by some move that does not pay");
            yield return new Block.Bullets([.. unpaid.Take(MaximumListed).Select(s => new Bullet(words.State(s, any.MovesTo(s))))]);
            if (unpaid.Count > MaximumListed)
                yield return new Block.Note($"And to {Phrases.Count(unpaid.Count - MaximumListed, "more state")}; the way to any state can be asked for.");
        }

        var never = others.Where(s => any.MovesTo(s) is null).ToList();
        if (never.Count > 0)
            yield return new Block.Paragraph(
            $"Not by any moves: {Phrases.List(never.Take(MaximumListed).Select(s => $"{s + 1}"))}"
                + $"{(never.Count > MaximumListed ? $", and {Phrases.Count(never.Count - MaximumListed, "other")}" : "")}.");
    }
}
