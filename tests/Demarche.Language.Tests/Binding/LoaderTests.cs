using Demarche.Language.Diagnostics;
using Demarche.Language.Syntax;

namespace Demarche.Language.Tests.Binding;

public sealed class LoaderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("demarche-").FullName;

    private const string Model = """
        crisis: A test
        parties:
          A:
            levers: { strike: [no, yes], talk: { levels: [no, yes], now: yes } }
            priorities: [not strike, talk]
        """;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void A_folder_stands_for_its_crisis_file()
    {
        Write("crisis.yaml", Model);
        Assert.Equal("A test", ModelLoader.Load(folder).Crisis!.Name);
    }

    [Fact]
    public void A_folder_without_one_is_a_diagnostic() =>
        Assert.Equal([FileRules.Unreadable.Code], ModelLoader.Load(folder).Diagnostics.Select(d => d.Code));

    [Fact]
    public void A_model_without_a_title_is_called_after_its_file()
    {
        var untitled = Model.Replace("crisis: A test\n", "", StringComparison.Ordinal);
        Assert.Equal("border", ModelLoader.Load(Write("border.crisis.yaml", untitled)).Crisis!.Name);
        Write("crisis.yaml", untitled);
        Assert.Equal(Path.GetFileName(folder), ModelLoader.Load(folder).Crisis!.Name);
    }

    [Fact]
    public void A_file_longer_than_the_limit_is_refused()
    {
        var path = Write("big.crisis.yaml", "crisis: " + new string('x', 10_000_001));
        Assert.Equal([FileRules.Unreadable.Code], ModelLoader.Load(path).Diagnostics.Select(d => d.Code));
    }

    [Fact]
    public void A_text_without_a_folder_reads_no_files()
    {
        var result = ModelLoader.Parse(Model + "\nrecord: record.csv", "m");
        Assert.False(result.HasErrors);
        Assert.Equal([ContextRules.NoFolder.Code], result.Diagnostics.Select(d => d.Code));
        Assert.True(ModelLoader.Parse("extends: other.yaml", "m").HasErrors);
    }

    [Fact]
    public void A_text_with_a_folder_reads_files_in_it()
    {
        Write("record.csv", "date,by,what\n2022-01-02,A,waits\n2022-01-01,B,\"talks, and waits\"\n");
        var record = ModelLoader.Parse(Model + "\nrecord: record.csv", "m", folder).Crisis!.Record;
        Assert.Equal(["talks, and waits", "waits"], record.Select(e => e.What));
        Assert.Equal(3, record[0].Span.Line);
    }

    [Theory]
    [InlineData("read,done,,")]
    [InlineData("rejected,done,,")]
    [InlineData("accepted,planned,,")]
    [InlineData("accepted,supposed,,")]
    [InlineData("accepted,past-case,,")]
    [InlineData("accepted,done,yes,")]
    [InlineData("accepted,done,,a1")]
    public void Rows_that_wait_or_tell_of_no_deed_in_this_crisis_are_no_part_of_the_record(string row)
    {
        Write("record.csv", $"date,by,what,id,status,aspect,negated,same-as\n2022-01-01,A,waits,a1,accepted,done,,\n2030-01-01,A,other,a2,{row}\n");
        var result = ModelLoader.Parse(Model + "\nasof: 2022-01-05\nrecord: record.csv", "m", folder);
        Assert.Equal("waits", Assert.Single(result.Crisis!.Record).What);
        Assert.Empty(result.Diagnostics);
    }

    [Fact]
    public void Overlays_change_replace_add_and_remove()
    {
        var model = Write("m.crisis.yaml", Model + "\nquestion: Will it?\noutcomes: { war: strike }\n");
        var first = Write("a.yaml", "parties: { A: { levers: { talk: { now: no } }, words: the A } }\nquestion: ~\n");
        var second = Write("b.yaml", "outcomes: { calm: not strike and talk }\nextends: ignored.yaml\n");
        var crisis = ModelLoader.Load(model, [first, second]).Crisis!;
        Assert.Equal([0, 0], crisis.NowLevels);
        Assert.Equal("the A", crisis.Parties[0].Words);
        Assert.Null(crisis.Question);
        Assert.Equal(["war", "calm"], crisis.Outcomes.Select(o => o.Name));
    }

    [Fact]
    public void Problems_of_an_overlay_are_reported_in_it()
    {
        var model = Write("m.crisis.yaml", Model);
        var overlay = Write("a.yaml", "outcomes:\n  war: strik\n");
        var problem = Assert.Single(ModelLoader.Load(model, [overlay]).Diagnostics);
        Assert.Equal((overlay, 2), (problem.Span.File, problem.Span.Line));
    }

    [Fact]
    public void A_missing_overlay_is_a_diagnostic() =>
        Assert.Equal([FileRules.Unreadable.Code], ModelLoader.Load(Write("m.crisis.yaml", Model), [Path.Combine(folder, "none.yaml")]).Diagnostics.Select(d => d.Code));

    [Fact]
    public void A_variant_below_extends_the_model_above_and_its_record_stays_with_it()
    {
        Directory.CreateDirectory(Path.Combine(folder, "variants"));
        Write("record.csv", "date,by,what\n2022-01-01,A,waits\n");
        Write("crisis.yaml", Model + "\nrecord: record.csv\n");
        var crisis = ModelLoader.Load(Write("variants/v.crisis.yaml", "extends: ../crisis.yaml\ncrisis: Variant\n")).Crisis!;
        Assert.Equal("Variant", crisis.Name);
        Assert.Single(crisis.Record);
    }

    [Fact]
    public void Links_out_of_the_folder_are_not_followed()
    {
        var inside = Directory.CreateDirectory(Path.Combine(folder, "in")).FullName;
        Write("secret.csv", "date,by,what\n2022-01-01,A,hides\n");
        File.CreateSymbolicLink(Path.Combine(inside, "record.csv"), Path.Combine(folder, "secret.csv"));
        Directory.CreateSymbolicLink(Path.Combine(inside, "up"), folder);
        File.CreateSymbolicLink(Path.Combine(inside, "by-way-of.csv"), Path.Combine(inside, "up", "secret.csv"));
        foreach (var name in new[] { "record.csv", "up/secret.csv", "../secret.csv", "sub/../../secret.csv", "by-way-of.csv" })
        {
            var result = ModelLoader.Parse(Model + $"\nrecord: {name}", "m", inside);
            Assert.Equal([ContextRules.OutsideFolder.Code], result.Diagnostics.Select(d => d.Code));
        }
    }

    [Fact]
    public void Links_that_lead_round_are_no_file()
    {
        Directory.CreateSymbolicLink(Path.Combine(folder, "one"), Path.Combine(folder, "two", "x"));
        Directory.CreateSymbolicLink(Path.Combine(folder, "two"), Path.Combine(folder, "one", "y"));
        Assert.Throws<IOException>(() => RealPath.Of(Path.Combine(folder, "one")));
        Assert.Equal([ContextRules.OutsideFolder.Code], ModelLoader.Parse(Model + "\nrecord: one/r.csv", "m", folder).Diagnostics.Select(d => d.Code));
    }

    /// <summary>A folder whose name only begins like the model's is another folder.</summary>
    [Fact]
    public void A_sibling_folder_of_a_longer_name_is_outside()
    {
        var inside = Directory.CreateDirectory(Path.Combine(folder, "model")).FullName;
        Directory.CreateDirectory(Path.Combine(folder, "model-secret"));
        Write("model-secret/r.csv", "date,by,what\n2022-01-01,A,hides\n");
        var result = ModelLoader.Parse(Model + "\nrecord: ../model-secret/r.csv", "m", inside);
        Assert.Equal([ContextRules.OutsideFolder.Code], result.Diagnostics.Select(d => d.Code));
    }

    /// <summary>A key that both files give and only the overlay fills with something else than a mapping is the overlay's.</summary>
    [Fact]
    public void A_key_that_an_overlay_replaces_has_its_place_in_the_overlay()
    {
        var model = Write("m.crisis.yaml", Model + "\nquestoin: Will it?\n");
        var overlay = Write("a.yaml", "crisis: Another\n\nquestoin: Will it not?\n");
        var problem = Assert.Single(ModelLoader.Load(model, [overlay]).Diagnostics);
        Assert.Equal((overlay, 3), (problem.Span.File, problem.Span.Line));
    }

    [Fact]
    public void A_key_whose_mapping_an_overlay_adds_to_keeps_its_place_in_the_model()
    {
        var model = Write("m.crisis.yaml", Model + "\nnotes:\n  a: 1\n");
        var overlay = Write("a.yaml", "crisis: Another\nnotes:\n  b: 2\n");
        var problem = Assert.Single(ModelLoader.Load(model, [overlay]).Diagnostics);
        Assert.Equal((model, Model.Split('\n').Length + 1), (problem.Span.File, problem.Span.Line));
    }

    [Fact]
    public void Models_that_extend_one_another_by_other_spellings_are_still_a_circle()
    {
        var first = Write("a.crisis.yaml", "extends: ./b.crisis.yaml\n");
        Write("b.crisis.yaml", "extends: ./././a.crisis.yaml\n");
        Assert.Equal([ContextRules.ExtendsCircle.Code], ModelLoader.Load(first).Diagnostics.Select(d => d.Code));
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
