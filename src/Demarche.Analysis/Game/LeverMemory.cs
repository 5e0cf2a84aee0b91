using Demarche.Engine.States;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Game;

/// <summary>
/// What must be remembered of levers from one step to another: what has been decided and is no fact yet, until when a lever cannot be changed again, and who
/// has agreed to what at this occasion. Memories are numbered; 0 is that there is nothing to remember.
/// </summary>
/// <remarks>
/// Kept for levers that take time, hold, or are held by several, four numbers each: the level decided on, counted from 1; the occasion at which it becomes
/// a fact; the occasion from which it can be changed again; for a joint lever the level offered and those who have agreed, as bits after the lowest seven.
/// What has run out is forgotten at the next occasion, so that it tells nothing apart.
/// </remarks>
internal sealed class LeverMemory
{
    private const int Fields = 4;
    private const int Decided = 0;
    private const int Due = 1;
    private const int Until = 2;
    private const int Offer = 3;
    private const int LevelBits = 7;

    private readonly StateSpace space;
    private readonly PlayCalendar calendar;
    private readonly IReadOnlyList<Language.Model.LeverDeclaration> levers;
    private readonly int[] kept;
    private readonly int[] placeOf;
    private readonly Numbering<long[]> rows = new(new LongRowComparer());

    public LeverMemory(CompiledCrisis compiled, PlayCalendar calendar)
    {
        (space, this.calendar, levers) = (compiled.Space, calendar, compiled.Crisis.Levers);
        kept = [.. Enumerable.Range(0, levers.Count).Where(k => levers[k].Takes > 0 || levers[k].Holds > 0 || levers[k].IsJoint)];
        placeOf = [.. Enumerable.Range(0, levers.Count).Select(k => Array.IndexOf(kept, k))];
        rows.Of(new long[kept.Length * Fields]);
    }

    /// <summary>Whether there is anything to remember.</summary>
    public bool IsNeeded => kept.Length > 0;

    /// <summary>Whether something runs out with time.</summary>
    public bool HasTimes => kept.Any(k => levers[k].Takes > 0 || levers[k].Holds > 0);

    /// <summary>Whether a move between two states changes no lever that cannot be changed yet.</summary>
    public bool IsFree(int memory, int from, int to)
    {
        if (memory == 0) return true;
        foreach (var lever in kept)
        {
            if (IsBound(memory, lever) && space.LevelOf(from, lever) != space.LevelOf(to, lever)) return false;
        }

        return true;
    }

    /// <summary>Whether a lever cannot be changed for now.</summary>
    public bool IsBound(int memory, int lever) => Get(memory, lever, Decided) != 0 || Get(memory, lever, Until) != 0;

    /// <summary>
    /// What comes of a move at an occasion: the state, in which what takes time is no fact yet, and what is to be remembered; null where the rest cannot be
    /// without it.
    /// </summary>
    /// <param name="from">The state before.</param>
    /// <param name="to">The state meant.</param>
    /// <param name="memory">What is remembered before.</param>
    /// <param name="occasion">The occasion.</param>
    /// <param name="isFact">Whether what takes time is a fact nevertheless, as of a recorded move.</param>
    public (int State, int Memory)? Moved(int from, int to, int memory, int occasion, bool isFact)
    {
        if (kept.Length == 0 || from == to) return (to, memory);
        var (row, cell) = ((long[])rows[memory].Clone(), space.CellOf(to));
        foreach (var lever in kept)
        {
            var (was, becomes) = (space.LevelOf(from, lever), space.LevelOf(to, lever));
            if (was == becomes) continue;
            var (place, about) = (placeOf[lever] * Fields, levers[lever]);
            if (about.Takes > 0 && !isFact)
            {
                (row[place + Decided], row[place + Due]) = (becomes + 1, FirstOn(occasion, about.Takes));
                cell += (was - becomes) * space.Stride(lever);
            }
            else if (about.Holds > 0) row[place + Until] = FirstOn(occasion, about.Holds);
        }

        var state = cell == space.CellOf(to) ? to : space.StateOf(cell);
        return state < 0 ? null : (state, rows.Of(row));
    }

