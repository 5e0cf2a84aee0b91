using System.Globalization;
using CsCheck;
using Demarche.Record.Codebook;
using Demarche.Record.LanguageModels;

namespace Demarche.Record.Tests.LanguageModels;

/// <summary>The gate by mutation: hand codings pass, and each kind of false claim is caught, refused or doubted, as often as the design asks.</summary>
public class ClaimGateTests
{
    private static readonly string[] Strangers = ["Portugal", "Mongolia", "Ruritania", "OPEC", "Zimbabwe"];

    private static readonly List<(ModelClaim Claim, TextToRead Text)> Right = [.. CodedClaims.Seen().SelectMany(coded => coded.Claims.Select(claim => (claim, coded.Text)))];

    [Fact]
    public void Hand_codings_are_let_through_with_few_false_alarms()
    {
        Assert.All(Right, each => Assert.Empty(ClaimGate.Check(each.Claim, each.Text).Refused));
        AssertShare(Right.Select(each => each.Claim), Right.Select(each => each.Text), most: 0.05, least: 0);
    }

    [Fact]
    public void Invented_words_are_always_refused() =>
        AssertRefused(claim => claim with { Words = $"{claim.Words} and apologised" }, claim => claim with { Words = Scrambled(claim.Words) });

    [Fact]
    public void Words_of_another_sentence_are_always_refused() => AssertRefused(claim => claim with { Sentence = claim.Sentence + 1 }, claim => claim with { Sentence = 999 });

    [Fact]
    public void Invented_actors_are_always_refused() =>
        AssertRefused([.. Strangers.Select(name => (Func<ModelClaim, ModelClaim>)(claim => claim with { Toward = name })),
            claim => claim with { By = Strangers[0] }, claim => claim with { With = [Strangers[1]] }]);

    [Fact]
    public void Invented_days_are_always_refused() =>
        AssertRefused(claim => claim with { Date = "1934-05-06", Until = "" }, claim => claim with { Date = "soon" }, claim => claim with { Date = "2019-02-30" });

    [Fact]
    public void Invented_conditions_are_always_refused() => AssertRefused(claim => claim with { If = "the moon turns blue" }, claim => claim with { Then = "burn the fleet" });

    [Fact]
    public void Words_that_are_no_types_or_aspects_are_always_refused() =>
        AssertRefused(claim => claim with { Type = "BOMB" }, claim => claim with { Type = "12" }, claim => claim with { Aspect = "rumoured" }, claim => claim with { Mode = "by-owl" });

    [Fact]
    public void Wrong_kinds_are_caught()
    {
        var mutants = Right.SelectMany(each => EventTypes.All.Where(type => type.Name() != each.Claim.Type)
            .Select(type => (Claim: each.Claim with { Type = type.Name(), Mode = "" }, each.Text))).ToList();
        AssertShare(mutants.Select(each => each.Claim), mutants.Select(each => each.Text), most: 1, least: 0.88);
    }

    [Fact]
    public void Swapped_directions_are_caught()
    {
        var mutants = Right.Where(each => each.Claim.Toward.Length > 0 && each.Claim.Type is not ("CONSULT" or "AGREE" or "SUPPORT" or "COOPERATE"))
            .Select(each => (Claim: each.Claim with { By = each.Claim.Toward, Toward = each.Claim.By }, each.Text)).ToList();
        AssertShare(mutants.Select(each => each.Claim), mutants.Select(each => each.Text), most: 1, least: 0.78);
    }

    [Fact]
    public void Overlooked_conditions_are_doubted() => Assert.All(
        Right.Where(each => each.Claim.If.Length > 0 && each.Claim.Type is "THREATEN" or "AGREE" && each.Text.Text.Contains($"if {each.Claim.If}", StringComparison.Ordinal)),
        each => Assert.NotEmpty(ClaimGate.Check(each.Claim with { If = "" }, each.Text).Doubts));

    [Fact]
    public void No_claim_makes_it_fail() => Gen.Select(Gen.Int[-3, 60], Gen.String.Array[4]).Sample(drawn =>
    {
        var (number, words) = drawn;
        foreach (var type in (string[])["THREATEN", "AID", words[0]])
        {
            var claim = new ModelClaim { Sentence = number, Words = words[0], By = words[1], Toward = words[2], Type = type, Aspect = "done", Date = words[3], If = words[0] };
            Assert.NotNull(ClaimGate.Check(claim, Right[0].Text));
        }
    }, iter: Samples.CountOr(1000));

    private static void AssertRefused(params Func<ModelClaim, ModelClaim>[] mutations) => Assert.All(Right, each => Assert.All(mutations, mutate =>
        Assert.NotEmpty(ClaimGate.Check(mutate(each.Claim), each.Text).Refused)));

    private static void AssertShare(IEnumerable<ModelClaim> claims, IEnumerable<TextToRead> texts, double most, double least)
    {
        var verdicts = claims.Zip(texts, ClaimGate.Check).ToList();
        var caught = verdicts.Average(verdict => verdict.Passes && verdict.Doubts.Count == 0 ? 0.0 : 1);
        var told = string.Create(CultureInfo.InvariantCulture, $"caught {caught:F3} of {verdicts.Count}");
        TestContext.Current.TestOutputHelper?.WriteLine(told);
        Assert.True(caught >= least && caught <= most, told + string.Concat(verdicts.Take(100).Where(v => most < 1).SelectMany(v => v.Refused.Concat(v.Doubts).Select(why => $"\n{v.Claim.Words}: {why}"))));
    }

    private static string Scrambled(string words) => string.Join(' ', words.Split(' ').Reverse()) is var turned && turned != words ? turned : words + " never";
}
