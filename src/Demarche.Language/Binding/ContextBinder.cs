using Demarche.Language.Diagnostics;
using Demarche.Language.Model;
using Demarche.Language.Statements;
using Demarche.Language.Syntax;

namespace Demarche.Language.Binding;

/// <summary>Binds threats, power, linked issues, the calendar and precedents.</summary>
internal sealed class ContextBinder(Declarations declarations, ClauseBinder clauses, GroundsBinder grounds, IntervalReader intervals, LeverLookup levers,
    StateNumbers numbers, DiagnosticBag diagnostics)
{
    public IReadOnlyList<Threat> Threats(YamlNode? list)
    {
        var threats = new List<Threat>();
        foreach (var entry in list.Items().OfType<YamlMapping>())
        {
            int by = declarations.Party(entry["by"]), against = declarations.Party(entry["against"]);
            if (by >= 0 && by == against) diagnostics.Report(ContextRules.SelfAddressed, entry["against"]!.Span, declarations.Parties[by].Name);
            var scope = new StatementScope(-1, numbers);
            var unless = clauses.Bind(entry["unless"], scope);
            var condition = unless is null ? clauses.Bind(entry["if"], scope) : clauses.BindOpposite(entry["unless"], scope);
            var consequence = clauses.Bind(entry["then"], new StatementScope(by, numbers));
            if (!HasOneCondition(entry) || by < 0 || against < 0 || condition is null || consequence is null) continue;
            threats.Add(new Threat(by, against, condition, consequence, entry["said"].Date(), entry["promise"].YesNo() ?? false, grounds.Of(entry), entry.Span)
            {
                AudienceCost = intervals.Cost(entry["audience-cost"]),
                Unless = unless,
                Deadline = entry["deadline"].Date(),
            });
        }

        return threats;
    }

    /// <summary>Whether a threat says what calls it in by one of <c>if</c> and <c>unless</c>, the latter with its day.</summary>
    private bool HasOneCondition(YamlMapping entry)
    {
        var given = new[] { "if", "unless" }.Count(key => entry[key] is not null);
        if (given != 1) diagnostics
            .Report(ContextRules.OneCondition, entry.Span with { EndLine = entry.Span.Line, EndColumn = entry.Span.Column + 1 }, given == 0 ? "neither"
            : "both");
        else if (entry.Entry("unless") is { } unless && entry["deadline"] is null) diagnostics.Report(ContextRules.NoDeadline, unless.Key.Span);
        return given == 1;
    }

    public IReadOnlyList<PowerOver> Power(YamlNode? list)
    {
        var powers = new List<PowerOver>();
        foreach (var entry in list.Items().OfType<YamlMapping>())
        {
            int by = declarations.Party(entry["by"]), over = declarations.Party(entry["over"]);
            if (by >= 0 && by == over) diagnostics.Report(ContextRules.SelfAddressed, entry["over"]!.Span, declarations.Parties[by].Name);
            if (clauses.Bind(entry["when"], new StatementScope(by, numbers)) is not { } when || by < 0 || over < 0) continue;
            var kind = entry["kind"]
                .Text() switch { "positive" => PowerKind.Positive, "negative" => PowerKind.Negative, "indirect" => PowerKind.Indirect, _ => PowerKind.Unsaid };
            powers.Add(new PowerOver(by, over, when, kind, grounds.Of(entry), entry.Span));
        }

        return powers;
    }

    public IReadOnlyList<LinkedIssue> Issues(YamlNode? mapping)
    {
        var issues = new List<LinkedIssue>();
        foreach (var entry in mapping.Entries())
        {
            if (entry.Value is not YamlMapping about) continue;
            var stakes = about["stakes"].Entries()
                .Select(s => (Party: declarations.Party(s.Name, s.Key.Span), Stake: Stake(s.Value)))
                .Where(s => s.Party >= 0)
                .ToArray();
            if (clauses.Bind(about["at-stake-in"], new StatementScope(-1, numbers)) is { } suffers)
            {
                issues.Add(new LinkedIssue(entry.Name, suffers, stakes, grounds.Of(about), entry.Key.Span));
            }
        }

        return issues;
    }

    public IReadOnlyList<Occasion> Calendar(YamlNode? list)
    {
        var occasions = new List<Occasion>();
        foreach (var entry in list.Items().OfType<YamlMapping>())
        {
            var parties = entry["parties"] is YamlSequence named
                ? named.Items.Select(declarations.Party).Where(p => p >= 0).Distinct().ToArray()
                : [.. Enumerable.Range(0, declarations.Parties.Count).OrderBy(p => declarations.Parties[p].Name, StringComparer.Ordinal)];
            if (entry["on"].Date() is not { } on || entry["what"].Text() is not { } what) continue;
            occasions.Add(new Occasion(on, what, parties, grounds.Of(entry), entry.Span) { Order = PlayBinder.Order(entry["order"]),
                Levers = Levers(entry["levers"]) });
        }

        return [.. occasions.OrderBy(o => o.On)];
    }

    private int[]? Levers(YamlNode? list)
    {
        if (list is null) return null;
        var named = new SortedSet<int>();
        foreach (var scalar in list.Items().OfType<YamlScalar>())
        {
            var name = NameSyntax.OfKey(scalar.Text.Trim());
            var found = levers.Candidates(name, -1);
            if (found.Count == 0) levers.ReportUnknownLever(name, scalar.Span, -1);
            else if (levers.One(found, name, scalar.Span) is { } lever) named.Add(lever);
        }

        return named.Count == 0 ? null : [.. named];
    }

    public IReadOnlyList<Precedent> Precedents(YamlNode? list) =>
        [.. list.Items().OfType<YamlMapping>()
            .Where(p => p["name"].Text() is not null && p["what"].Text() is not null)
            .Select(p => new Precedent(p["name"].Text()!, p["when"].Text()
                ?? "", p["what"].Text()!, p["ended"].Text(), p["recovery"].Text(), grounds.Of(p), p.Span))];

    private static double Stake(YamlNode node) => node.Text() switch
    {
        "low" => 1,
        "medium" => 2,
        "high" => 3,
        _ => (double)(node.Number() ?? 0),
    };
}
