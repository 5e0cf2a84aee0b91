using Demarche.Engine.States;
using Demarche.Language.Binding.Checks;
using Demarche.Language.Diagnostics;
using Demarche.Language.Model;
using Demarche.Language.Statements;
using Demarche.Language.Syntax;

namespace Demarche.Language.Binding;

/// <summary>
/// From the tree of a model to a <see cref="Crisis"/>: shapes first, then declarations, definitions, what can be, and all that is said
/// about it, then the checks that need the states. All problems are reported, not the first only.
/// </summary>
internal sealed class CrisisBinder(string file, ModelFiles files, DiagnosticBag diagnostics, CancellationToken cancellation)
{
    /// <summary>Loads the model that one names as typical; null in such a model itself, which names none.</summary>
    public Func<YamlScalar, Crisis?>? LoadTypical { get; init; }

    /// <summary>The crisis, or null when there are errors.</summary>
    public Crisis? Bind(YamlNode root)
    {
        var shapes = new ShapeCheck(diagnostics);
        shapes.Check(root);
        if (root is not YamlMapping model) return null;
        var grounds = new GroundsBinder(model, diagnostics);
        var declarations = new Declarations(model, grounds, diagnostics);
        declarations.CheckSize(model.Entry("parties")?.Key.Span ?? model.Span);
        var definitions = new DefinitionBinder(model, declarations, !shapes.LostNames, diagnostics);
        var clauses = new ClauseBinder(definitions, grounds);
        var rules = new StateRulesBinder(clauses, definitions, diagnostics);
        var merges = rules.Merges();
        var impossible = rules.Impossible(model["impossible"]);
        foreach (var outcome in definitions.Of(RegionKind.Outcome)) definitions.Define(outcome.Name, outcome.NamedAt.Span);

        var states = diagnostics.HasErrors ? null : declarations.Graph is { } graph ? StateCount.OfNames(graph.Form.States.Count)
            : StateCount.OfLevers(declarations.EngineLevers, impossible, merges);
        var numbers = states?.Numbers ?? Unknown;
        var orders = new OrderBinder(clauses, new WeightsBinder(definitions.Vocabulary, diagnostics), grounds, numbers, diagnostics);
        var intervals = new IntervalReader(diagnostics);
        var types = new TypesBinder(orders, new TypeChangesBinder(clauses, numbers, diagnostics), grounds, intervals, diagnostics);
        var parties = new PartyBinder(orders, types, clauses, grounds, intervals, numbers, diagnostics);
        var context = new ContextBinder(declarations, clauses, grounds, intervals, new LeverLookup(definitions.Vocabulary, diagnostics), numbers, diagnostics);
        var play = new PlayBinder(clauses, grounds, intervals, numbers);
        var views = new ViewsBinder(declarations, clauses, orders, numbers, diagnostics);
        LeverDeclaration[] levers = [.. declarations.Levers.Select(l => l.Declaration)];
        var bound = declarations.Parties.Select((p, index) => HiddenTypes.Of(parties.Bind(p, declarations.PartyNames[index].Words, index), index, levers))
            .ToArray();
        var regions = new NamedOutcomes(definitions, clauses, numbers, diagnostics).Bind(model);
        var crisis = new Crisis
        {
            File = file,
            Name = model["crisis"].Text() ?? TitleOf(file),
            AsOf = model["asof"].Date(),
            Question = model["question"].Text(),
            Sources = grounds.Sources,
            Parties = bound,
            Levers = levers,
            Graph = declarations.Graph?.Form,
            NowLevels = [.. declarations.Levers.Select(l => l.Now)],
            NowState = declarations.Graph?.Now ?? 0,
            Outcomes = regions.Outcomes,
            Break = regions.Break,
            Aggravation = regions.Aggravation,
            Impossible = impossible,
            Merges = merges,
            ForbiddenMoves = rules.ForbiddenMoves(model["forbidden-moves"], declarations, numbers, grounds),
            Threats = context.Threats(model["threats"]),
            Issues = context.Issues(model["issues"]),
            Calendar = context.Calendar(model["calendar"]),
            Risks = play.Risks(model["risks"]),
            Outside = new OutsideBinder(grounds, files, diagnostics).Bind(model),
            Typical = Typical(model),
            Play = play.Settings(model["play"]),
            Record = new RecordBinder(new RecordedMoves(declarations, clauses, numbers, diagnostics), grounds, files, diagnostics).Bind(model["record"]),
            Precedents = context.Precedents(model["precedents"]),
            Perceptions = views.Perceptions(model["perceptions"]),
            Power = context.Power(model["power"]),
            Changes = new ChangesBinder(declarations, clauses, grounds, numbers, diagnostics).Bind(model["changes"], bound),
            Attitudes = views.Attitudes(model["attitudes"]),
            Coalitions = views.Coalitions(model["coalitions"]),
            AllCoalitions = model["coalitions"].Text() == "all",
        };
        if (diagnostics.HasErrors || states is null) return null;
        ModelChecks.Run(new BoundModel(crisis, states, cancellation), diagnostics);
        return diagnostics.HasErrors ? null : crisis;
    }

    private Crisis? Typical(YamlMapping model)
    {
        if ((model["outside"] as YamlMapping)?["typical"].Scalar() is not { } name) return null;
        var typical = LoadTypical?.Invoke(name);
        var whyNot = LoadTypical is null ? "it is named by a model that is named as typical itself"
            : typical is null ? null
            : typical.Break is null ? "it names no break"
            : typical.Calendar.Count == 0 ? "it has no calendar"
            : null;
        if (whyNot is not null) diagnostics.Report(OutsideRules.NotTypical, name.Span, Spelling.Shortened(name.Text), whyNot);
        return typical;
    }

    /// <summary>Stands in where states were not counted because of errors: any number goes, so that it causes no further ones.</summary>
    private static StateNumbers Unknown { get; } = new(int.MaxValue, _ => new CountedState(Condition.Never, 1, 1));

    private static string TitleOf(string file)
    {
        var name = Path.GetFileName(file);
        if (name is "crisis.yaml" or "crisis.yml" && Path.GetFileName(Path.GetDirectoryName(file)) is { Length: > 0 } folder) return folder;
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 ? name[..dot] : name;
    }
}
