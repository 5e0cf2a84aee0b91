using CsCheck;
using Demarche.Language.Diagnostics;
using Demarche.Language.Statements;
using Demarche.Language.Syntax;

namespace Demarche.Language.Tests.Fuzz;

/// <summary>Random bytes, random tokens, and good models with random damage: never an exception, and every problem in its place.</summary>
public sealed class MutationTests
{
    private static readonly string[] Models =
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "models"), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText).Where(t => t.Length < 30_000)];

    private static readonly string[] Scraps =
    [
        "\n", "  ", "\t", ":", ": ", "- ", "[", "]", "{", "}", ",", "\"", "'", "#", "&a ", "*a", "!t ", "|", ">", "? ", "---\n", "~", "null", "yes", "no",
        "not ", " and ", " or ", " if ", " is ", "(", ")", "at least ", "state 3", "YN-", "99999999999", "-1", "50%", "2022-02-30", "<<: *a", "\u00A0", "\u0085", "é", "😀", "\0", "\uD800",
        "parties:", "levers:", "now:", "words:", "states:", "moves:", "break:", "extends: x.yaml", "weights: { a: 1e9 }", "prior: 2", "say: ",
    ];

    private static readonly Gen<(int At, int Cut, int Scrap)> Damage = Gen.Select(Gen.Int[0, 1_000_000], Gen.Frequency((3, Gen.Const(0)), (3, Gen.Int[1, 12]), (1, Gen.Int[1, 400])), Gen.Int[-1, Scraps.Length - 1]);

    [Fact]
    public void Damaged_models_are_answered() => Gen.Select(Gen.Int[0, Models.Length - 1], Damage.Array[1, 6]).Sample(
        (model, damages) =>
        {
            var text = Models[model];
            foreach (var (at, cut, scrap) in damages)
            {
                var start = at % (text.Length + 1);
                text = text[..start] + (scrap < 0 ? "" : Scraps[scrap]) + text[Math.Min(text.Length, start + cut)..];
            }

            Sound.CheckAndCompile(text);
        },
        iter: 400);

    [Fact]
    public void Soups_of_scraps_are_answered() => Gen.Int[0, Scraps.Length - 1].Array[0, 60].Sample(
        scraps => Sound.CheckAndCompile(string.Concat(scraps.Select(s => Scraps[s]))),
        iter: 1500);

    [Fact]
    public void Random_bytes_are_answered() => Gen.Byte.Array[0, 300].Sample(
        bytes =>
        {
            var diagnostics = new DiagnosticBag();
            if (SourceText.Decode(bytes, "f", diagnostics) is { } text) Sound.Check(text);
            else Assert.True(diagnostics.HasErrors);
        },
        iter: 1000);

    [Fact]
    public void Random_ascii_is_answered() => Gen.Char[' ', '~'].Array[0, 200].Sample(chars => { Sound.Check(new string(chars)); }, iter: 2000);

    [Fact]
    public void Random_statements_are_read_or_refused_in_place()
    {
        var names = new StatementNames(["talks and visits", "a", "b if c"], ["on and off", "not at all"]);
        var parts = new[] { "a", "b", "not", "and", "or", "if", "then", "iff", "only", "is", "at", "least", "most", "below", "above", "(", ")", ",", "'", "\"", ".", "x.y", "talks and visits", "on and off", "\n", "é" };
        Gen.Int[0, parts.Length - 1].Array[0, 40].Sample(
            tokens =>
            {
                var text = string.Join(" ", tokens.Select(t => parts[t]));
                var reading = StatementParser.Read(text, names);
                Assert.True(reading.Statement is null != reading.Problem is null);
                Assert.InRange(reading.At.Start, 0, Math.Max(0, text.Length));
                Assert.InRange(reading.At.Start + reading.At.Length, 0, text.Length + 1);
            },
            iter: 5000);
    }
}
