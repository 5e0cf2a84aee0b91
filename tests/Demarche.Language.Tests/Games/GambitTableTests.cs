using Demarche.Engine.Play.Extensive;
using Demarche.Language.Games;

namespace Demarche.Language.Tests.Games;

/// <summary>
/// Points on the principal branch as Gambit's own solver finds them: numbers from the regression data of the Gambit project
/// (tests/test_games/golden_logit in its repository), for the same games written anew. Each row is λ and the probability of the first
/// action at every information set, by player and then in depth-first order.
/// </summary>
public sealed class GambitTableTests
{
    private static readonly Dictionary<string, double[][]> Points = new()
    {
        ["chance-last"] =
        [
            [0.9556733784341043, 0.021400807378413333, 0.871170375636086, 0.871170375636086],
            [3.7290268725838285, 3.32672330794783e-07, 0.9994235548483154, 0.9994235548483154],
        ],
        ["three"] =
        [
            [0.9937854162299024, 0.6842727519275457, 0.864022826705343, 0.7206940506895952, 0.9517247247241393, 0.8955421632683672, 0.5813695234400575],
            [4.103709218168765, 0.998498066876169, 0.998849171467081, 0.9837566986819919, 0.9999954986453338, 0.9999945021847992, 0.6325386314564497],
            [10.534174186708011, 0.9999998647273982, 0.9999998648789916, 0.9999733893966036, 0.9999999999999811, 0.9999999999999811, 0.5014764668921914],
        ],
        ["chance-between"] =
        [
            [1.038082870720622, 0.4494255471684897, 0.7773280659479825, 0.8669600010556501, 0.793102190068959, 0.8528337254437953, 0.5769911568199455, 0.5618117753365711],
            [4.0936609030953015, 0.3742709263498597, 0.9939464071243476, 0.9995629248232244, 0.993972257843382, 0.998151699453986, 0.8122154897340197, 0.6220981493458408],
            [11.655208384083574, 0.31855620219359815, 0.9999996442946452, 0.9999999999171693, 0.9999993406431664, 0.99999625564285, 0.9885045898036815, 0.6546734457920591],
        ],
        ["stripped-poker"] =
        [
            [0.9982904819347787, 0.9314936145882412, 0.5391042210696471, 0.6143315420811428],
            [4.785148275154186, 0.9999974465741986, 0.4126478269448246, 0.6912587353543214],
            [16.44870486225899, 1, 0.35387133495781015, 0.6788675314028993],
            [615.6041823439997, 1, 0.3338351656285655, 0.6670407651644307],
        ],
        ["kuhn-poker"] =
        [
            [1.0152991106475904, 0.5808241792670484, 0.734055912580426, 0.5225874332099092, 0.3535333643911124, 0.47179372360000205, 0.04539492836983383, 0.5607246339717317, 0.31397394616516616, 0.38865022009847255, 0.04539492836983383, 0.5947846334923094, 0.734055912580426],
            [29.144260375730173, 0.8032282066176539, 0.9999999999997798, 0.992187620513051, 0.45498394291592625, 0.3945022737409714, 1.0676419233772644e-38, 0.9999322342453888, 0.634491224033619, 0.0001540761778229482, 1.0676419233772644e-38, 0.6639593518473528, 0.9999999999997798],
            [741.7199631546922, 0.7985015422224454, 1, 1, 0.4644846901700843, 0.39475676774610996, 0, 1, 0.6654290430892128, 0, 0, 0.666581393404355, 1],
        ],
        ["coordination"] = [[0.953174450824695, 0.5, 0.5], [1.7182499847976804, 0.5, 0.5]],
    };

    public static TheoryData<string, int> Rows
    {
        get
        {
            var rows = new TheoryData<string, int>();
            foreach (var (name, points) in Points)
            {
                for (var k = 0; k < points.Length; k++) rows.Add(name, k);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_principal_branch_goes_through_the_points_that_Gambit_finds(string name, int row)
    {
        var point = Points[name][row];
        var game = Load(name);
        var answer = AgentQuantalResponse.Solve(game, point[0], 0, new Random(1));
        var byPlayer = Enumerable.Range(0, game.InformationSets.Count).OrderBy(s => game.InformationSets[s].Player).ToArray();

        Assert.True(answer.IsSolved);
        Assert.Equal(point.Length - 1, byPlayer.Length);
        for (var k = 0; k < byPlayer.Length; k++) Assert.Equal(point[k + 1], answer.Principal.Probabilities[byPlayer[k]][0], 1e-8);
    }

    /// <summary>
    /// Coordination is the same seen from either action: at λ = 2 the even branch is crossed by one that leans to an action. Gambit's solver leaves the
    /// even one there by rounding; here the crossing is told, and where Gambit goes is among the others.
    /// </summary>
    [Fact]
    public void Where_a_symmetry_lets_branches_cross_the_one_that_Gambit_takes_is_listed()
    {
        var answer = AgentQuantalResponse.Solve(Load("coordination"), 20, 24, new Random(1));

        Assert.Equal(2, Assert.Single(answer.Crossings), 1e-3);
        Assert.Equal(0.5, answer.Principal.Probabilities[0][0], 1e-12);
        Assert.Contains(answer.Others, e => Math.Abs(e.Probabilities[0][0] - 0.9999999979388462) < 1e-12 && Math.Abs(e.Probabilities[1][0] - 0.9999999979388462) < 1e-12);
    }

    private static ExtensiveGame Load(string name)
    {
        var (game, found) = EfgReader.Load(Path.Combine(Repository.Root, "tests", "Demarche.Language.Tests", "Games", "Files", name + ".efg"));
        Assert.Empty(found);
        return game!;
    }
}
