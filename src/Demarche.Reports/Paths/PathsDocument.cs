using Demarche.Analysis.Asking;
using Demarche.Engine.Paths;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;

namespace Demarche.Reports.Paths;

/// <summary>The shortest ways from now: who must move, and where foresight would stop them.</summary>
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
        if (answer.States is { } states) sections.Add(new Section("goal", $"To: {answer.Goal}", [To(answer, words, states, cancellation)]));
        else
        {
            if (compiled.Break is { } broken) sections.Add(new Section("break", "To the break", [To(answer, words, broken, cancellation)]));
            sections.Add(new Section("equilibria", $"To what holds ({answer.Holds.Concept.Name.ToLowerInvariant()})", [.. Equilibria(answer, words)]));
        }

        return new Document(compiled.Crisis.Name, $"Ways from the present state (no. {compiled.Now + 1})", sections);
    }

    private static Section Reach(PathsAnswer answer) => new(
        "reach", "What can be reached", [new Block.Facts([.. answer.Lanes.Select(l => new Fact(Phrases.Capitalise(Name(l)), $"{l.Ways.Reached.Count} of {answer.Compiled.Space.Count} states"))])]);

    private static string Name(PathLane lane) => lane.SetBacks switch
    {
        0 => "by moves that each pay for their mover",
        null => "by any moves",
        1 => "with at most 1 move that does not pay",
        { } several => $"with at most {several} moves that do not pay",
    };

    /// <summary>The way to a goal in every lane in which it is shorter than in the lanes before.</summary>
    private static Block To(PathsAnswer answer, WayWords words, StateSet goal, CancellationToken cancellation)
    {
        if (goal[answer.Compiled.Now]) return new Block.Paragraph("It is so already.");
        var bullets = new List<Bullet>();
        IReadOnlyList<Step> told = [];
        foreach (var lane in answer.Lanes)
        {
            if (lane.Ways.NearestIn(goal) is not { } end)
            {
                bullets.Add(new Bullet(new Prose([new Run($"{Phrases.Capitalise(Name(lane))}: "), new Run("cannot be reached", Tone.Strong), new Run(Proof(lane), Tone.Quiet)])));
                continue;
            }

            var way = lane.Ways.WayTo(end);
            if (told.Count > 0 && way.Count >= told.Count) continue;
            told = way;
            bullets.Add(new Bullet(new Prose([new Run($"{Phrases.Capitalise(Name(lane))}: {WayWords.Moves(way.Count)}")]), [.. words.Steps(way), .. Others(answer, lane, goal, cancellation)]));
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
            yield return new Bullet(new Prose([new Run($"{counts.Total} ways in all are this short; on each {Who(counts.Coloured[0])}", Tone.Quiet)]));
            yield break;
        }

        var colours = counts.Coloured.Take(MaximumColours).Select(c => new Bullet(new Prose([new Run($"on {c.Ways}, {Who(c)}", Tone.Quiet)]))).ToList();
        if (counts.Coloured.Count > MaximumColours) colours.Add(new Bullet(new Prose([new Run("on the others, otherwise", Tone.Quiet)])));
        var needed = counts.Needed.Select(p => parties[p].Words).ToList();
        var everywhere = needed.Count == 0 ? "no party moves on every one" : $"{Phrases.List(needed)} must move on every one";
        yield return new Bullet(new Prose([new Run($"{counts.Total} ways in all are this short; {everywhere}", Tone.Quiet)]), colours);
    }

    private static string Proof(PathLane lane) => lane.Ways.Reached.Count == 1
        ? "; no such move leads anywhere else"
        : $"; none of the {lane.Ways.Reached.Count} states that such moves lead to is one";

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
            yield return new Block.Heading("By moves that each pay for their mover");
            yield return new Block.Bullets([.. paid.Take(MaximumWays).Select(s => new Bullet(words.State(s, paying.MovesTo(s)), words.Steps(paying.WayTo(s))))]);
            if (paid.Count > MaximumWays) yield return new Block.Note($"So do ways to {paid.Count - MaximumWays} more; the way to any state can be asked for.");
        }

        var unpaid = others.Where(s => paying.MovesTo(s) is null && any.MovesTo(s) is not null).ToList();
        if (unpaid.Count > 0)
        {
            yield return new Block.Heading("Only by some move that does not pay for its mover");
            yield return new Block.Bullets([.. unpaid.Take(MaximumListed).Select(s => new Bullet(words.State(s, any.MovesTo(s))))]);
            if (unpaid.Count > MaximumListed) yield return new Block.Note($"And {unpaid.Count - MaximumListed} more; the way to any state can be asked for.");
        }

        var never = others.Where(s => any.MovesTo(s) is null).ToList();
        if (never.Count > 0) yield return new Block.Paragraph($"Not by any moves: {Phrases.List(never.Take(MaximumListed).Select(s => $"{s + 1}"))}{(never.Count > MaximumListed ? ", and others" : "")}.");
    }
}
