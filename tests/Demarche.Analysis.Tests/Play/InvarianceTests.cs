using System.Globalization;
using CsCheck;
using Demarche.Analysis.Forecasts;
using Demarche.Analysis.Play;
using Demarche.Analysis.Tests.Game;
using Demarche.Language;
using Demarche.Language.Compiling;
using Demarche.Language.Diagnostics;
using Demarche.Language.Editing;
using Demarche.Language.Model;
using Demarche.Language.Syntax;

namespace Demarche.Analysis.Tests.Play;

/// <summary>
/// What nobody and nothing can tell apart changes no figure, not in the last digit; nor does the order in which a model lists things, nor an item that
/// never bites.
/// </summary>
public sealed class InvarianceTests
{
    private static readonly PlayRequest Request = new PlayRequest { Threads = 1, WhatIf = false, Seed = 5 }.Exactly(2);

    [Theory]
    [InlineData("idle lever", PlayMode.Exact)]
    [InlineData("idle lever", PlayMode.Grid)]
    [InlineData("split level", PlayMode.Exact)]
    [InlineData("split level", PlayMode.Grid)]
    [InlineData("order", PlayMode.Exact)]
    [InlineData("order", PlayMode.Grid)]
    [InlineData("idle threat", PlayMode.Exact)]
    public void Every_figure_is_as_it_was(string change, PlayMode mode) => Gen.Int[1, int.MaxValue - 1].Sample(seed =>
    {
        var model = ModelText.Random(new Random(seed));
        var text = model.ToString();
        var random = new Random(seed ^ 0x5F5F5F);
        if (change == "idle lever") model.AddIdle(random);
        if (change == "split level") model.SplitLevel(random);
        if (change == "order") model.Shuffle(random);
        if (change == "idle threat") model.AddIdleThreat(random);
        var (one, other) = (Figures(Compile(text), mode), Figures(Compile(model.ToString()), mode));
        if (one != other) throw new InvalidOperationException($"{one}\nis not\n{other}\n{text}\nchanged to\n{model}");
    }, iter: mode == PlayMode.Exact ? Math.Max(1, Samples.Count / 4) : Math.Max(1, Samples.Tenth / 2));

    /// <summary>The same on crises of the real world: a bundled one, and the two that an analyst wrote of.</summary>
    [Theory]
    [InlineData("models/geneva-2022/crisis.yaml", "idle lever")]
    [InlineData("models/geneva-2022/crisis.yaml", "order")]
    [InlineData("models/geneva-2022/crisis.yaml", "split level")]
    [InlineData("tests/Demarche.Language.Tests/Models/gulf-ultimatum-2017.crisis.yaml", "idle lever")]
    [InlineData("tests/Demarche.Language.Tests/Models/gulf-ultimatum-2017.crisis.yaml", "order")]
    [InlineData("tests/Demarche.Language.Tests/Models/border-claim-2023.crisis.yaml", "idle lever")]
    [InlineData("tests/Demarche.Language.Tests/Models/border-claim-2023.crisis.yaml", "order")]
    public void Every_figure_of_a_real_crisis_is_as_it_was(string model, string change)
    {
        var file = Repository.PathOf(model);
        // An order's draws belong to its statements as they are written, so they are written the same in both.
        var text = File.ReadAllText(file).Replace("ties is severed", "not ties is kept", StringComparison.Ordinal);
        var changed = change switch
        {
            "idle lever" => Edited(text, tree => [WithIdleLever(tree)]),
            "order" => Edited(text, tree => from part in new[] { "parties", "threats", "outcomes", "issues" } where tree[part] is not null select (ModelEdit)new ModelEdit.Set(YamlPath.Of(part), Turned(tree[part]!))),
            _ => text.Replace("[kept, severed]", "[kept, severed, severed for good]", StringComparison.Ordinal).Replace("severs relations with Washington]", "severs relations with Washington, severs them for good]", StringComparison.Ordinal),
        };
        Assert.NotEqual(text, changed);
        Assert.Equal(Figures(Compile(text, file), PlayMode.Auto), Figures(Compile(changed, file), PlayMode.Auto));
    }

