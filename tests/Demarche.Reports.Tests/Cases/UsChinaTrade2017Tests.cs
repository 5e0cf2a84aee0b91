namespace Demarche.Reports.Tests.Cases;

/// <summary>United States and China, 2017 to 2020: 76 states, ties, moves given one by one. Parties: the United States, China.</summary>
public sealed class UsChinaTrade2017Tests
{
    /// <summary>For state 1, 2, …: the score published for it. Only its order counts; equal scores are ties.</summary>
    private static readonly int[][] Scores =
    [
        [
            8, 40, 13, 24, 56, 29, 88, 120, 93, 32, 5, 48, 21, 80, 112, 85, 8, 8, 13, 24, 24, 29, 88, 88, 93, 0, 5, 16, 21, 80, 80, 85, 10, 42, 15,
            26, 58, 31, 90, 122, 95, 34, 7, 50, 23, 82, 114, 87, 10, 10, 15, 26, 26, 31, 90, 90, 95, 2, 7, 18, 23, 82, 82, 87, 90, 122, 95, 82, 114,
            87, 218, 218, 223, 210, 210, 215,
        ],
        [
            130, 0, 138, 130, 0, 138, 130, 0, 138, 32, 136, 32, 136, 128, 32, 136, 130, 0, 138, 134, 4, 142, 134, 4, 142, 32, 136, 36, 140, 132, 36,
            140, 146, 16, 154, 146, 16, 154, 146, 16, 154, 48, 152, 48, 152, 144, 48, 152, 146, 16, 154, 150, 20, 158, 150, 20, 158, 48, 152, 52,
            156, 148, 52, 156, 211, 81, 219, 209, 113, 217, 215, 85, 223, 213, 117, 221,
        ],
    ];

    private readonly PublishedCase model = PublishedCase.Numbered("us-china-trade-2017");

    /// <summary>All 608 cells of the published table: 76 states, two parties, four concepts; and symmetric sequential stability, which agrees with sequential.</summary>
    public static TheoryData<string, int[], int[], int[]> Cells => new()
    {
        {
            "nash",
            [5, 8, 12, 15, 25, 32, 37, 40, 44, 47, 57, 64, 66, 69, 73, 76],
            [1, 10, 17, 26, 33, 35, 42, 49, 51, 52, 54, 58, 60, 71, 73, 75],
            [73]
        },
        {
            "seq",
            [2, 5, 8, 9, 10, 12, 15, 16, 25, 32, 34, 37, 40, 41, 42, 44, 47, 48, 57, 64, 66, 69, 73, 76],
            [1, 3, 10, 11, 17, 19, 26, 27, 33, 35, 42, 43, 49, 51, 52, 54, 58, 59, 60, 71, 73, 75],
            [10, 42, 73]
        },
        {
            "sseq",
            [2, 5, 8, 9, 10, 12, 15, 16, 25, 32, 34, 37, 40, 41, 42, 44, 47, 48, 57, 64, 66, 69, 73, 76],
            [1, 3, 10, 11, 17, 19, 26, 27, 33, 35, 42, 43, 49, 51, 52, 54, 58, 59, 60, 71, 73, 75],
            [10, 42, 73]
        },
        {
            "gmr",
            [2, 5, 8, 9, 10, 12, 15, 16, 25, 32, 34, 37, 40, 41, 42, 44, 47, 48, 57, 64, 66, 69, 73, 76],
            [1, 3, 4, 6, 7, 9, 10, 11, 13, 14, 16, 17, 19, 20, 22, 23, 25, 26, 27, 29, 30, 32, 33, 35, 36, 38, 39, 41, 42, 43, 44, 45, 46, 48, 49,
             51, 52, 54, 55, 57, 58, 59, 60, 61, 62, 64, 65, 67, 68, 70, 71, 73, 74, 75, 76],
            [9, 10, 16, 25, 32, 41, 42, 44, 48, 57, 64, 73, 76]
        },
        {
            "smr",
            [2, 5, 8, 9, 10, 12, 15, 16, 25, 32, 34, 37, 40, 41, 42, 44, 47, 48, 57, 64, 66, 69, 73, 76],
            [1, 3, 4, 6, 7, 9, 10, 11, 13, 14, 16, 17, 19, 20, 22, 23, 25, 26, 27, 29, 30, 32, 33, 35, 36, 38, 39, 41, 42, 43, 44, 45, 46, 48, 49,
             51, 52, 54, 55, 57, 58, 59, 60, 61, 62, 64, 65, 67, 68, 70, 71, 73, 74, 75, 76],
            [9, 10, 16, 25, 32, 41, 42, 44, 48, 57, 64, 73, 76]
        },
    };

    [Theory]
    [InlineData(0, UsChinaTrade2017Arcs.UnitedStates)]
    [InlineData(1, UsChinaTrade2017Arcs.China)]
    public void Moves_are_the_published_arcs_and_do_not_compose(int party, string arcs)
    {
        var modelled = model.Moves(party).GroupBy(m => m.From).Select(g => $"{g.Key}>{string.Join(',', g.Select(m => m.To))}");

        Assert.Equal(arcs.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), modelled);
        Assert.Equal(76, model.Graph.States);
        Assert.False(model.Graph.Moves.IsTransitive);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Priorities_give_the_order_of_the_published_scores(int party)
    {
        var byScore = Enumerable.Range(1, 76).GroupBy(s => Scores[party][s - 1]).OrderByDescending(g => g.Key).Select(g => g.ToArray());

        Assert.Equal(byScore, model.Order(party));
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Table(string concept, int[] us, int[] china, int[] equilibria) => model.IsStable(concept, [us, china], equilibria);

    [Theory]
    [InlineData(1, new[] { 73 })]
    [InlineData(2, new[] { 10, 42, 73 })]
    [InlineData(3, new[] { 41, 73 })]
    [InlineData(4, new[] { 73 })]
    [InlineData(5, new[] { 73 })]
    [InlineData(6, new[] { 73 })]
    [InlineData(7, new[] { 73 })]
    [InlineData(8, new[] { 73 })]
    public void Looking_further_ahead(int horizon, int[] equilibria) => Assert.Equal(equilibria, model.Equilibria($"l{horizon}"));
}
