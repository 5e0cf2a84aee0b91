using Bunit;
using Demarche.Language;
using Demarche.Language.Binding.Keys;
using Demarche.Language.Model;
using Demarche.Workbench.Forms;

namespace Demarche.Workbench.Tests.Forms;

/// <summary>Every part of the Model page: what is added, filled in and taken away stands in the text, with all comments.</summary>
public class FormTests
{
    private const string Small = """
        # A model to be changed.
        crisis: Two sides
        asof: 2024-03-01
        parties:
          Alpha:
            levers:
              ties: { levels: [kept, severed], moves: up }   # one way
            priorities:
              - ties is kept # the wish
              - ties is severed if sanctions is heavy
          Beta:
            levers:
              sanctions: [light, heavy]
            priorities:
              # first of all
              - sanctions is heavy
              - ties is kept
        outcomes:
          break: ties is severed
        break: break
        """;

    [Fact]
    public void Every_key_of_the_language_has_its_place_in_one_part()
    {
        var shown = FormWords.Parts.SelectMany(p => p.Keys).ToArray();

        Assert.Equal(CrisisKeys.Root.Keys.Select(k => k.Name).Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    public static TheoryData<string, string, string> Additions => new()
    {
        { "limits", "Add a statement", "impossible: [never]" },
        { "limits", "Add a forbidden move", "forbidden-moves:\n  - by: Alpha\n    from: Alpha.ties is severed\n    to: Alpha.ties is kept" },
        { "threats", "Add a threat", "threats:\n  - by: Alpha\n    against: Beta\n    if: Beta.sanctions is heavy\n    then: Alpha.ties is severed" },
        { "issues", "Add an issue", "issues:\n  issue:\n    at-stake-in: Alpha.ties is severed" },
        { "calendar", "Add an occasion", "calendar:\n  - on: 2024-03-01\n    what: A meeting" },
        { "precedents", "Add a precedent", "precedents:\n  - name: An earlier crisis\n    what: What happened" },
        { "sources", "Add a source", "sources:\n  source: A source" },
        { "play", "Add a risk", "risks:\n  - while: Alpha.ties is severed\n    then: Alpha.ties is severed\n    chance: 1%" },
        { "views", "Add a power", "power:\n  - by: Alpha\n    over: Beta\n    when: Alpha.ties is severed" },
        { "changes", "Add a change", "changes:\n  - of: Alpha\n    swap: neighbours" },
        { "parties", "Add a lever", "      ties: { levels: [kept, severed], moves: up }   # one way\n      lever: [no, yes]" },
        { "parties", "Add a party", "  Party:\n    levers:\n      lever: [no, yes]" },
        { "crisis", "Add an outcome", "  break: ties is severed\n  outcome: Alpha.ties is severed" },
    };

    [Theory]
    [MemberData(nameof(Additions))]
    public async Task What_is_added_stands_in_the_text_without_an_error(string part, string button, string expected)
    {
        await using var form = new FormContext(Small);
        var page = form.Show(part);

        await form.Press(page, button);

        Assert.Empty(form.Messages);
        Assert.True(form.Text.Contains(expected, StringComparison.Ordinal), form.Text);
        Assert.NotNull(ModelLoader.Parse(form.Text, "m.crisis.yaml").Crisis);
        AssertComments(form.Text);
        Assert.True(form.Model.Undo().WasMade);
        Assert.Equal(Small, form.Text);
    }

    [Fact]
    public async Task A_faction_is_added_named_and_given_a_voice_and_an_order()
    {
        await using var form = new FormContext(Small);
        var page = form.Show("parties");

        await form.Press(page, "Factions");
        await form.Press(page, "Add a faction");
        await form.Fill(page, "Name of the faction", "hawks");
        await form.Press(page, "Voice");
        await form.Fill(page, "Voice", "veto");
        await form.Fill(page, "hawks: the order is given as", "priorities");
        await form.Fill(page, "Statement 1 of hawks", "not ties is severed");

        var faction = Assert.Single(Loaded(form).Parties[0].Factions);
        Assert.Equal(("hawks", Voice.Veto), (faction.Name, faction.Voice));
        Assert.Equal("not ties is severed", ((Preference.Priorities)faction.Preference).Groups[0][0].Text);
        AssertComments(form.Text);
    }

    [Fact]
    public async Task A_hidden_type_takes_bounds_for_its_prior()
    {
        await using var form = new FormContext(Small.Replace("    priorities:\n      - ties is kept # the wish\n      - ties is severed if sanctions is heavy\n", "    types: { firm: { priorities: [ties is kept] }, soft: { priorities: [ties is severed] } } # the wish\n", StringComparison.Ordinal));
        var page = form.Show("parties");

        await form.Press(page, "Prior");
        await form.Fill(page, "Prior", "40%, 60%");

        Assert.Equal(new Interval(0.4, 0.6), Loaded(form).Parties[0].Types[0].PriorBounds);
        AssertComments(form.Text);
    }

    [Fact]
    public async Task A_statement_gets_a_strength_a_reason_and_a_source()
    {
        await using var form = new FormContext(Small);
        var page = form.Show("priorities");

        await form.Press(page, "Strength");
        await form.Fill(page, "Strength", "strong");
        await form.Press(page, "Because");
        await form.Fill(page, "Because", "It was said so.");

        var clause = ((Preference.Priorities)Loaded(form).Parties[0].Preference).Groups[0][0];
        Assert.Equal((1, "It was said so."), (clause.Strength, clause.Grounds.Because));
        AssertComments(form.Text);
    }

    [Theory]
    [InlineData("ranking")]
    [InlineData("weights")]
    [InlineData("utilities")]
    public async Task An_order_becomes_one_of_another_kind_and_undo_brings_the_old_one_back(string kind)
    {
        await using var form = new FormContext(Small);
        var page = form.Show("priorities");

        await form.Fill(page, "Beta: the order is given as", kind);

        Assert.Equal(kind, Loaded(form).Parties[1].Preference.GetType().Name.ToLowerInvariant());
        Assert.NotEmpty(page.FindAll("legend"));
        form.Model.Undo();
        Assert.Equal(Small, form.Text);
    }

    [Fact]
    public async Task Weights_and_utilities_are_numbers_in_fields()
    {
        await using var form = new FormContext(Small);
        var page = form.Show("priorities");
        await form.Fill(page, "Beta: the order is given as", "weights");
        await form.Fill(page, "Number", "-2.5");
        Assert.IsType<Preference.Weights>(Loaded(form).Parties[1].Preference);

        await form.Fill(page, "Alpha: the order is given as", "utilities");
        await form.Fill(page, "Number", "3");
        await form.Fill(page, "Statement", "ties is kept and sanctions is light");

        Assert.Equal(("ties is kept and sanctions is light", 3m), ((Preference.Utilities)Loaded(form).Parties[0].Preference).Terms.Select(t => (t.Clause.Text, t.Value)).Single());
    }

    [Fact]
    public async Task A_rule_of_what_cannot_be_is_changed_and_counted()
    {
        await using var form = new FormContext(Small);
        var page = form.Show("limits");
        await form.Press(page, "Add a statement");
        await form.Fill(page, "It cannot be that", "ties is severed and sanctions is heavy");

        Assert.Equal("ties is severed and sanctions is heavy", Assert.Single(Loaded(form).Impossible).Text);
    }

    [Fact]
    public async Task Audience_costs_are_words_shares_or_bounds()
    {
        await using var form = new FormContext(Small);
        var page = form.Show("parties");
        await form.Press(page, "Audience cost");
        foreach (var (typed, low, high) in new[] { ("low", 0.0, 0.1), ("25%", 0.25, 0.25), ("10%, 20%", 0.1, 0.2) })
        {
            await form.Fill(page, "Audience cost", typed);
            Assert.Equal(new Interval(low, high), Loaded(form).Parties[0].AudienceCost);
        }
    }

    [Fact]
    public async Task The_record_is_written_in_the_model_and_checked()
    {
        await using var form = new FormContext(Small + "\nrecord:\n  - { on: 2024-02-01, by: Alpha, what: Says so } # seen\n");
        var page = form.Show("record");
        await form.Press(page, "Add an event");
        await form.Press(page, "Tone", 1);
        await form.Fill(page, "Tone", "-4");
        await form.Press(page, "Does", 1);
        await form.Fill(page, "Does", "ties is severed", 0);

        Assert.Contains("# seen", form.Text, StringComparison.Ordinal);
        Assert.Contains(Loaded(form).Record, e => e.Tone == -4 && e.Does?.Text == "ties is severed");
    }

    [Fact]
    public async Task Parties_of_an_occasion_and_members_of_a_coalition_are_ticked()
    {
        await using var form = new FormContext(Small);
        var page = form.Show("calendar");
        await form.Press(page, "Add an occasion");
        await form.Press(page, "Parties");
        await form.Do(page, () => page.FindAll("input[type=checkbox]")[1].Change(true));

        Assert.Equal([1], Loaded(form).Calendar[0].Parties);
    }

    public static TheoryData<string, string, string, string> Mistakes => new()
    {
        { "threats", "If", "sanctons is heavy", "sanctions" },
        { "threats", "Audience cost", "150%", "150%" },
        { "calendar", "On", "soon", "2022-01-31" },
        { "issues", "At stake in", "", "empty" },
        { "precedents", "What", "", "empty" },
        { "crisis", "Name of the outcome", "ties", "ties" },
        { "parties", "Levels, in order", "kept", "2" },
        { "priorities", "Statement 1 of Alpha", "ties is (kept", "(" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_refused_with_the_reason_beside_the_field_and_what_was_typed_stays(string part, string label, string typed, string reason)
    {
        await using var form = new FormContext(Small + "\nthreats:\n  - { by: Alpha, against: Beta, if: sanctions is heavy, then: ties is severed, audience-cost: low }\ncalendar: [{ on: 2024-03-04, what: Talks }]\nissues: { grain: { at-stake-in: break } }\nprecedents: [{ name: N, what: W }]\n");
        var before = form.Text;
        var page = form.Show(part);

        await form.Fill(page, label, typed);

        Assert.Equal(before, form.Text);
        var field = FormContext.Field(page, label);
        Assert.Equal("true", field.GetAttribute("aria-invalid"));
        Assert.Equal(typed, field.GetAttribute("value") ?? "");
        var remark = page.Find($"[id='{field.GetAttribute("aria-describedby")}']");
        Assert.Equal("alert", remark.GetAttribute("role"));
        Assert.Contains(reason, remark.TextContent, StringComparison.Ordinal);

        await form.Press(page, "Put back what the model says");
        Assert.Null(FormContext.Field(page, label).GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task What_the_checks_say_of_a_text_stands_beside_its_field()
    {
        await using var form = new FormContext(Small.Replace("sanctions is heavy\n      - ties is kept", "sanctons is heavy\n      - ties is kept", StringComparison.Ordinal));
        var page = form.Show("priorities");
        await form.Do(page, () => { });

        Assert.Contains("sanctons", page.Find(".wb-refused").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_field_and_button_has_a_name_and_ids_are_not_used_twice()
    {
        foreach (var model in new[] { "geneva-2022", "us-china-trade-2017", "elmira", "chicken" })
        {
            await using var form = new FormContext(File.ReadAllText(Repository.PathOf("models", model, "crisis.yaml")).Replace("record: record.csv", "", StringComparison.Ordinal));
            foreach (var part in FormWords.Parts)
            {
                var page = form.Show(part.Id);
                foreach (var field in page.FindAll("input, select, textarea")) Assert.False(string.IsNullOrWhiteSpace(field.GetAttribute("aria-label") ?? field.Closest("label")?.TextContent), field.OuterHtml);
                foreach (var button in page.FindAll("button")) Assert.False(string.IsNullOrWhiteSpace(button.GetAttribute("aria-label") ?? button.TextContent), button.OuterHtml);
                Assert.Empty(page.FindAll("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => g.Key));
            }
        }
    }

    private static Crisis Loaded(FormContext form)
    {
        var loaded = ModelLoader.Parse(form.Text, "m.crisis.yaml");
        Assert.True(loaded.Crisis is not null, string.Join("\n", loaded.Diagnostics.Select(d => d.Message)) + form.Text);
        return loaded.Crisis;
    }

    private static void AssertComments(string text)
    {
        foreach (var comment in new[] { "# A model to be changed.", "# one way", "# the wish", "# first of all" }) Assert.Contains(comment, text, StringComparison.Ordinal);
    }
}