    /// <summary>
    /// What has come about by an occasion: decisions that are facts now, and what has run out. A decision that has become impossible comes to nothing.
    /// </summary>
    public (int State, int Memory) Passed(int state, int memory, int occasion)
    {
        if (memory == 0) return (state, memory);
        var (row, cell) = ((long[])rows[memory].Clone(), space.CellOf(state));
        foreach (var lever in kept)
        {
            var (place, about) = (placeOf[lever] * Fields, levers[lever]);
            if (row[place + Decided] > 0 && row[place + Due] <= occasion)
            {
                var after = cell + (((int)row[place + Decided] - 1 - space.LevelAt(cell, lever)) * space.Stride(lever));
                if (space.StateOf(after) >= 0) cell = after;
                (row[place + Decided], row[place + Due]) = (0, 0);
                if (about.Holds > 0 && occasion < calendar.Occasions.Count) row[place + Until] = FirstOn(occasion, about.Holds);
            }

            if (row[place + Until] <= occasion) row[place + Until] = 0;
        }

        return (cell == space.CellOf(state) ? state : space.StateOf(cell), rows.Of(row));
    }

    /// <summary>
    /// What is to be remembered once a party has agreed to take a joint lever to a level; −1 where all who hold it have then agreed, and it moves.
    /// </summary>
    public int Agreed(int memory, int lever, int level, int party)
    {
        var owners = levers[lever].Owners.Aggregate(0L, (all, p) => all | 1L << p);
        var (offered, agreed) = (Get(memory, lever, Offer) & ((1 << LevelBits) - 1), Get(memory, lever, Offer) >> LevelBits);
        agreed = (offered == level + 1 ? agreed : 0) | 1L << party;
        return agreed == owners ? -1 : With(memory, lever, Offer, agreed << LevelBits | (long)(level + 1));
    }

    /// <summary>The memory without anything that has been agreed to.</summary>
    public int WithoutOffers(int memory)
    {
        if (memory == 0) return memory;
        var row = (long[])rows[memory].Clone();
        for (var k = 0; k < kept.Length; k++) row[k * Fields + Offer] = 0;
        return rows.Of(row);
    }

    /// <summary>A memory as it is kept, for another game of the same levers and calendar.</summary>
    public IReadOnlyList<long> Row(int memory) => rows[memory];

    /// <summary>The number of a memory of another such game.</summary>
    public int Of(IReadOnlyList<long> row) => rows.Of([.. row]);

    /// <summary>The level that has been decided on for a lever and is no fact yet, and the occasion at which it becomes one; null where nothing has.</summary>
    public (int Level, int Due)? Waiting(int memory, int lever) =>
        Get(memory, lever, Decided) is > 0 and var level ? ((int)level - 1, (int)Get(memory, lever, Due)) : null;

    private long Get(int memory, int lever, int field) => placeOf[lever] < 0 ? 0 : rows[memory][placeOf[lever] * Fields + field];

    private int With(int memory, int lever, int field, long value)
    {
        var row = (long[])rows[memory].Clone();
        row[placeOf[lever] * Fields + field] = value;
        return rows.Of(row);
    }

    /// <summary>
    /// The first occasion so many days after one, or later; one more than there are where play ends before that day, two more where its horizon does.
    /// </summary>
    private int FirstOn(int occasion, int days)
    {
        var day = calendar.Occasions[occasion].On.AddDays(days);
        var next = occasion + 1;
        while (next < calendar.Occasions.Count && calendar.Occasions[next].On < day) next++;
        return next < calendar.Occasions.Count ? next : day <= calendar.Horizon ? calendar.Occasions.Count : calendar.Occasions.Count + 1;
    }

    private sealed class LongRowComparer : IEqualityComparer<long[]>
    {
        public bool Equals(long[]? x, long[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(long[] obj)
        {
            var hash = default(HashCode);
            foreach (var x in obj) hash.Add(x);
            return hash.ToHashCode();
        }
    }
}
