using Bunit;
using Demarche.Language;
using Demarche.Language.Model;

namespace Demarche.Workbench.Tests.Forms;

/// <summary>Wherever a form asks for a statement it can be built of parts, and what is typed in words is said again before it counts.</summary>
public class StatementHelpTests
{
    private const string Gulf = """
        crisis: An embargo
        parties:
          Saudi Arabia:
            words: the kingdom
            levers:
              embargo: { levels: [lifted, in force], now: in force, words: [lifts the embargo, keeps the embargo] }
            priorities: [embargo is in force]
          Qatar:
            levers:
              answer: { levels: [rejects, accepts], words: [rejects the list, accepts the list] }
              tone: [calm, harsh]
            utilities: { answer is rejects: 2 }
          Iran:
            levers: { tone: [calm, harsh] }
            ranking: [Iran.tone is calm]
        outcomes: { standstill: embargo is in force and answer is rejects }
        break: standstill
        impossible: [Qatar.tone is harsh and Iran.tone is harsh]
        threats: [{ by: Saudi Arabia, against: Qatar, if: answer is rejects, then: embargo is in force }]
        risks: [{ while: standstill, then: Qatar.tone is harsh, chance: 1% }]
        """;

    public static TheoryData<string, string> Fields => new()
    {
        { "priorities", "Statement 1 of Saudi Arabia" },
        { "priorities", "Statement" },
        { "crisis", "The break is" },
        { "crisis", "Holds where" },
        { "threats", "If" },
        { "threats", "Then" },
        { "play", "While" },
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task What_is_typed_in_words_counts_once_it_is_confirmed(string part, string label)
    {
        await using var form = new FormContext(Gulf);
        var page = form.Show(part);

        await form.Fill(page, label, "Kingdom lifts the embargo");

        Assert.Equal(Gulf, form.Text);
        Assert.Contains("Meant: embargo is lifted – the kingdom lifts the embargo", Said(page.Find(".wb-meant")), StringComparison.Ordinal);
        await form.Press(page, "Take it: embargo is lifted");
        Assert.Contains("embargo is lifted", form.Text.Replace("[lifted", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".wb-meant"));
        Assert.NotNull(ModelLoader.Parse(form.Text, "m.crisis.yaml").Crisis);
    }

    [Fact]
    public async Task A_statement_that_cannot_be_built_soundly_is_refused_and_stays_in_its_field()
    {
        await using var form = new FormContext(Gulf);
        var page = form.Show("limits");

        await form.Fill(page, "It cannot be that", "never the kingdom lifts the embargo");
        await form.Press(page, "Take it: not embargo is lifted");

        Assert.Equal(Gulf, form.Text);
        Assert.Contains("present", page.Find(".wb-refused").TextContent, StringComparison.Ordinal);
        Assert.Equal("not embargo is lifted", FormContext.Field(page, "It cannot be that").GetAttribute("value"));
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task A_statement_is_built_of_parts(string part, string label)
    {
        await using var form = new FormContext(Gulf);
        var page = form.Show(part);
        var id = FormContext.Field(page, label).Id!;

        await form.Do(page, () => page.Find($"[id='{id}-build']").Click());
        while (page.FindAll("[aria-label='Remove part 2']") is [var remove, ..]) await form.Do(page, () => remove.Click());
        await Choose(form, page, "Part 1: who", "Qatar");
        await Choose(form, page, "Part 1: does what", "answer is accepts");
        await form.Do(page, () => page.Find("[aria-label='Part 1: not']").Change(false));
        await form.Press(page, "Add a part");
        await Choose(form, page, "Part 2: joined by", "unless");
        await Choose(form, page, "Part 2: who", "the kingdom");
        await Choose(form, page, "Part 2: does what", "embargo is in force");
        Assert.Equal("Qatar accepts the list if the kingdom lifts the embargo. answer is accepts if not embargo is in force", Said(page.Find(".wb-build-read")));
        await form.Press(page, "Use this statement");

        Assert.Contains("answer is accepts if not embargo is in force", form.Text, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".wb-build"));
    }

    [Fact]
    public async Task A_statement_that_stands_there_is_built_further()
    {
        await using var form = new FormContext(Gulf);
        var page = form.Show("crisis");
        var id = FormContext.Field(page, "Holds where").Id!;

        await form.Do(page, () => page.Find($"[id='{id}-build']").Click());
        Assert.Equal(2, page.FindAll(".wb-build-part").Count);
        await Choose(form, page, "Part 2: joined by", "or");
        await form.Press(page, "Use this statement");

        Assert.Equal("embargo is in force or answer is rejects", ModelLoader.Parse(form.Text, "m.crisis.yaml").Crisis!.Outcomes[0].Clause.Text);
    }

    [Fact]
    public async Task A_further_priority_in_words_is_confirmed_and_one_that_may_mean_two_things_is_chosen()
    {
        await using var form = new FormContext(Gulf);
        var page = form.Show("priorities");

        await form.Fill(page, "A further statement", "never tone is harsh");
        await form.Do(page, () => page.FindAll("form.wb-grid")[0].Submit());
        Assert.Equal(Gulf, form.Text);
        Assert.Contains("Which is meant?", page.Find(".wb-meant").TextContent, StringComparison.Ordinal);
        await form.Press(page, "Take it: not Iran.tone is harsh");

        var priorities = (Preference.Priorities)ModelLoader.Parse(form.Text, "m.crisis.yaml").Crisis!.Parties[0].Preference;
        Assert.Equal(["embargo is in force", "not Iran.tone is harsh"], priorities.Groups.Select(g => g[0].Text));
    }

    [Fact]
    public async Task A_slip_in_the_text_is_mended_at_one_press()
    {
        await using var form = new FormContext(Gulf.Replace("if: answer is rejects", "if: anwser is rejects", StringComparison.Ordinal));
        var page = form.Show("threats");
        await form.Do(page, () => { });

        Assert.Contains("anwser", page.Find(".wb-refused").TextContent, StringComparison.Ordinal);
        await form.Press(page, "Take it: answer is rejects");
        Assert.Equal(Gulf, form.Text);
    }

    private static string Said(AngleSharp.Dom.IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static Task Choose(FormContext form, IRenderedComponent<FormHost> page, string label, string value) =>
        form.Do(page, () => page.Find($"[aria-label='{label}']").Change(value));
}
