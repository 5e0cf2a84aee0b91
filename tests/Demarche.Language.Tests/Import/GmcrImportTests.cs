using Demarche.Engine;
using Demarche.Engine.Stability;
using Demarche.Language.Compiling;
using Demarche.Language.Diagnostics;
using Demarche.Language.Import;
using Demarche.Language.Model;

namespace Demarche.Language.Tests.Import;

public sealed class GmcrImportTests
{
    /// <summary>Syria and Iraq at the Euphrates, 1975, in the form in which it is published as an example of the program.</summary>
    private static string Euphrates => GmcrText.Of(
        [GmcrText.Option("Release Water"), GmcrText.Option("Escalate"), GmcrText.Option("Attack")],
        [
            GmcrText.Maker("Syria", [0, 1], [GmcrText.All("NNN"), GmcrText.All("-Y-"), GmcrText.All("--N"), GmcrText.All("N--")], [GmcrText.All("YN-")]),
            GmcrText.Maker("Iraq", [2], [GmcrText.All("YNN"), GmcrText.All("NNY"), GmcrText.All("NYY"), GmcrText.All("NNN"), GmcrText.All("YNY")], [GmcrText.All("NN-")]),
        ],
        [GmcrText.All("YY-")]);

    [Fact]
    public void States_have_their_numbers_and_ranks()
    {
        var crisis = Load(Euphrates);
        var compiled = Compiler.Compile(crisis);
        var words = new StateWords(compiled);

        Assert.Equal(["NNN", "YNN", "NYN", "NNY", "YNY", "NYY"], Enumerable.Range(0, 6).Select(words.Pattern));
        Assert.Equal([6, 3, 5, 2, 1, 4], Payoffs(compiled, 0));
        Assert.Equal([3, 6, 1, 5, 2, 4], Payoffs(compiled, 1));
        Assert.Equal(0, compiled.Now);
        Assert.Equal("takes “Release Water”", words.Action(new(0, 0, 1)));
    }

    /// <summary>The published table of the example (Hipel, Kilgour and Kinsara 2014), state by state.</summary>
    [Theory]
    [InlineData("nash", "6")]
    [InlineData("seq", "6")]
    [InlineData("sseq", "6")]
    [InlineData("smr", "6")]
    [InlineData("gmr", "1 6")]
    public void Equilibria_are_those_published(string concept, string states)
    {
        var graph = Compiler.Compile(Load(Euphrates)).Graph;
        var asked = Concepts.All.Single(c => c.Id == concept);
        var stable = asked.Stable(graph, 0).Intersect(asked.Stable(graph, 1));

        Assert.Equal(states, string.Join(' ', stable.Members().Select(s => s + 1)));
    }

    [Fact]
    public void Misperceptions_become_hidden_states()
    {
        var crisis = Load(Euphrates);

        Assert.Equal(["Release Water and not Escalate", "not Release Water and not Escalate"], crisis.Perceptions.Select(p => Assert.Single(p.Hidden).Text));
        Assert.Equal([0, 1], crisis.Perceptions.Select(p => p.By));
    }

    [Fact]
    public void The_model_reads_well() => Assert.Equal(
        """
        # Imported from a save file of GMCR+ 0.3.13.

        crisis: euphrates

        parties:
          Syria:
            levers:
              Release Water: [no, yes]
              Escalate: [no, yes]
            priorities:
              - not Release Water and not Escalate and not Attack
              - Escalate
              - not Attack
              - not Release Water
          Iraq:
            levers:
              Attack: [no, yes]
            priorities:
              - Release Water and not Escalate and not Attack
              - not Release Water and not Escalate and Attack
              - not Release Water and Escalate and Attack
              - not Release Water and not Escalate and not Attack
              - Release Water and not Escalate and Attack

        impossible:
          - Release Water and Escalate

        perceptions:
          Syria:
            hidden:
              - Release Water and not Escalate
          Iraq:
            hidden:
              - not Release Water and not Escalate

        """.ReplaceLineEndings("\n"),
        GmcrImport.Convert(Euphrates, "euphrates.gmcr").Yaml);

    [Fact]
    public void Rankings_by_hand_directions_compounds_and_coalitions_are_kept()
    {
        var text = GmcrText.Of(
            [GmcrText.Option("Modify", "fwd"), GmcrText.Option("Delay", "back"), GmcrText.Option("Accept"), GmcrText.Option("Abandon", "fwd"), GmcrText.Option("Insist")],
            [
                GmcrText.Ranked("MoE", [0], [9, 3, 4, 10, 7, 1, 2, 8, new[] { 11, 5, 6, 12 }], [GmcrText.Any("N---Y", "Y---N")]),
                GmcrText.Ranked("Uniroyal", [1, 2, 3], [1, 4, 10, 7, new[] { 5, 11, 6, 12 }, 2, 3, 9, 8]),
                GmcrText.Ranked("Local Government", [4], [9, 3, 7, 1, 10, 8, 4, 2, new[] { 11, 5, 12, 6 }]),
            ],
            [GmcrText.All("-YY--"), GmcrText.All("-Y-Y-"), GmcrText.All("--YY-"), GmcrText.All("-NNN-")],
            byHand: true,
            coalitions: [new[] { 0, 2 }, 1]);

        var (_, diagnostics) = GmcrImport.Convert(text, "Elmira.gmcr");
        var crisis = Load(text);
        var compiled = Compiler.Compile(crisis);

        Assert.Equal([ImportRules.NoPresentState.Code, ImportRules.Unused.Code], diagnostics.Select(d => d.Code));
        Assert.Equal(12, compiled.Space.Count);
        Assert.Equal([0, 1, 0, 0, 0], crisis.NowLevels);
        Assert.Equal([4, 3, 8, 7, 1, 1, 5, 2, 9, 6, 1, 1], Payoffs(compiled, 0));
        Assert.Equal([9, 4, 3, 8, 5, 5, 6, 1, 2, 7, 5, 5], Payoffs(compiled, 1));
        Assert.Equal([[0, 2]], crisis.Coalitions);
        Assert.Equal(["Up", "Down", "Free", "Up", "Free"], crisis.Levers.Select(l => l.Rule.ToString()));
    }

