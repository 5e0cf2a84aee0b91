namespace Demarche.Engine.Robustness;

/// <summary>One completion of an open conflict, answered question by question; refilled again and again. Not safe to share.</summary>
internal sealed class Completion
{
    /// <summary>Groups up to this size are distinguished by their whole order, larger ones by what comes first.</summary>
    private const int WholeOrder = 3;

    private readonly OpenConflict conflict;
    private readonly int[] types;
    private readonly int[][][][] places;
    private readonly bool[][][][] leftOut;
    private readonly int[][][][] degrees;

    public Completion(OpenConflict conflict)
    {
        this.conflict = conflict;
        types = new int[conflict.Types.Count];
        places = [.. conflict.Types.Select(own => own.Select(o => o.Groups.Select(g => Enumerable.Range(0, g.Count).ToArray()).ToArray()).ToArray())];
        leftOut = [.. conflict.Types.Select(own => own.Select(o => o.Groups.Select(g => new bool[g.Count]).ToArray()).ToArray())];
        degrees = [.. conflict.Types.Select(own => own.Select(o => o.Groups.Select(g => new int[g.Count]).ToArray()).ToArray())];
        Changed = new bool[types.Length];
        Array.Fill(Changed, true);
    }

    /// <summary>The concept in force.</summary>
    public int Concept { get; set; }

    /// <summary>For each party whether its order may have changed since the flag was last taken down.</summary>
    public bool[] Changed { get; }

    /// <summary>The type of a party.</summary>
    public int TypeOf(int party) => types[party];

    /// <summary>For each place in a group of the type in force, which statement stands there.</summary>
    public int[] Places(int party, int group) => places[party][types[party]][group];

    /// <summary>Whether a statement of a group of the type in force is left out.</summary>
    public bool IsLeftOut(int party, int group, int statement) => leftOut[party][types[party]][group][statement];

    /// <summary>Which of its degrees a statement of a group of the type in force carries.</summary>
    public int DegreeOf(int party, int group, int statement) => degrees[party][types[party]][group][statement];

    /// <summary>Whether a question arises under the types in force.</summary>
    public bool Arises(OpenQuestion question) => question.Type < 0 || types[question.Party] == question.Type;

    /// <summary>How many answers are distinguished in reports.</summary>
    public static int ReportedAnswers(OpenConflict conflict, OpenQuestion question) =>
        question.Kind != QuestionKind.Order || GroupSize(conflict, question) <= WholeOrder ? (int)question.Answers : GroupSize(conflict, question);

    /// <summary>
    /// The answer to a question as reports tell it apart: for the order of a large group, the statement that comes first; else as
    /// <see cref="Answer"/> takes it.
    /// </summary>
    public int Reported(OpenQuestion question) => question.Kind switch
    {
        QuestionKind.Concept => Concept,
        QuestionKind.Type => types[question.Party],
        QuestionKind.Optional => leftOut[question.Party][question.Type][question.Group][question.Statement] ? 1 : 0,
        QuestionKind.Strength => degrees[question.Party][question.Type][question.Group][question.Statement],
        _ when places[question.Party][question.Type][question.Group] is { Length: <= WholeOrder } small => RankOf(small),
        _ => places[question.Party][question.Type][question.Group][0],
    };

    /// <summary>
    /// Answers a question by the number of the answer: of orders in lexicographic order; of optional statements 0 in, 1 out; of strengths the place
    /// among the degrees.
    /// </summary>
    public void Answer(OpenQuestion question, int answer)
    {
        if (question.Kind == QuestionKind.Concept)
        {
            Concept = answer;
            return;
        }

        Changed[question.Party] = true;
        if (question.Kind == QuestionKind.Type) types[question.Party] = answer;
        else if (question.Kind == QuestionKind.Optional) leftOut[question.Party][question.Type][question.Group][question.Statement] = answer == 1;
        else if (question.Kind == QuestionKind.Strength) degrees[question.Party][question.Type][question.Group][question.Statement] = answer;
        else Unrank(places[question.Party][question.Type][question.Group], answer);
    }

    /// <summary>Answers a question by chance, every answer as likely as any other.</summary>
    public void Draw(OpenQuestion question, Random random)
    {
        if (question.Kind != QuestionKind.Order)
        {
            Answer(question, random.Next((int)question.Answers));
            return;
        }

        Changed[question.Party] = true;
        var order = places[question.Party][question.Type][question.Group];
        for (var k = 0; k < order.Length; k++) order[k] = k;
        random.Shuffle(order);
    }

    /// <summary>Gives a question another answer, every other one as likely as any.</summary>
    public void DrawOther(OpenQuestion question, Random random)
    {
        if (question.Kind != QuestionKind.Order)
        {
            var answers = (int)question.Answers;
            Answer(question, (Reported(question) + 1 + random.Next(answers - 1)) % answers);
            return;
        }

        Changed[question.Party] = true;
        var order = places[question.Party][question.Type][question.Group];
        var before = (int[])order.Clone();
        do random.Shuffle(order);
        while (order.AsSpan().SequenceEqual(before));
    }

    /// <summary>Takes over the answers of another completion of the same conflict to one question.</summary>
    public void Copy(Completion other, OpenQuestion question)
    {
        if (question.Kind != QuestionKind.Order)
        {
            Answer(question, other.Reported(question));
            return;
        }

        Changed[question.Party] = true;
        other.places[question.Party][question.Type][question.Group].CopyTo(places[question.Party][question.Type][question.Group], 0);
    }

    private static int GroupSize(OpenConflict conflict, OpenQuestion question) => conflict.Types[question.Party][question.Type].Groups[question.Group].Count;

    private static void Unrank(int[] order, int rank)
    {
        var size = order.Length;
        for (var k = 0; k < size; k++) order[k] = k;
        var block = 1;
        for (var k = 2; k < size; k++) block *= k;
        for (var place = 0; place + 1 < size; place++)
        {
            var skip = rank / block;
            rank %= block;
            var taken = order[place + skip];
            for (var k = place + skip; k > place; k--) order[k] = order[k - 1];
            order[place] = taken;
            block /= Math.Max(1, size - place - 1);
        }
    }

    private static int RankOf(int[] order)
    {
        var rank = 0;
        for (var place = 0; place < order.Length; place++)
        {
            var smaller = 0;
            for (var later = place + 1; later < order.Length; later++) smaller += order[later] < order[place] ? 1 : 0;
            rank = rank * (order.Length - place) + smaller;
        }

        return rank;
    }
}
