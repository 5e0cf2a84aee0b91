using CsCheck;
using Demarche.Games.Files;
using Demarche.Games.Solving;
using Demarche.Games.Trees;

namespace Demarche.Games.Tests.Files;

/// <summary>Damaged and hostile files: never an exception, every problem in its place; and what is read and written is the same game.</summary>
public sealed class EfgFuzzTests
{
    private static readonly string[] Files =
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "Demarche.Games.Tests", "Files"), "*.efg").Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    private static readonly string[] Scraps =
    [
        "\"", "{", "}", ",", "\\", "\\\"", "c", "p", "t", "c \"\" 1", "p \"\" 1 1", "t \"\" 0\n", "0", "1", "2", "-1", "1/3", "1/0", ".", "-", "1e", "1e9", "1e-300", "1e999",
        "99999999999", "\n", "\r\n", " ", "\t", "EFG 2 R", "NFG", "\0", "\uFEFF", "é", "😀", "\uD800", "1/2 ", "{ \"l\" \"r\" } 0\n",
    ];

    [Fact]
    public void Damaged_games_are_answered() =>
        Gen.Select(Gen.Int[0, Files.Length - 1], Gen.Select(Gen.Double[0, 1], Gen.Int[0, Scraps.Length - 1], Gen.Int[0, 40]).Array[1, 6]).Sample(
            (file, damages) =>
            {
                var text = Files[file];
                foreach (var (where, scrap, cut) in damages)
                {
                    var at = (int)(where * text.Length);
                    text = string.Concat(text.AsSpan(0, at), Scraps[scrap], text.AsSpan(Math.Min(text.Length, at + cut)));
                }

                Check(text);
            },
            iter: 20_000);

    [Fact]
    public void Games_cut_off_anywhere_are_answered()
    {
        foreach (var text in Files)
        {
            for (var length = 0; length < text.Length; length++) Check(text[..length]);
        }
    }

    [Fact]
    public void Any_tokens_are_answered() =>
        Gen.Int[0, Scraps.Length - 1].Array[0, 60].Sample(tokens => Check("EFG 2 R \"x\" { \"A\" \"B\" } " + string.Join(' ', tokens.Select(t => Scraps[t]))), iter: 20_000);

    [Theory(Timeout = 600_000)]
    [InlineData("moves 10,001 deep", "DEM0928")]
    [InlineData("101 players", "DEM0928")]
    [InlineData("a word of 400 letters", "DEM0928")]
    [InlineData("a million and one nodes", "DEM0928")]
    [InlineData("a text of 200,000 characters", "DEM0922")]
    [InlineData("a set of 200,000 actions", "DEM0929")]
    [InlineData("50,000 braces", "DEM0921")]
    [InlineData("10,000 denominators", "DEM0926")]
    public Task Hostile_games_are_answered(string name, string code) =>
        Task.Run(
            () =>
            {
                const string beginning = "EFG 2 R \"x\" { \"A\" }\n";
                var text = name switch
                {
                    "moves 10,001 deep" => beginning + string.Concat(Enumerable.Range(1, 10_002).Select(k => $"p \"\" 1 {k} {{ \"l\" }} 0\n")),
                    "101 players" => "EFG 2 R \"x\" { " + string.Concat(Enumerable.Repeat("\"A\" ", 101)) + "}",
                    "a word of 400 letters" => beginning + new string('t', 400),
                    "a million and one nodes" => beginning + "p \"\" 1 1 { " + string.Concat(Enumerable.Repeat("\"\" ", 999_999)) + "} 0" + string.Concat(Enumerable.Repeat(" t \"\" 0", 999_998)) + " p \"\" 1 2 { \"\" } 0 t \"\" 0",
                    "a text of 200,000 characters" => beginning + "t \"" + new string('x', 200_000) + "\" 0",
                    "a set of 200,000 actions" => beginning + "p \"\" 1 1 { " + string.Concat(Enumerable.Repeat("\"\" ", 200_000)) + "} 0",
                    "50,000 braces" => beginning + "t \"\" " + new string('{', 50_000),
                    _ => beginning + "c \"\" 1 { " + string.Concat(Enumerable.Range(0, 10_000).Select(k => $"\"\" 1/{new string('7', 200)}{k} ")) + "} 0",
                };
                Assert.Contains(Check(text).Diagnostics, d => d.Code == code);
            },
            TestContext.Current.CancellationToken);

    [Fact]
    public void What_is_written_reads_back_as_the_same_game()
    {
        foreach (var text in Files)
        {
            var game = EfgReader.Parse(text, "x.efg").Game!;
            var written = EfgWriter.Write(game);
            var (again, found) = EfgReader.Parse(written, "y.efg");
            Assert.Empty(found);
            Assert.Equal(written, EfgWriter.Write(again!));
            var lambda = 3.0;
            var (one, other) = (AgentQuantalResponse.Solve(game, lambda, 0, new Random(1)), AgentQuantalResponse.Solve(again!, lambda, 0, new Random(1)));
            Assert.Equal(0, AgentQuantalResponse.Apart(one.Principal, other.Principal), 1e-12);
            Assert.Equal(game.InformationSets.Select(s => (s.Player, s.Number, s.Label, string.Join('|', s.Actions), string.Join(' ', s.Nodes))), again!.InformationSets.Select(s => (s.Player, s.Number, s.Label, string.Join('|', s.Actions), string.Join(' ', s.Nodes))));
        }
    }

    [Fact]
    public void Any_names_numbers_and_probabilities_survive_writing() =>
        Gen.Select(Gen.String, Gen.String, Gen.Double.Where(double.IsFinite), Gen.Double[0.001, 1].Array[1, 6]).Sample(
            (title, action, payoff, weights) =>
            {
                var builder = new ExtensiveGameBuilder(title, ["A"]);
                var probabilities = weights.Select(w => w / weights.Sum()).ToArray();
                builder.Chance(builder.ChanceMove(1, action, [.. weights.Select((_, k) => $"{k}")], probabilities));
                var outcome = builder.Outcome(1, "", [payoff]);
                foreach (var _ in weights) builder.End(outcome, action);
                var (game, found) = EfgReader.Parse(EfgWriter.Write(builder.Build()), "x.efg");
                Assert.Empty(found);
                Assert.Equal(payoff, game!.Outcomes[0].Payoffs[0]);
                Assert.All(probabilities.Zip(game.ChanceMoves[0].Probabilities), p => Assert.Equal(p.First, p.Second, 1e-14));
                Assert.Equal(1, GameNumber(EfgWriter.Write(game)), 0.0);
            },
            iter: 2000);

    [Fact]
    public void Strategic_forms_are_written_by_payoffs_or_by_outcomes()
    {
        var outcomes = new[] { new GameOutcome(1, "", [1, 1]), new GameOutcome(2, "", [0, 0.5]), new GameOutcome(3, "", [-2, 0]), new GameOutcome(4, "", [1e-7, 4]) };
        using var byPayoffs = new StringWriter();
        NfgWriter.Write(new StrategicGame("Two by two", ["A", "B"], [["u", "d"], ["l", "r"]], outcomes, [0, 1, 2, 3]), byPayoffs);
        Assert.Equal("NFG 1 R \"Two by two\" { \"A\" \"B\" }\n\n{\n  { \"u\" \"d\" }\n  { \"l\" \"r\" }\n}\n\"\"\n\n1 1 0 0.5\n-2 0 0.0000001 4\n", byPayoffs.ToString());
        using var byOutcomes = new StringWriter();
        NfgWriter.Write(new StrategicGame("Same", ["A", "B"], [["u", "d", "m"], ["l"]], outcomes[..1], [0, -1, 0]), byOutcomes);
        Assert.Equal("NFG 1 R \"Same\" { \"A\" \"B\" }\n\n{\n  { \"u\" \"d\" \"m\" }\n  { \"l\" }\n}\n\"\"\n\n{\n  { \"\" 1, 1 }\n}\n1 0 1\n", byOutcomes.ToString());
    }

    /// <summary>The sum of the probabilities in the text of the first move of chance, taken exactly.</summary>
    private static double GameNumber(string text)
    {
        var line = text.Split('\n').First(l => l.StartsWith("c ", StringComparison.Ordinal));
        var braces = line[(line.LastIndexOf('{') + 1)..line.LastIndexOf('}')];
        var texts = braces.Split('"').Where((_, k) => k % 2 == 0).Select(t => t.Trim()).Where(t => t.Length > 0);
        var (above, below) = (System.Numerics.BigInteger.Zero, System.Numerics.BigInteger.One);
        foreach (var number in texts)
        {
            var parts = number.Contains('/', StringComparison.Ordinal) ? number.Split('/') : [number.Replace(".", "", StringComparison.Ordinal), "1" + new string('0', number.Contains('.', StringComparison.Ordinal) ? number.Length - number.IndexOf('.') - 1 : 0)];
            var (n, d) = (System.Numerics.BigInteger.Parse(parts[0]), System.Numerics.BigInteger.Parse(parts[1]));
            (above, below) = (above * d + n * below, below * d);
        }

        return above == below ? 1 : (double)above / (double)below;
    }

    private static (ExtensiveGame? Game, IReadOnlyList<Diagnostic> Diagnostics) Check(string text)
    {
        var result = EfgReader.Parse(text, "fuzz.efg");
        var lines = 1 + text.Count(c => c == '\n');
        foreach (var d in result.Diagnostics)
        {
            Assert.InRange(d.Span.Line, 1, lines);
            Assert.True(d.Span.Column >= 1 && (d.Span.EndLine > d.Span.Line || d.Span.EndColumn >= d.Span.Column), $"{d.Span}");
            Assert.NotEmpty(d.Help);
            Assert.Contains(FileRules.All.Concat(GameRules.All), r => r.Code == d.Code && r.Severity == d.Severity);
        }

        Assert.Equal(result.Diagnostics.All(d => d.Severity != Severity.Error), result.Game is not null);
        return result;
    }
}
