namespace Demarche.Analysis.Game;

/// <summary>The situations that play can come to at each step, forwards from where it begins; and the way that the record tells.</summary>
/// <remarks>O(situations × steps × moves) time; situations × steps numbers are kept.</remarks>
internal sealed class Unfolding
{
    private const int MostSituations = 1 << 19;
    private const long MostPlaces = 1L << 24;
    private const int Between = 4096;

    private readonly List<int[]> frontiers = [];
    private readonly Dictionary<int, (int Situation, int To, int Choice)> shown = [];

    /// <exception cref="GameTooLargeException">More would have to be gone through than is kept.</exception>
    public Unfolding(SituationRules rules, GameSteps steps, PlayCalendar calendar, RecordReplay replay, GameStart? from, CancellationToken cancellation)
    {
        int[] frontier = [from is null ? rules.Begin(replay.Start) : rules.Begin(from)];
        First = from is null ? 0 : steps.Find(from.Step);
        Observed = frontier[0];
        var (places, seen) = (0L, new List<int>());
        for (var t = 0; t < First; t++) frontiers.Add([]);
        for (var t = First; t < steps.Count; t++)
        {
            frontiers.Add(frontier);
            var next = new List<int>(frontier.Length);
            for (var k = 0; k < frontier.Length; k++)
            {
                if (k % Between == 0) cancellation.ThrowIfCancellationRequested();
                var happening = rules.At(t, frontier[k]);
                if (from is null && frontier[k] == Observed && steps[t].Occasion < calendar.Past)
                    Observed = Follow(t, happening, replay, steps[t].Occasion, Observed);
                foreach (var to in happening.Next)
                {
                    while (seen.Count < rules.Situations) seen.Add(-1);
                    if (seen[to] == t) continue;
                    seen[to] = t;
                    next.Add(to);
                }
            }

            if (rules.Situations > MostSituations || (places += next.Count) > MostPlaces) throw new GameTooLargeException();
            frontier = [.. next];
        }

        Last = frontier;
    }

    /// <summary>The first step that is gone through.</summary>
    public int First { get; }

    /// <summary>The situation that the record has led to by the first of the days to come; where play begins elsewhere, that one.</summary>
    public int Observed { get; private set; }

    /// <summary>The situations in which a step begins.</summary>
    public int[] Before(int step) => frontiers[step];

    /// <summary>Those in which play ends.</summary>
    public int[] Last { get; }

    /// <summary>What the record chose at a step: in which situation, where to, and as which of the options; null where nothing was to be chosen.</summary>
    public (int Situation, int To, int Choice)? Known(int step) => shown.TryGetValue(step, out var was) ? was : null;

    private int Follow(int step, Happening happening, RecordReplay replay, int occasion, int from)
    {
        if (happening is not Happening.Choice choice) return happening.Next.First();
        var pick = replay.Chosen(occasion, choice.Ends);
        shown[step] = (from, choice.To[pick], pick);
        return choice.To[pick];
    }
}