    [Fact]
    public void Compound_conditions_are_alternatives()
    {
        var text = GmcrText.Of(
            [GmcrText.Option("a"), GmcrText.Option("b")],
            [GmcrText.Maker("A", [0], [GmcrText.Any("YN", "NY")]), GmcrText.Maker("B", [1], [])],
            [GmcrText.Any("YY")]);

        var compiled = Compiler.Compile(Load(text));

        Assert.Equal(3, compiled.Space.Count);
        Assert.Equal([1, 2, 2], Payoffs(compiled, 0));
        Assert.Equal([1, 1, 1], Payoffs(compiled, 1));
    }

    [Fact]
    public void Options_keep_the_order_of_the_file()
    {
        var text = GmcrText.Of(
            [GmcrText.Option("a0"), GmcrText.Option("b0"), GmcrText.Option("a1")],
            [GmcrText.Ranked("A", [0, 2], [8, 1, 2, 3, 4, 5, 6, 7]), GmcrText.Ranked("B", [1], [2, 1, 3, 4, 5, 6, 7, 8])],
            byHand: true);

        var crisis = Load(text);
        var compiled = Compiler.Compile(crisis);

        Assert.Equal(["a0", "b0", "a1"], crisis.Levers.Select(l => l.Name));
        Assert.Equal("NYN", new StateWords(compiled).Pattern(2));
        Assert.Equal(8, Payoffs(compiled, 0)[7]);
        Assert.Contains(GmcrImport.Convert(text, "x.gmcr").Diagnostics, d => d.Code == ImportRules.OptionOrder.Code);
    }

    [Fact]
    public void Older_files_are_read()
    {
        const string Old = """
            {"useManualPreferenceVectors": true, "infeasibles": [], "program": "gmcr-py",
             "options": [{"name": "Cooperate", "permittedDirection": "both"}, {"name": "Cooperate", "reversibility": "fwd"}, {"name": "wait"}],
             "decisionMakers": [
               {"preferences": [], "name": "One", "options": [0, 2], "preferenceVector": [1, [2, 3], 4, 5, 6, 7, 8]},
               {"preferences": [[[0, "Y"]]], "name": "Two", "options": [1]}]}
            """;
        var (_, diagnostics) = GmcrImport.Convert(Old, "old.gmcr");
        var crisis = Load(Old);

        Assert.Equal(2, diagnostics.Count(d => d.Code == ImportRules.Assumed.Code));
        Assert.IsType<Preference.Ranking>(crisis.Parties[0].Preference);
        Assert.Equal("One.Cooperate", Assert.Single(Assert.IsType<Preference.Priorities>(crisis.Parties[1].Preference).Groups)[0].Text);
    }

    [Fact]
    public void Names_that_cannot_stay_are_changed_and_told()
    {
        var text = GmcrText.Of(
            [GmcrText.Option("a\nb"), GmcrText.Option("and"), GmcrText.Option("and"), GmcrText.Option(""), GmcrText.Option("it's \"not\" so.x"), GmcrText.Option(new string('x', 300)), GmcrText.Option("no: #")],
            [GmcrText.Maker("yes", [0, 1, 2, 3, 4, 5, 6], [GmcrText.All("YNYNYNY")]), GmcrText.Maker("yes", [], [GmcrText.All("-N-N---")])]);

        var (_, diagnostics) = GmcrImport.Convert(text, "names.gmcr");
        var crisis = Load(text);

        Assert.Equal(["yes", "yes 2"], crisis.Parties.Select(p => p.Name));
        Assert.Equal(["a b", "and", "and 2", "option 4", "it's \"not\" so.x", new string('x', 90), "no: #"], crisis.Levers.Select(l => l.Name));
        Assert.Equal(5, diagnostics.Count(d => d.Code == ImportRules.Renamed.Code));
    }

    [Fact]
    public void Loading_a_save_file_imports_it()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".gmcr");
        File.WriteAllText(file, Euphrates);
        try
        {
            Assert.Equal(["Syria", "Iraq"], ModelLoader.Load(file).Crisis!.Parties.Select(p => p.Name));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Crisis Load(string gmcr)
    {
        var (yaml, diagnostics) = GmcrImport.Convert(gmcr, "test.gmcr");
        Assert.DoesNotContain(diagnostics, d => d.Severity == Severity.Error);
        var loaded = ModelLoader.Parse(yaml!, "test.crisis.yaml");
        Assert.True(loaded.Crisis is not null, string.Join("\n", loaded.Diagnostics) + "\n" + yaml);
        return loaded.Crisis;
    }

    /// <summary>The place of each state from the worst, which is 1, ties sharing one, as the program numbers payoffs.</summary>
    private static int[] Payoffs(CompiledCrisis compiled, int party)
    {
        var ranks = compiled.Graph.Ranks(party).ToArray();
        var places = ranks.Distinct().Order().ToList();
        return [.. ranks.Select(r => places.IndexOf(r) + 1)];
    }
}
