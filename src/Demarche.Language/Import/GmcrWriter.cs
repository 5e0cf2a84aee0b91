using System.Text;
using Demarche.Engine.States;
using Demarche.Language.Diagnostics;
using Demarche.Language.Formatting;
using Demarche.Language.Model;
using Demarche.Language.Statements;

namespace Demarche.Language.Import;

/// <summary>Writes the content of a save file as a model.</summary>
internal sealed class GmcrWriter
{
    private static readonly string[] NoYes = ["no", "yes"];
    private readonly StringBuilder yaml = new();
    private readonly GmcrFile file;
    private readonly StateSpace? space;
    private readonly int[] indexOf;
    private readonly string[] makers;
    private readonly Vocabulary vocabulary;
    private readonly PropositionText statements;

    private GmcrWriter(GmcrFile file, int[] owners, StateSpace? space, DiagnosticBag diagnostics)
    {
        this.file = file;
        this.space = space;
        var names = new GmcrNames(diagnostics);
        makers = [.. file.DecisionMakers.Select((m, k) => names.Fit(m.Name, "decision maker", k + 1, -1, m.Path, m.Span))];
        var levers = file.Options.Select((o, k) => new LeverDeclaration(
            names.Fit(o.Name, "option", k + 1, owners[k], o.Path, o.Span), owners[k], NoYes, NoYes, MoveRule.Free, Grounds.None, o.Span)).ToList();
        indexOf = [.. Enumerable.Range(0, levers.Count)];
        vocabulary = new Vocabulary([.. makers.Select(m => (m, m))], levers, []);
        statements = new PropositionText(vocabulary);
    }

    /// <summary>The model as YAML.</summary>
    /// <param name="file">The content.</param>
    /// <param name="owners">For each option the index of its decision maker.</param>
    /// <param name="space">The feasible states when they are few enough to be counted.</param>
    /// <param name="title">What the model is called.</param>
    /// <param name="diagnostics">Receives changes of names.</param>
    public static string Write(GmcrFile file, int[] owners, StateSpace? space, string title, DiagnosticBag diagnostics)
    {
        var writer = new GmcrWriter(file, owners, space, diagnostics);
        writer.yaml.Append("crisis: ").Append(ScalarText.Of(title, inFlow: false, keepQuotes: true)).Append("\nparties:\n");
        for (var maker = 0; maker < file.DecisionMakers.Count; maker++) writer.Party(maker);
        writer.Order();
        writer.Rules();
        writer.Views();
        return writer.yaml.ToString();
    }

    private void Party(int maker)
    {
        var source = file.DecisionMakers[maker];
        var options = source.Options.Distinct().ToList();
        yaml.Append($"  {Key(makers[maker])}:\n");
        if (options.Count > 0) yaml.Append("    levers:\n");
        foreach (var option in options)
        {
            var lever = vocabulary.Levers[option];
            var now = space is { Count: > 0 } && space.LevelOf(0, option) == 1 ? ", now: yes" : "";
            var moves = file.Options[option].Direction switch
            {
                GmcrDirection.Forward => ", moves: up",
                GmcrDirection.Back => ", moves: down",
                _ => "",
            };
            yaml.Append($"      {Key(lever.Name)}: {(now + moves == "" ? "[no, yes]" : $"{{ levels: [no, yes]{now}{moves} }}")}\n");
        }

        if (source.Ranking is { } ranking) yaml.Append($"    ranking: [{string.Join(", ", ranking.Where(g => g.Count > 0).Select(Group))}]\n");
        else Statements("    ", "priorities", source.Preferences);
    }

    private void Order()
    {
        if (file.DecisionMakers.SelectMany(m => m.Options.Distinct()).SequenceEqual(indexOf)) return;
        var names = indexOf.Select(k =>
            ScalarText.Of(vocabulary.IsPlain(k) ? vocabulary.Levers[k].Name : vocabulary.FullName(k), inFlow: true, keepQuotes: true));
        yaml.Append($"order: [{string.Join(", ", names)}]\n");
    }

    private void Rules() => Statements("", "impossible", file.Infeasibles);

    private void Views()
    {
        if (file.DecisionMakers.Any(m => m.Misperceptions.Count > 0)) yaml.Append("perceptions:\n");
        for (var maker = 0; maker < makers.Length; maker++)
        {
            if (file.DecisionMakers[maker].Misperceptions.Count == 0) continue;
            yaml.Append($"  {Key(makers[maker])}:\n");
            Statements("    ", "hidden", file.DecisionMakers[maker].Misperceptions);
        }

        if (file.Coalitions.Count == 0) return;
        var coalitions = file.Coalitions.Select(c => $"[{string.Join(", ", c.Select(m => ScalarText.Of(makers[m], inFlow: true, keepQuotes: true)))}]");
        yaml.Append($"coalitions: [{string.Join(", ", coalitions)}]\n");
    }

    private void Statements(string indent, string key, IReadOnlyList<GmcrCondition> conditions)
    {
        if (conditions.Count == 0) return;
        yaml.Append($"{indent}{key}:\n");
        foreach (var condition in conditions) yaml.Append($"{indent}  - {ScalarText.Of(Statement(condition), inFlow: false, keepQuotes: true)}\n");
    }

    private string Statement(GmcrCondition condition)
    {
        var alternatives = condition.Alternatives.Select(all => Several(all.Select(Literal), operands => new Proposition.And(operands)));
        return statements.Of(Several(alternatives, operands => new Proposition.Or(operands)));
    }

    private static Proposition Several(IEnumerable<Proposition> operands, Func<IReadOnlyList<Proposition>, Proposition> join)
    {
        var all = operands.ToList();
        return all.Count == 1 ? all[0] : join(all);
    }

    private static Proposition Literal(GmcrLiteral literal)
    {
        var bare = new Proposition.Level(literal.Option, NoYes.Length, Relation.Is, 1, IsBare: true);
        return literal.Taken ? bare : new Proposition.Not(bare);
    }

    private static string Group(IReadOnlyList<int> states) => states.Count == 1 ? $"{states[0]}" : $"[{string.Join(", ", states)}]";

    private static string Key(string name) => ScalarText.Of(name, inFlow: true, keepQuotes: true);
}
