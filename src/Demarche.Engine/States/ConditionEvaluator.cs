namespace Demarche.Engine.States;

/// <summary>
/// Evaluates a condition for 64 cells at a time. The vector is cut into blocks that stay in the first-level cache whatever the depth
/// of the condition, and the blocks are shared out over the cores. O(cells / 64) a node.
/// </summary>
internal static class ConditionEvaluator
{
    private const int BlockWords = 512;

    public static void Evaluate(StateSpace space, Condition condition, ulong[] result)
    {
        var blocks = (result.Length + BlockWords - 1) / BlockWords;
        if (blocks <= 4)
        {
            Fill(space, condition, 0, result);
            return;
        }

        Parallel.For(0, blocks, Parallelism.Of(space.Threads), block =>
        {
            var first = block * BlockWords;
            Fill(space, condition, first, result.AsSpan(first, Math.Min(BlockWords, result.Length - first)));
        });
    }

    private static void Fill(StateSpace space, Condition condition, int firstWord, Span<ulong> into)
    {
        switch (condition)
        {
            case Condition.Constant constant:
                into.Fill(constant.Value ? ulong.MaxValue : 0);
                break;
            case Condition.LevelIn level:
                FillLevels(space.Stride(level.Lever), space.Levers[level.Lever].Levels, level, firstWord, into);
                break;
            case Condition.OneOf oneOf:
                oneOf.States.Words.Slice(firstWord, into.Length).CopyTo(into);
                break;
            case Condition.Not not:
                Fill(space, not.Operand, firstWord, into);
                foreach (ref var word in into) word = ~word;
                break;
            case Condition.And and:
                Join(space, and.Left, and.Right, firstWord, into, Junction.And);
                break;
            case Condition.Or or:
                Join(space, or.Left, or.Right, firstWord, into, Junction.Or);
                break;
            case Condition.If then:
                Join(space, then.Consequent, then.Antecedent, firstWord, into, Junction.If);
                break;
            case Condition.Iff iff:
                Join(space, iff.Left, iff.Right, firstWord, into, Junction.Iff);
                break;
            default:
                throw new InvalidOperationException($"Unknown condition {condition.GetType().Name}.");
        }
    }

    private enum Junction { And, Or, If, Iff }

    private static void Join(StateSpace space, Condition left, Condition right, int firstWord, Span<ulong> into, Junction junction)
    {
        Fill(space, left, firstWord, into);
        var other = new ulong[into.Length];
        Fill(space, right, firstWord, other);
        for (var w = 0; w < into.Length; w++)
        {
            into[w] = junction switch
            {
                Junction.And => into[w] & other[w],
                Junction.Or => into[w] | other[w],
                Junction.If => into[w] | ~other[w],
                _ => ~(into[w] ^ other[w]),
            };
        }
    }

    /// <summary>Sets the runs of cells in which the lever stands at one of the levels: runs of (levels × stride), once every (radix × stride).</summary>
    private static void FillLevels(int stride, int radix, Condition.LevelIn level, int firstWord, Span<ulong> into)
    {
        into.Clear();
        long period = (long)stride * radix;
        long runStart = (long)level.Lowest * stride, runLength = (long)(level.Highest - level.Lowest + 1) * stride;
        if (64 % period == 0)
        {
            var pattern = 0UL;
            for (var bit = 0; bit < 64; bit++)
            {
                if (bit % period >= runStart && bit % period < runStart + runLength) pattern |= 1UL << bit;
            }

            into.Fill(pattern);
            return;
        }

        long first = (long)firstWord * 64, end = first + (long)into.Length * 64;
        for (var start = first / period * period + runStart; start < end; start += period)
        {
            var from = Math.Max(start, first) - first;
            var to = Math.Min(start + runLength, end) - first;
            if (from < to) SetRun(into, from, to);
        }
    }

    private static void SetRun(Span<ulong> words, long from, long to)
    {
        int firstWord = (int)(from >> 6), lastWord = (int)((to - 1) >> 6);
        var head = ulong.MaxValue << (int)(from & 63);
        var tail = ulong.MaxValue >> (int)(63 - ((to - 1) & 63));
        if (firstWord == lastWord)
        {
            words[firstWord] |= head & tail;
            return;
        }

        words[firstWord] |= head;
        words[(firstWord + 1)..lastWord].Fill(ulong.MaxValue);
        words[lastWord] |= tail;
    }
}
