using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Reports.Tests.Cases;

/// <summary>The deadline of 15 January 1991: an ultimatum with its day, played past it.</summary>
public sealed class Kuwait1991Tests
{
    private readonly Crisis crisis = BundledModels.Load("kuwait-1991");

    [Fact]
    public void The_ultimatum_is_the_resolution_s_and_is_called_in_the_day_after()
    {
        var ultimatum = crisis.Threats[0];

        Assert.Equal(("Coalition", "Iraq"), (crisis.Parties[ultimatum.By].Name, crisis.Parties[ultimatum.Against].Name));
        Assert.Equal("Kuwait is left", ultimatum.Unless!.Text);
        Assert.Equal(new DateOnly(1991, 1, 15), ultimatum.Deadline);
        Assert.False(ultimatum.StandsOn(new DateOnly(1991, 1, 15)));
        Assert.True(ultimatum.StandsOn(new DateOnly(1991, 1, 16)));
        Assert.Contains(crisis.Calendar, o => o.On > ultimatum.Deadline && o.Parties.Contains(ultimatum.By));
    }

    [Fact]
    public void Every_pair_of_types_is_one_that_the_text_speaks_of()
    {
        Assert.Equal(["determined to have it over", "reluctant to fight"], crisis.Parties[0].Types.Select(t => t.Words));
        Assert.Equal(["defiant", "one that counts the cost"], crisis.Parties[1].Types.Select(t => t.Words));
        var (determined, reluctant) = (Order(0, 0), Order(0, 1));
        Assert.Equal(determined.Except(["not conference", "force is used if Kuwait is held"]).Order(StringComparer.Ordinal), reluctant.Order(StringComparer.Ordinal));
        Assert.Equal(["Kuwait is left", "force is withheld"], reluctant.Take(2));
        Assert.Equal("force is withheld", Order(1, 1)[0]);
    }

    [Fact]
    public void Whoever_holds_the_table_must_agree_to_it()
    {
        var compiled = Compiler.Compile(crisis);
        var talks = crisis.Levers.ToList().FindIndex(l => l.Name == "talks");

        Assert.Equal([0, 1], crisis.Levers[talks].Owners);
        Assert.Equal(2, crisis.Levers.First(l => l.Name == "Kuwait").Takes);
        int Up(int lever) => compiled.Space.StateOf(compiled.Space.CellOf(compiled.Now) + compiled.Space.Stride(lever));
        var conference = crisis.Levers.ToList().FindIndex(l => l.Name == "conference");
        Assert.All([0, 1], party => Assert.True(compiled.Graph.Moves.CanMove(party, compiled.Now, Up(talks))));
        Assert.False(compiled.Graph.Moves.CanMove(1, compiled.Now, Up(conference)));
    }

    private List<string> Order(int party, int type) =>
        [.. ((Preference.Priorities)crisis.Parties[party].Types[type].Preference).Groups.Select(g => g[0].Text)];
}
