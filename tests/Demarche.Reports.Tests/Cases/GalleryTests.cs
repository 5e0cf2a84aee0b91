using System.Text.RegularExpressions;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Reports.Tests.Cases;

/// <summary>What every bundled model owes its reader.</summary>
public sealed partial class GalleryTests
{
    public static TheoryData<string> Models => [.. BundledModels.All];

    [Fact]
    public void All_models_are_found() => Assert.Equal(14, BundledModels.All.Count);

    [Theory]
    [MemberData(nameof(Models))]
    public void Checks_without_a_word_and_compiles(string model)
    {
        var crisis = BundledModels.Load(model);

        Assert.All(TypeProfile.All(crisis), profile => Assert.True(Compiler.Compile(crisis, profile).Graph.States > 3));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Asks_a_question_and_names_its_sources_and_its_break(string model)
    {
        var compiled = BundledModels.Compile(model);

        Assert.False(string.IsNullOrWhiteSpace(compiled.Crisis.Question));
        Assert.NotEmpty(compiled.Crisis.Sources);
        Assert.NotNull(compiled.Break);
        Assert.False(compiled.Break.IsEmpty);
        Assert.False(compiled.Break[compiled.Now]);
        Assert.All(compiled.Outcomes, o => Assert.False(o.IsEmpty));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Is_listed_in_the_gallery(string model)
    {
        var gallery = File.ReadAllText(Path.Combine(BundledModels.Folder, "README.md"));

        Assert.Contains($"]({model})", gallery, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_part_rests_on_a_source_or_gives_its_reason(string model)
    {
        var crisis = BundledModels.Load(model);
        var ids = crisis.Sources.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(GroundsOf(crisis).Where(g => g.Grounds.IsJudgement && g.Grounds.Because is null).Select(g => g.What));
        Assert.All(GroundsOf(crisis).Where(g => g.Grounds.Source is not null), g => Assert.Contains(g.Grounds.Source!.Split(' ')[0], ids));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Paragraphs_are_those_of_the_article(string model)
    {
        var places = GroundsOf(BundledModels.Load(model)).Select(g => g.Grounds.Source ?? "").SelectMany(s => Paragraph().Matches(s));

        Assert.All(places, m => Assert.InRange(int.Parse(m.Groups[1].Value), 0, 14));
    }

    private static IEnumerable<(string What, Grounds Grounds)> GroundsOf(Crisis crisis) =>
    [
        .. crisis.Outcomes.Select(o => (o.Name, o.Clause.Grounds)),
        .. crisis.Impossible.Select(c => (c.Text, c.Grounds)),
        .. crisis.Threats.Select(t => (t.Then.Text, t.Grounds)),
        .. crisis.Issues.Select(i => (i.Name, i.Grounds)),
        .. crisis.Calendar.Select(o => (o.What, o.Grounds)),
        .. crisis.Precedents.Select(p => (p.Name, p.Grounds)),
        .. crisis.Parties.SelectMany(GroundsOf),
    ];

    /// <summary>An order is grounded as a whole, or entry by entry.</summary>
    private static IEnumerable<(string What, Grounds Grounds)> GroundsOf(Party party) =>
    [
        .. party.Types.Select(t => ($"{party.Name} {t.Name}", t.Grounds)),
        .. party.Factions.Select(f => ($"{party.Name} {f.Name}", f.Grounds)),
        .. party.Types.Count == 0 ? [($"{party.Name}'s order", party.Preference.Grounds)] : Array.Empty<(string, Grounds)>(),
        .. party.Types.SelectMany(t => EntriesOf(t.Preference)).Select(c => (c.Text, c.Grounds)),
    ];

    private static IEnumerable<Clause> EntriesOf(Preference preference) => preference is Preference.Priorities priorities ? priorities.Groups.SelectMany(g => g) : [];

    [GeneratedRegex("¶([0-9]+)")]
    private static partial Regex Paragraph();
}
