using System.Numerics;
using Demarche.Engine.States;

namespace Demarche.Engine.Sweeps;

/// <summary>
/// Replaces every cell's value by the least or greatest over the cells that given levers can take it to, lever by lever: a free lever
/// gives the extreme of its whole axis, a one-way lever a running extreme from its far end. In place; O(cells) a lever.
/// </summary>
/// <remarks>
/// Levers whose axis fits in a cache-sized run of cells are all done while the run is in cache; the others stream through memory
/// row by row, eight values at an instruction. Both are shared out over the cores.
/// </remarks>
internal sealed class AxisPass(StateSpace space, bool greatest, Action<long> count, CancellationToken cancellation)
{
    private const int RunCells = 1 << 14;
    private const int ParallelCells = 1 << 16;

    public void Apply(int[] cells, IReadOnlyList<int> levers)
    {
        var near = levers.Where(k => Axis(k) <= RunCells).ToArray();
        if (near.Length > 0)
        {
            var run = (int)Axis(near[^1]);
            while ((long)run * 2 <= RunCells) run *= 2;
            ForRanges(cells.Length, run, (from, length) =>
            {
                foreach (var k in near) Along(cells.AsSpan(from, length), k);
                count((long)length * near.Length);
            });
        }

        foreach (var k in levers.Where(k => Axis(k) > RunCells)) Stream(cells, k);
    }

    private ParallelOptions Options => Parallelism.Of(space.Threads, cancellation);

    private long Axis(int lever) => (long)space.Stride(lever) * space.Levers[lever].Levels;

    /// <summary>Runs are whole axes of every lever done in them: axis lengths divide one another, and a run is a multiple of the longest.</summary>
    private void ForRanges(int cells, int run, Action<int, int> body)
    {
        var ranges = (cells + run - 1) / run;
        void One(int r)
        {
            cancellation.ThrowIfCancellationRequested();
            body(r * run, Math.Min(run, cells - r * run));
        }

        if (cells < ParallelCells)
        {
            for (var r = 0; r < ranges; r++) One(r);
        }
        else
        {
            Parallel.For(0, ranges, Options, One);
        }
    }

    private void Along(Span<int> cells, int lever)
    {
        int stride = space.Stride(lever), axis = (int)Axis(lever);
        for (var at = 0; at < cells.Length; at += axis) Rows(cells.Slice(at, axis), stride, stride, space.Levers[lever]);
    }

    /// <summary>One lever over the whole vector: each axis is cut into columns, and columns are independent of one another.</summary>
    private void Stream(int[] cells, int lever)
    {
        const int columns = 1 << 12;
        int stride = space.Stride(lever);
        var axis = Axis(lever);
        var perAxis = (stride + columns - 1) / columns;
        var pieces = (int)(cells.Length / axis) * perAxis;
        Parallel.For(0, pieces, Options, piece =>
        {
            cancellation.ThrowIfCancellationRequested();
            var column = piece % perAxis * columns;
            var from = (int)(piece / perAxis * axis) + column;
            var width = Math.Min(columns, stride - column);
            Rows(cells.AsSpan(from, (int)axis - stride + width), stride, width, space.Levers[lever]);
            count((long)width * space.Levers[lever].Levels);
        });
    }

    /// <summary>Rows of <paramref name="width"/> values, <paramref name="stride"/> apart, one row a level.</summary>
    private void Rows(Span<int> cells, int stride, int width, Lever lever)
    {
        Span<int> Row(Span<int> all, int level) => all.Slice(level * stride, width);
        var descending = lever.Rule is MoveRule.Down or MoveRule.StepDown;
        if (!descending)
        {
            for (var level = lever.Levels - 2; level >= 0; level--) Fold(Row(cells, level), Row(cells, level + 1));
        }

        if (descending || lever.Rule is MoveRule.Free or MoveRule.Step)
        {
            for (var level = 1; level < lever.Levels; level++) Fold(Row(cells, level), Row(cells, level - 1));
        }
    }

    private void Fold(Span<int> into, ReadOnlySpan<int> with)
    {
        var x = 0;
        if (Vector.IsHardwareAccelerated)
        {
            for (; x + Vector<int>.Count <= into.Length; x += Vector<int>.Count)
            {
                var (a, b) = (new Vector<int>(into[x..]), new Vector<int>(with[x..]));
                (greatest ? Vector.Max(a, b) : Vector.Min(a, b)).CopyTo(into[x..]);
            }
        }

        for (; x < into.Length; x++) into[x] = greatest ? Math.Max(into[x], with[x]) : Math.Min(into[x], with[x]);
    }
}
