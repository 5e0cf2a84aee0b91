using Demarche.Language.Compiling;
using Demarche.Language.Diagnostics;
using Demarche.Language.Editing;
using Demarche.Language.Model;
using Demarche.Language.Syntax;

namespace Demarche.Language.Tests.Editing;

public sealed class RenameTests
{
    public static TheoryData<string> Models => [.. Repository.Models()];

    [Theory]
    [MemberData(nameof(Models))]
    public void Everything_with_a_name_can_be_renamed_and_named_back(string path)
    {
        var file = Path.Combine(Repository.Root, path);
        var text = File.ReadAllText(file);
        var before = Load(text, file);
        foreach (var (what, back) in Nameable(before, "Zeta7"))
        {
            if (text.Contains("\nextends:", StringComparison.Ordinal))
            {
                Assert.Contains("laid over another", ModelEditor.Apply(text, new ModelEdit.Rename(what, "Zeta7"), file, Path.GetDirectoryName(file)).Problem, StringComparison.Ordinal);
                continue;
            }

            var renamed = RenameInFiles.Find(text, file, new ModelEdit.Rename(what, "Zeta7"), [], null);
            Assert.True(renamed.Text is not null, $"{what}: {renamed.Problem}");
            Assert.Empty(renamed.Left);
            var others = renamed.Others.ToDictionary(o => o.Path, o => o.Text, StringComparer.Ordinal);
            var after = Load(renamed.Text, file, others);
            AssertSameConflict(before, after);
            Assert.Equal(before.Record.Select(e => (e.On, e.Party, e.What, e.Does?.Condition, e.Before?.Condition)), after.Record.Select(e => (e.On, e.Party, e.What, e.Does?.Condition, e.Before?.Condition)));
            Assert.DoesNotContain(what, Nameable(after, "").Select(n => n.What));
            Assert.Contains(back, Nameable(after, "").Select(n => n.What));
            var returned = ModelEditor.Apply(renamed.Text, session => session.Rename(back, what.Name, file, null, null));
            if (renamed.Others.Count == 0) Assert.Equal(text, returned.Text);
            foreach (var (path1, csv) in others) Assert.Equal(File.ReadAllText(path1), RecordRename.Of(csv, DeclaredNames.Of(after), back, what.Name));
        }
    }

    private const string Rivals = """
        parties:
          A:
            levers:
              arms: [no, yes]   # first
              talks: [no, yes]
            priorities:
              - not arms
              - B.missiles is up if talks is yes
          B:
            levers:
              missiles: [down, up]
            priorities: [missiles is down, 'not A.arms and talks is no', "arms"]
        order: [missiles, A.arms, talks]
        outcomes:
          calm: not arms and missiles is down
        threats:
          - { by: B, against: A, if: arms, then: missiles is up }
        """;

    [Fact]
    public void A_record_is_renamed_in_field_by_field_and_nothing_else()
    {
        const string Csv = "date,by,toward,what,does,before\r\n2024-01-01,A,B,\"A, and arms\",arms, not arms \r\n2024-01-02,\"A\",A,arms,'not B.missiles is up',\r\n";
        var crisis = Load(Rivals, "m");

        string Renamed(Named what, string to) => RecordRename.Of(Csv, DeclaredNames.Of(crisis), what, to);

        Assert.Equal(Csv.Replace(",A,B,", ",\"A, Inc\",B,", StringComparison.Ordinal).Replace("\"A\",A,", "\"A, Inc\",\"A, Inc\",", StringComparison.Ordinal), Renamed(new Named.Party("A"), "A, Inc"));
        Assert.Equal(Csv.Replace("arms\",arms, not arms ", "arms\",weapons, not weapons ", StringComparison.Ordinal), Renamed(new Named.Lever("A", "arms"), "weapons"));
        Assert.Equal(Csv, Renamed(new Named.Outcome("calm"), "peace"));
    }

