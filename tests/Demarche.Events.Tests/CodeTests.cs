using Demarche.Events.Codes;
using Demarche.Record.Codebook;

namespace Demarche.Events.Tests;

/// <summary>The tables of codes say nothing that the codebook and the gazetteer do not know.</summary>
public sealed class CodeTests
{
    [Fact]
    public void Every_code_is_a_kind_of_the_codebook_or_a_bare_statement()
    {
        Assert.All(Cameo.All, c => Assert.True(c.Kind is { } kind ? Modes.Has(kind.Type, kind.Mode) && kind.Cameo == c.Code
            : c.Code.StartsWith("01", StringComparison.Ordinal), c.Code));
        Assert.All(Cameo.All, c => Assert.InRange(c.Goldstein, -10, 10));
        Assert.Equal(Enumerable.Range(1, 20).Select(i => $"{i:00}"),
            Cameo.All.Where(c => c.Code.Length == 2).Select(c => c.Code).Order(StringComparer.Ordinal));
    }

    /// <summary>Where a phrase of the codebook has a code, the code has the phrase's type; the exceptions say why.</summary>
    [Fact]
    public void Codes_of_phrases_have_their_types()
    {
        string[] known = ["112 ACCUSE", "154 MOBILIZE", "190 ASSAULT"];
        var apart = Phrases.All.Where(p => p.Kind.Cameo.Length > 0 && Cameo.Find(p.Kind.Cameo)?.Kind?.Type != p.Kind.Type)
            .Select(p => $"{p.Kind.Cameo} {p.Kind.Type.Name()}").Distinct().Except(known);
        Assert.Empty(apart);
    }

    [Theory]
    [InlineData("190", false, "190")]
    [InlineData("43", false, "043")]
    [InlineData("43", true, "043")]
    [InlineData("10", false, "10")]
    [InlineData("10", true, "010")]
    [InlineData("231", false, "0231")]
    [InlineData("999", false, null)]
    [InlineData("", false, null)]
    [InlineData("-1", true, null)]
    public void A_zero_that_was_lost_is_put_back_where_one_code_alone_can_be_meant(string text, bool padded, string? code) =>
        Assert.Equal(code, Cameo.Find(text, padded)?.Code);

    [Fact]
    public void States_are_those_of_the_gazetteer_and_no_spelling_means_two()
    {
        var known = File.ReadLines(Repository.PathOf("src", "Demarche.Record", "Reading", "Data", "countries.tsv")).Select(l => l.Split('\t')[0])
            .ToHashSet(StringComparer.Ordinal);
        Assert.All(States.All, s => Assert.Contains(s.Name, known));
        Assert.All(States.All.SelectMany(s => s.Spellings.Select(spelling => (spelling, s))), p => Assert.Same(p.s, States.Find(p.spelling)));
        Assert.Equal("Russia", States.Find("the russian federation")!.Name);
        Assert.Null(States.Find("Ruritania"));
    }
}
