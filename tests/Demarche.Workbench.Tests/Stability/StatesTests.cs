using Demarche.Analysis.Asking;
using Bunit;
using Demarche.Engine.States;
using Demarche.Language.Model;
using Demarche.Reports.Rendering;
using Demarche.Workbench.Stability;
using Microsoft.Extensions.DependencyInjection;

namespace Demarche.Workbench.Tests.Stability;

/// <summary>The table of states and what is drawn beside it.</summary>
public class StatesTests : BunitContext
{
    private static readonly BriefAnswer Geneva = Answers.Bundled("geneva-2022");
    private static readonly BriefAnswer Trade = Answers.Bundled("us-china-trade-2017");

    public StatesTests()
    {
        Services.AddScoped<Demarche.Workbench.Browser>();
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void Rows_are_levers_by_party_then_ranks_then_concepts()
    {
        int[] states = [.. Enumerable.Range(0, Geneva.Assessment.Graph.States)];

        var groups = StateRows.Of(Geneva.Assessment, states);

        Assert.Equal(["Russia", "USA", "Ukraine", "Russia and USA", "Ranks, 1 for the best", "Who would stay"], groups.Select(g => g.Title));
        var space = Geneva.Compiled.Space;
        Assert.All(states, s => Assert.Equal(Geneva.Crisis.Levers[1].Levels[space.LevelOf(s, 1)], groups[0].Rows[1].Cells[s].Text));
    }

    [Fact]
    public void A_rank_counts_the_ranks_that_are_better_and_a_tick_is_an_equilibrium()
    {
        int[] states = [.. Enumerable.Range(0, Geneva.Assessment.Graph.States)];
        var groups = StateRows.Of(Geneva.Assessment, states);

        for (var party = 0; party < 3; party++)
        {
            var ranks = Geneva.Assessment.Graph.Ranks(party).ToArray();
            Assert.All(states, s => Assert.Equal($"{ranks.Where(r => r > ranks[s]).Distinct().Count() + 1}", groups[4].Rows[party].Cells[s].Text));
        }

        foreach (var row in groups[5].Rows)
        {
            var result = Geneva.Assessment.Concepts.First(c => c.Concept.Id == row.Concept);
            Assert.All(states, s => Assert.Equal(result.Equilibria[s], row.Cells[s].Text == Marks.Holds));
        }
    }

    [Fact]
    public void A_choice_in_the_table_is_told()
    {
        var (chosen, concept) = (-1, "");
        var table = Render<StatesTable>(p => p
            .Add(t => t.Assessment, Geneva.Assessment).Add(t => t.States, [1, 2, 3]).Add(t => t.Caption, "some").Add(t => t.Chosen, 2)
            .Add(t => t.ChosenChanged, s => chosen = s).Add(t => t.ConceptChanged, c => concept = c));

        table.Find("#state-4").Click();
        Assert.Equal(3, chosen);
        table.Find("#state-3").KeyDown("ArrowLeft");
        Assert.Equal(1, chosen);
        table.FindAll("tbody th button").First(b => b.TextContent.Trim() == "Nash").Click();
        Assert.Equal("nash", concept);
        Assert.Single(table.FindAll("thead [aria-pressed=true]"));
        Assert.Single(table.FindAll("thead [tabindex='0']"));
    }

    [Theory]
    [InlineData(Shown.All, 60)]
    [InlineData(Shown.Holding, 0)]
    [InlineData(Shown.Paying, 0)]
    public void The_chosen_state_is_always_among_the_columns(Shown shown, int atLeast)
    {
        foreach (var answer in new[] { Geneva, Trade })
        {
            for (var chosen = 0; chosen < answer.Assessment.Graph.States; chosen += 7)
            {
                var columns = StateColumns.Of(answer.Assessment, shown, null, chosen, StateFilter.None, isGrouped: false, page: null);
                Assert.Contains(chosen, columns.States);
                Assert.True(columns.States.Count >= Math.Min(atLeast, columns.Pages == 1 ? columns.Found : 1) && columns.States.Count <= StateColumns.Most + 1);
                Assert.Equal(columns.States.Order(), columns.States);
            }
        }
    }

    [Fact]
    public void Every_state_found_stands_on_one_page_and_under_its_outcome()
    {
        foreach (var answer in new[] { Geneva, Trade })
        {
            foreach (var isGrouped in new[] { false, true })
            {
                var filter = StateFilter.None with { Reach = StateFilter.Any };
                var first = StateColumns.Of(answer.Assessment, Shown.All, null, answer.Compiled.Now, filter, isGrouped, 1);
                var pages = Enumerable.Range(1, first.Pages).Select(p => StateColumns.Of(answer.Assessment, Shown.All, null, answer.Compiled.Now, filter, isGrouped, p)).ToArray();
                Assert.Equal(answer.Assessment.Reached.Members(), pages.SelectMany(p => p.States).Order());
                Assert.All(pages, p => Assert.Equal(isGrouped ? p.States.Count : 0, p.Groups.Sum(g => g.Here)));
                foreach (var page in pages.Where(_ => isGrouped))
                {
                    var headings = page.Groups.SelectMany(g => Enumerable.Repeat(g.Outcome, g.Here));
                    Assert.Equal(page.States.Select(s => answer.Assessment.Words.Outcomes(s) is [.., var last] ? last : null), headings);
                }
            }
        }
    }

    [Theory]
    [InlineData("ties is severed")]
    [InlineData("Russia.ties is severed")]
    [InlineData("severs relations")]
    [InlineData("RUSSIA SEVERS")]
    public void A_lever_at_a_level_is_found_by_its_name_and_by_words_of_its_phrase(string words)
    {
        var (states, problem) = StateSearch.Find(Geneva.Assessment, words);
        Assert.Null(problem);
        var lever = Geneva.Crisis.Levers.ToList().FindIndex(l => l.Name == "ties");
        var level = Geneva.Crisis.Levers[lever].Levels.ToList().IndexOf("severed");
        Assert.Equal(Enumerable.Range(0, Geneva.Assessment.Graph.States).Where(s => Geneva.Compiled.Space.LevelOf(s, lever) == level), states!.Members());
    }

    [Fact]
    public void Any_statement_of_the_model_is_a_filter()
    {
        foreach (var answer in new[] { Geneva, Trade })
        {
            foreach (var clause in answer.Crisis.Parties.SelectMany(p => p.Types.Select(t => t.Preference).Prepend(p.Preference)).OfType<Preference.Priorities>().SelectMany(p => p.Groups).SelectMany(g => g))
                Assert.Equal(answer.Compiled.Space.Where(clause.Condition), StateSearch.Find(answer.Assessment, clause.Text).States);
        }
    }

    [Fact]
    public void Or_if_not_and_parentheses_mean_what_they_mean_in_statements()
    {
        var assessment = Geneva.Assessment;
        StateSet Found(string text) => StateSearch.Find(assessment, text).States!;
        StateSet all = StateSet.All(assessment.Graph.States), ties = Found("ties is severed"), border = Found("border is provoked");

        Assert.Equal(ties.Union(border), Found("ties is severed or border is provoked"));
        Assert.Equal(ties.Except(border), Found("ties is severed and not border is provoked"));
        Assert.Equal(all.Except(ties.Union(border)), Found("not (ties is severed or border is provoked)"));
        Assert.Equal(all.Except(border).Union(ties), Found("ties is severed if border is provoked"));
        Assert.Equal(ties.Union(border), Found("ties is severed unless border is provoked"));
        Assert.Equal([4, 6], Found("state 5 or state 7").Members());
        Assert.Equal(ties.Union(Found("now")), Found("severs relations or now"));
        Assert.Contains("borderline", StateSearch.Find(assessment, "borderline is massed or ties is severed").Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Terms_are_joined_denied_and_refused()
    {
        var (assessment, compiled) = (Geneva.Assessment, Geneva.Compiled);
        Assert.Equal([11], StateSearch.Find(assessment, "12").States!.Members());
        Assert.Equal([compiled.Now], StateSearch.Find(assessment, "now").States!.Members());
        var outcome = Geneva.Crisis.Outcomes[0].Name;
        Assert.Equal(compiled.Outcomes[0], StateSearch.Find(assessment, outcome).States);
        Assert.Equal(StateSet.All(assessment.Graph.States).Except(compiled.Outcomes[0]), StateSearch.Find(assessment, $"not {outcome}").States);
        Assert.Equal(StateSearch.Find(assessment, "ties is severed").States!.Except(compiled.Outcomes[0]), StateSearch.Find(assessment, $"ties is severed and not {outcome}").States);
        Assert.Contains("swims", StateSearch.Find(assessment, "ties is severed, Russia swims").Problem, StringComparison.Ordinal);
        Assert.Contains("numbered from 1 to", StateSearch.Find(assessment, "100000").Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_keeps_what_holds_what_is_reached_and_the_break()
    {
        var (assessment, all) = (Geneva.Assessment, StateSet.All(Geneva.Assessment.Graph.States));
        var seq = assessment.Concepts.Single(c => c.Concept.Id == "seq").Equilibria;
        Assert.Equal(seq, (StateFilter.None with { Holds = "seq" }).Of(assessment, all).States);
        Assert.Equal(seq.Intersect(assessment.ReachedByImprovements), (StateFilter.None with { Holds = "seq", Reach = StateFilter.Paying }).Of(assessment, all).States);
        Assert.Equal(all.Except(Geneva.Compiled.Break!), (StateFilter.None with { Break = "no" }).Of(assessment, all).States);
        Assert.True(StateFilter.None.IsEmpty);
    }

    [Fact]
    public void Around_any_state_of_a_large_crisis_are_its_neighbours_and_the_way_from_now()
    {
        foreach (var answer in new[] { Geneva, Trade })
        {
            for (var chosen = 0; chosen < answer.Assessment.Graph.States; chosen += 5)
            {
                var graph = StatesNear.Around(answer.Assessment, chosen);
                Assert.Contains(graph.Nodes, n => n.Id == chosen);
                Assert.Contains(graph.Nodes, n => n.IsNow);
                Assert.InRange(graph.Nodes.Count, 1, 41);
                if (answer.Assessment.AnyWay.MovesTo(chosen) > 0) Assert.Contains(graph.Arcs, a => a.To == chosen && a.OnWay);
            }
        }
    }
}
