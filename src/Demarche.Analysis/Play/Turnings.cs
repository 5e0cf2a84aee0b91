using Demarche.Analysis.Game;

namespace Demarche.Analysis.Play;

/// <summary>Which moves of a run are turns, worked out once for every edge. Turns that are alike have one number. O(edges).</summary>
internal sealed class Turnings
{
    private readonly int[] ofEdge;
    private readonly List<Turning> all = [];
    private readonly Dictionary<Turning, int> numbers = [];
    private readonly Dictionary<(int Occasion, int Mover, long Label, long Begun, int State), int> known = [];

    public Turnings(PlayedGraph run)
    {
        ofEdge = new int[run.FirstEdge(run.Places)];
        for (var place = 0; place < run.Places; place++)
        {
            var from = run.Node(place);
            for (var e = run.FirstEdge(place); e < run.FirstEdge(place + 1); e++) ofEdge[e] = Number(run.Game, from, run.Node(run.Target(e)));
        }
    }

    /// <summary>The number of the turn that an edge is; −1 where no outcome begins or ends.</summary>
    public int At(int edge) => ofEdge[edge];

    /// <summary>The turn of a number.</summary>
    public Turning this[int number] => all[number];

    private int Number(CrisisGame game, int from, int to)
    {
        if (!game.IsSettled(to) || game.Label(from) == game.Label(to)) return -1;
        var mover = game.Mover(from) ?? (game.IsSettled(from) ? Traces.ByItself : Traces.Together);
        var (label, begun) = (game.Label(to), game.Label(to) & ~game.Label(from));
        var key = (game.Tree.Occasion(from), mover, label, begun, game.State(to));
        if (known.TryGetValue(key, out var number)) return number;
        var turning = new Turning(game.Tree.Occasion(from), mover, label, Groundwork.Of(game, game.State(to), mover, begun));
        if (!numbers.TryGetValue(turning, out number))
        {
            numbers[turning] = number = all.Count;
            all.Add(turning);
        }

        return known[key] = number;
    }
}
