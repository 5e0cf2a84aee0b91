using System.Numerics;

namespace Demarche.Engine.Robustness;

/// <summary>
/// Numbers the completions of an open conflict from 0: the concept varies fastest, then party by party its variants, a variant being a
/// type and an answer to each question that arises under it, the first question varying fastest.
/// </summary>
internal sealed class CompletionIndex
{
    private const long MostUnit = 1L << 40;
    private readonly int concepts;
    private readonly PartyVariants[] parties;

    /// <summary>
    /// The weight of a completion whose types leave nothing else open; a multiple of what all the others are divided by, unless that grows too
    /// large.
    /// </summary>
    private readonly long unit;

    /// <param name="conflict">Open in few enough ways for a number to count the completions.</param>
    public CompletionIndex(OpenConflict conflict)
    {
        concepts = conflict.Concepts.Count;
        Count = (long)conflict.Completions;
        parties = new PartyVariants[conflict.Types.Count];
        var stride = (long)conflict.Concepts.Count;
        for (var party = 0; party < parties.Length; party++)
        {
            parties[party] = new PartyVariants(conflict, party, stride);
            stride *= parties[party].Count;
        }

        unit = (long)BigInteger.Min(MostUnit, parties.Select(p => p.Sizes.Aggregate(BigInteger.One, LeastCommonMultiple)).Aggregate(BigInteger.Multiply));
    }

    /// <summary>How many completions.</summary>
    public long Count { get; }

    /// <summary>How many variants of the parties there are, each with every concept.</summary>
    public long Points => Count / concepts;

    /// <summary>Fills in the party variants of a point; the concept is left as it is.</summary>
    public void Fill(long point, Completion completion)
    {
        foreach (var party in parties) point = party.Fill(point, completion);
    }

    /// <summary>The weight of a completion: the more of them its types have, the less each counts, so that types count alike.</summary>
    public long Weight(long index)
    {
        var size = 1L;
        foreach (var party in parties) size *= party.Sizes[party.TypeAt(party.VariantOf(index))];
        return Math.Max(1, unit / size);
    }

    /// <summary>
    /// All the lines along a question: the completions that differ in its answer alone, as indices; for a type, in the type and what is
    /// open under it. Shown with the kind of value that each index stands for (the answer, or the type).
    /// </summary>
    public void Lines(OpenQuestion question, Action<long[], int[]> line)
    {
        if (question.Kind == QuestionKind.Concept)
        {
            var answers = Enumerable.Range(0, (int)question.Answers).ToArray();
            for (var first = 0L; first < Count; first += answers.Length) line([.. answers.Select(a => first + a)], answers);
            return;
        }

        parties[question.Party].Lines(question, Count, line);
    }


    private static BigInteger LeastCommonMultiple(BigInteger a, long b) => a / BigInteger.GreatestCommonDivisor(a, b) * b;

    private sealed class PartyVariants
    {
        private readonly long stride;
        private readonly long[] offsets;
        private readonly OpenQuestion[][] questions;
        private readonly OpenQuestion? type;

        public PartyVariants(OpenConflict conflict, int party, long stride)
        {
            this.stride = stride;
            var types = conflict.Types[party].Count;
            questions = [.. Enumerable.Range(0, types).Select(t => conflict.Questions.Where(q => q.Party == party && q.Type == t).ToArray())];
            type = conflict.Questions.FirstOrDefault(q => q.Party == party && q.Kind == QuestionKind.Type);
            Sizes = [.. Enumerable.Range(0, types).Select(t => (long)conflict.Product(party, t))];
            offsets = new long[types + 1];
            for (var t = 0; t < types; t++) offsets[t + 1] = offsets[t] + Sizes[t];
        }

        public long[] Sizes { get; }

        public long Count => offsets[^1];

        public long VariantOf(long index) => index / stride % Count;

        public int TypeAt(long variant)
        {
            var t = 0;
            while (variant >= offsets[t + 1]) t++;
            return t;
        }

        public long Fill(long point, Completion completion)
        {
            var variant = point % Count;
            var inForce = TypeAt(variant);
            if (type is not null) completion.Answer(type, inForce);
            var rest = variant - offsets[inForce];
            foreach (var question in questions[inForce])
            {
                completion.Answer(question, (int)(rest % (long)question.Answers));
                rest /= (long)question.Answers;
            }

            return point / Count;
        }

        public void Lines(OpenQuestion question, long count, Action<long[], int[]> line)
        {
            var (inType, step) = Place(question);
            var length = question.Kind == QuestionKind.Type ? Count : (long)question.Answers;
            var values = Enumerable.Range(0, (int)length).Select(k => question.Kind == QuestionKind.Type ? TypeAt(k) : k).ToArray();
            var indices = new long[length];
            for (var index = 0L; index < count; index++)
            {
                var variant = VariantOf(index);
                if (question.Kind == QuestionKind.Type ? variant != 0 : TypeAt(variant) != inType || (variant - offsets[inType]) / step % length != 0) continue;
                for (var k = 0; k < length; k++) indices[k] = index + k * step * stride;
                line(indices, values);
            }
        }

        private (int Type, long Step) Place(OpenQuestion question)
        {
            var step = 1L;
            if (question.Kind == QuestionKind.Type) return (-1, step);
            foreach (var before in questions[question.Type].TakeWhile(q => q != question)) step *= (long)before.Answers;
            return (question.Type, step);
        }
    }
}