    [Fact]
    public void Files_that_extend_the_model_are_renamed_with_it_and_those_with_mistakes_are_told()
    {
        var folder = RealPath.Of(Directory.CreateTempSubdirectory("demarche-rename-").FullName);
        try
        {
            NeighbourFile Written(string name, string text)
            {
                File.WriteAllText(Path.Combine(folder, name), text);
                return new NeighbourFile(Path.Combine(folder, name), text);
            }

            var main = Written("m.crisis.yaml", Rivals + "\nrecord: r.csv\n");
            Written("r.csv", "date,by,what,does\n2024-01-01,A,Arms,arms\n");
            const string Over = "# turned\nextends: m.crisis.yaml\nparties:\n  B:\n    priorities: [arms] # B's wish\noutcomes: { loud: not calm and arms }\n";
            var over = Written("v.crisis.yaml", Over);
            var onTop = Written("w.crisis.yaml", "extends: v.crisis.yaml\noutcomes: { louder: loud and A.arms }\n");
            var broken = Written("x.crisis.yaml", "extends: m.crisis.yaml\noutcomes: { odd: armz }\n");

            var found = RenameInFiles.Find(main.Text, main.Path, new ModelEdit.Rename(new Named.Lever("A", "arms"), "guns"), [over, onTop, broken], folder);

            Assert.NotNull(found.Text);
            var others = found.Others.ToDictionary(o => Path.GetFileName(o.Path), o => o.Text, StringComparer.Ordinal);
            Assert.Equal(Over.Replace("arms", "guns", StringComparison.Ordinal), others["v.crisis.yaml"]);
            Assert.Equal("extends: v.crisis.yaml\noutcomes: { louder: loud and A.guns }\n", others["w.crisis.yaml"]);
            Assert.Equal("date,by,what,does\n2024-01-01,A,Arms,guns\n", others["r.csv"]);
            Assert.Equal(3, others.Count);
            Assert.Equal(broken.Path, Assert.Single(found.Left).Path);

            foreach (var (path, text) in found.Others.Select(o => (o.Path, o.Text)).Append((main.Path, found.Text))) File.WriteAllText(path, text);
            Assert.NotNull(ModelLoader.Load(onTop.Path).Crisis);
            Assert.Equal(1, ModelLoader.Load(onTop.Path).Crisis!.Record.Count(e => e.Does is not null));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Moves_told_in_the_record_of_the_model_follow_a_rename()
    {
        const string Model = "parties:\n  A: { levers: { arms: [no, yes] } }\n  B: { levers: { arms: [no, yes] } }\nrecord:\n  - { on: 2024-01-01, by: A, what: w, does: arms }\n";

        var text = ModelEditor.Apply(Model, new ModelEdit.Rename(new Named.Lever("A", "arms"), "guns")).Text;

        Assert.Contains("does: guns }", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lever_that_gets_a_name_in_use_is_told_apart_by_its_party()
    {
        var text = ModelEditor.Apply(Rivals, new ModelEdit.Rename(new Named.Lever("A", "arms"), "missiles")).Text;

        Assert.NotNull(text);
        AssertSameConflict(Load(Rivals, "m"), Load(text, "m"));
        Assert.Contains("- not A.missiles\n", text, StringComparison.Ordinal);
        Assert.Contains("order: [B.missiles, A.missiles, talks]", text, StringComparison.Ordinal);
        Assert.Contains("calm: not A.missiles and B.missiles is down", text, StringComparison.Ordinal);
        Assert.Contains("if: A.missiles, then: B.missiles is up", text, StringComparison.Ordinal);
        Assert.Contains("missiles: [no, yes]   # first", text, StringComparison.Ordinal);
    }

    [Fact]
    public void In_changes_and_powers_the_party_they_are_of_comes_first()
    {
        const string more = """

            changes:
              - { of: A, drop: not arms, cost: 2 }
              - { of: B, allow: arms, from: missiles is up }
            power:
              - { by: A, over: B, when: arms }
            """;
        var text = ModelEditor.Apply(Rivals + more, new ModelEdit.Rename(new Named.Lever("A", "arms"), "missiles")).Text;

        Assert.NotNull(text);
        AssertSameConflict(Load(Rivals + more, "m"), Load(text, "m"));
        Assert.Contains("{ of: A, drop: not A.missiles, cost: 2 }", text, StringComparison.Ordinal);
        Assert.Contains("{ of: B, allow: A.missiles, from: B.missiles is up }", text, StringComparison.Ordinal);
        Assert.Contains("when: A.missiles }", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_with_a_dot_or_a_space_is_quoted_where_it_must_be()
    {
        var text = ModelEditor.Apply(Rivals, new ModelEdit.Rename(new Named.Party("A"), "St. Helena")).Text;

        Assert.NotNull(text);
        Assert.Contains("not 'St. Helena'.arms and talks is no", text, StringComparison.Ordinal);
        AssertSameConflict(Load(Rivals, "m"), Load(text, "m"));
    }

    [Theory]
    [InlineData("talks", "already")]
    [InlineData("a and b", "statements")]
    [InlineData(" ", "1 to 100")]
    [InlineData("calm", "calm")]
    public void A_name_that_cannot_be_is_refused(string name, string reason)
    {
        var result = ModelEditor.Apply(Rivals, new ModelEdit.Rename(new Named.Lever("A", "arms"), name));

        Assert.Null(result.Text);
        Assert.Contains(reason, result.Problem, StringComparison.Ordinal);
    }

    private static Crisis Load(string text, string file, IReadOnlyDictionary<string, string>? instead = null)
    {
        var loaded = ModelLoader.Parse(text, file, Path.GetDirectoryName(Path.GetFullPath(file)), null, instead, default);
        Assert.True(loaded.Crisis is not null, string.Join("\n", loaded.Diagnostics.Select(d => d.Message)) + text);
        Assert.DoesNotContain(loaded.Diagnostics, d => d.Code == ContextRules.UnknownSource.Code);
        return loaded.Crisis;
    }

    private static void AssertSameConflict(Crisis before, Crisis after)
    {
        foreach (var (one, other) in TypeProfile.All(before).Take(4).Zip(TypeProfile.All(after)))
        {
            CompiledCrisis a = Compiler.Compile(before, one), b = Compiler.Compile(after, other);
            Assert.Equal(a.Now, b.Now);
            Assert.Equal(a.Graph.States, b.Graph.States);
            Assert.Equal(a.Outcomes.Select(o => o.Members()), b.Outcomes.Select(o => o.Members()));
            for (var party = 0; party < before.Parties.Count; party++)
            {
                for (var s = 1; s < a.Graph.States; s++) Assert.Equal(a.Graph.Prefers(party, s, s - 1), b.Graph.Prefers(party, s, s - 1));
            }
        }

        Assert.Equal(before.Threats.Select(t => (t.By, t.Against)), after.Threats.Select(t => (t.By, t.Against)));
        Assert.Equal(before.Issues.SelectMany(i => i.Stakes), after.Issues.SelectMany(i => i.Stakes));
        Assert.Equal(before.Calendar.SelectMany(o => o.Parties), after.Calendar.SelectMany(o => o.Parties));
    }

    private static IEnumerable<(Named What, Named Back)> Nameable(Crisis crisis, string to)
    {
        foreach (var party in crisis.Parties) yield return (new Named.Party(party.Name), new Named.Party(to.Length > 0 ? to : party.Name));
        foreach (var lever in crisis.Levers)
        {
            var owner = crisis.Parties[lever.Party].Name;
            yield return (new Named.Lever(owner, lever.Name), new Named.Lever(owner, to));
            foreach (var level in lever.Levels) yield return (new Named.Level(owner, lever.Name, level), new Named.Level(owner, lever.Name, to));
        }

        foreach (var outcome in crisis.Outcomes) yield return (new Named.Outcome(outcome.Name), new Named.Outcome(to));
        foreach (var source in crisis.Sources) yield return (new Named.Source(source.Id), new Named.Source(to));
        foreach (var party in crisis.Parties)
        {
            foreach (var type in party.Types.Where(_ => !crisis.Levers.Any(l => l.IsHidden))) yield return (new Named.Type(party.Name, type.Name), new Named.Type(party.Name, to));
        }
    }
}