    private static ModelEdit.Set WithIdleLever(YamlMapping tree)
    {
        var party = ((YamlMapping)tree["parties"]!).Entries[0].Name;
        return new ModelEdit.Set(YamlPath.Of("parties", party, "levers", "pennant"), Value.Texts("furled", "flown"));
    }

    private static string Edited(string text, Func<YamlMapping, IEnumerable<ModelEdit>> edits)
    {
        var tree = (YamlMapping)YamlReader.Read(text, "m", new DiagnosticBag())!;
        foreach (var edit in edits(tree))
        {
            var edited = ModelEditor.Apply(text, edit);
            text = edited.Text ?? throw new InvalidOperationException(edited.Problem);
        }

        return text;
    }

    /// <summary>A part with all that it lists the other way round; of parties their levers and types too.</summary>
    private static YamlNode Turned(YamlNode part) => part switch
    {
        YamlSequence list => new YamlSequence([.. list.Items.Reverse()], list.IsFlow, list.Span),
        YamlMapping map => new YamlMapping(map.Entries.Reverse().Select(e => new YamlEntry(e.Key, IsParty(e.Value) ? Turned(e.Value) : e.Name is "types" or "levers" ? Turned(e.Value) : e.Value)), map.IsFlow, map.Span),
        _ => part,
    };

    private static bool IsParty(YamlNode value) => value is YamlMapping about && (about["levers"] ?? about["types"] ?? about["priorities"]) is not null;

    /// <summary>All that is read off some runs, to the last digit, told by names.</summary>
    internal static string Figures(CompiledCrisis compiled, PlayMode mode)
    {
        var (table, whyNot) = PlayTable.Of(compiled, Request with { Mode = mode });
        Assert.Null(whyNot);
        var crisis = compiled.Crisis;
        string[] names = [.. crisis.Parties.Select(p => p.Name), "chance"];
        string Of(PlayRun run) => string.Join('\n',
        [
            All(run.BreaksBy),
            .. crisis.Outcomes.Select((o, k) => $"{o.Name} {All([run.Outcomes[k]])}").Order(StringComparer.Ordinal),
            .. crisis.Parties.Where(p => p.Name != "D").Select(p => p.Name).Order(StringComparer.Ordinal).Select(name => Party(run, crisis, Array.IndexOf(names, name), name)),
            .. names.Where(n => n != "D").Order(StringComparer.Ordinal).Select(name => $"{name} settles {All(Enumerable.Range(0, run.BreaksBy.Length).Select(d => run.Settled[d, Array.IndexOf(names, name)]))}"),
        ]);
        return string.Join("\n\n", new PlayEnsemble(table!, Request).Run(null, default).Runs.Select(r => Of(r.Result)));
    }

    private static string Party(PlayRun run, Crisis crisis, int party, string name)
    {
        int[] types = [.. Enumerable.Range(0, run.Beliefs[party].Length).OrderBy(t => crisis.Parties[party].Types.Count == 0 ? "" : crisis.Parties[party].Types[t].Name, StringComparer.Ordinal)];
        return $"{name}: {All([run.Values[party]])}; believed {All(types.Select(t => run.Beliefs[party][t]))}; "
            + string.Join(" | ", run.Options[party].Select(o => $"{All([o.Share, o.Breaks, o.Gain])} {All(types.Select(t => o.Beliefs[t]))}"));
    }

    private static string All(IEnumerable<double> numbers) => string.Join(' ', numbers.Select(x => x.ToString("R", CultureInfo.InvariantCulture)));

    private static CompiledCrisis Compile(string text, string file = "m.crisis.yaml")
    {
        var loaded = ModelLoader.Parse(text, file, Path.GetDirectoryName(file));
        return loaded.Crisis is { } crisis ? Compiler.Compile(crisis) : throw new InvalidOperationException($"{string.Join('\n', loaded.Diagnostics.Select(d => d.Message))}\n{text}");
    }
}
