using Demarche.Games.Files;
using Demarche.Games.Solving;
using Demarche.Games.Trees;

namespace Demarche.Games.Tests.Files;

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

    /// <summary>
    /// The same for λ = 1, 4 and 16, sets in depth-first order: worked out once with 40 digits by a program apart from this one, by listing paths, λ raised in
    /// small steps, Newton's method by differences.
    /// </summary>
    private static readonly Dictionary<string, double[][]> ManyDigits = new()
    {
        ["chance-last"] =
        [
            [1, 0.017986209962091558, 0.88079707797788244, 0.88079707797788244],
            [4, 1.1253516205509499e-7, 0.99966464986953352, 0.99966464986953352],
            [16, 1.6038108905486379e-28, 0.99999999999998734, 0.99999999999998734],
        ],
        ["poker"] =
        [
            [1, 0.66181427014513328, 0.67138971670283256, 0.4964577717355774],
            [4, 0.94216358432588084, 0.69764007740983324, 0.40813491240827569],
            [16, 0.9999809124938323, 0.67915359228771602, 0.35448728506427581],
        ],
        ["stripped-poker"] =
        [
            [1, 0.93178543008843633, 0.61444438585308464, 0.53908679614137212],
            [4, 0.99997881342376175, 0.6905303965869611, 0.42889406624826709],
            [16, 1.0, 0.67915298353794838, 0.35449397138732757],
        ],
        ["three"] =
        [
            [1, 0.68636466848277946, 0.72202152859251229, 0.89716043822247006, 0.58246507976313777, 0.95257412682243322, 0.86534863917105152],
            [4, 0.99823860227987018, 0.98201352076367107, 0.99999237569870792, 0.63892755631126825, 0.99999385582539779, 0.99867848771596861],
            [16, 0.99999999996225715, 0.99999988746483794, 1.0, 0.50001440450073846, 1.0, 0.99999999996225742],
        ],
        ["chance-between"] =
        [
            [1, 0.45122212957277187, 0.57278878449078714, 0.76922007644469616, 0.85875844874728608, 0.55905081454253318, 0.78497993067085925, 0.84465915640000387],
            [4, 0.37534366011541286, 0.80696443015424384, 0.99317679127155012, 0.99947310495519413, 0.6212059112359428, 0.99325571723204653, 0.99791884317530757],
            [16, 0.30200639372316646, 0.99805327556004881, 0.99999999874084464, 0.99999999999998706, 0.63906199385289351, 0.99999999641048525, 0.99999990775847299],
        ],
        ["kuhn-poker"] =
        [
            [1, 0.57806350864973222, 0.55905908065953797, 0.73105857863000488, 0.31513260005553512, 0.38990639652643216, 0.047425873177566781, 0.5211620654522527, 0.59265659021652043, 0.35401222132462419, 0.73105857863000488, 0.47175306235269517, 0.047425873177566781],
            [4, 0.79858500041936622, 0.80075975429571522, 0.98201379003790844, 0.43133779038787985, 0.24121644112494647, 6.1441746022147178e-6, 0.71863040274632316, 0.71731013544936519, 0.41509986578079722, 0.98201379003790844, 0.44782700515237377, 6.1441746022147178e-6],
            [16, 0.80621499088335797, 0.99492653664165533, 0.99999988746483794, 0.60726658343480319, 0.0090701019198930915, 1.4251640827409351e-21, 0.9370457894571802, 0.66461937681838456, 0.45425075914180962, 0.99999988746483794, 0.39693904679882645, 1.4251640827409351e-21],
        ],
    };

    public static TheoryData<string, int> Rows => [.. Points.SelectMany(p => p.Value.Select((_, k) => (p.Key, k)))];

    public static TheoryData<string, int> DigitRows => [.. ManyDigits.SelectMany(p => p.Value.Select((_, k) => (p.Key, k)))];

    [Theory]
    [MemberData(nameof(DigitRows))]
    public void Answers_worked_out_with_many_digits_are_met(string name, int row)
    {
        var point = ManyDigits[name][row];
        var answer = AgentQuantalResponse.Solve(Load(name), point[0], 0, new Random(1));
        Assert.True(answer.IsSolved);
        Assert.Equal(point[1..], answer.Principal.Probabilities.Select(p => p[0]), (a, b) => Math.Abs(a - b) < 1e-12);
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
        var (game, found) = EfgReader.Load(Path.Combine(Repository.Root, "tests", "Demarche.Games.Tests", "Files", name + ".efg"));
        Assert.Empty(found);
        return game!;
    }
}
