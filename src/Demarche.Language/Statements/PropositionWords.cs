using Demarche.Language.Model;

namespace Demarche.Language.Statements;

/// <summary>
/// A statement as a clause of plain English, built from the phrases of the levers' levels with the parties as subjects. Negations are
/// driven inwards to the levers, where the other levels say them. Written to be put into a sentence: no capital, no full stop.
/// </summary>
internal sealed class PropositionWords(Vocabulary vocabulary)
{
    private const int MostLevelsNamed = 3;

    /// <summary>The clause.</summary>
    public string Of(Proposition proposition) => Say(proposition, true).Text;

    /// <summary>The clause that says the opposite.</summary>
    public string OppositeOf(Proposition proposition) => Say(proposition, false).Text;

    private Said Say(Proposition proposition, bool truth) => proposition switch
    {
        Proposition.Constant constant => new Said(constant.Value == truth ? "in every case" : "in no case", Form.Simple),
        Proposition.Level level => SayLevel(level, truth),
        Proposition.Holds holds => SayRegion(holds.Region, truth),
        Proposition.Numbered state => new Said($"the state {(truth ? "is" : "is not")} number {state.Number}", Form.Simple),
        Proposition.Pattern pattern => Join(Levels(pattern), truth, truth),
        Proposition.Not not => Say(not.Operand, !truth),
        Proposition.And and => Join(and.Operands, truth, truth),
        Proposition.Or or => Join(or.Operands, truth, !truth),
        Proposition.If then => truth ? Link(then.Consequent, "if", then.Antecedent) : Join([then.Antecedent, new Proposition.Not(then.Consequent)], true, true),
        Proposition.OnlyIf onlyIf =>
            truth ? Link(onlyIf.Dependent, "only if", onlyIf.Requirement) : Join([onlyIf.Dependent, new Proposition.Not(onlyIf.Requirement)], true, true),
        Proposition.Iff iff => Link(iff.Left, "exactly when", truth ? iff.Right : new Proposition.Not(iff.Right)),
        _ => throw new InvalidOperationException($"Unknown proposition {proposition.GetType().Name}."),
    };

    private static IReadOnlyList<Proposition> Levels(Proposition.Pattern pattern) =>
        [.. Enumerable.Range(0, pattern.Signs.Length).Where(k => pattern.Signs[k] != '-')
            .Select(k => new Proposition.Level(k, 2, Relation.Is, pattern.Signs[k] == 'Y' ? 1 : 0, false))];

    private Said SayLevel(Proposition.Level level, bool truth)
    {
        var lever = vocabulary.Levers[level.Lever];
        var subject = vocabulary.OwnersOf(level.Lever);
        var holds = level.True.ToArray();
        var named = truth ? holds : [.. Enumerable.Range(0, level.Levels).Except(holds)];
        if (named.Length == 0) return new Said("in no case", Form.Simple);
        if (named.Length == level.Levels) return new Said("in every case", Form.Simple);
        if (named.Length > MostLevelsNamed) return SayManyLevels(lever, subject, named, [.. Enumerable.Range(0, level.Levels).Except(named)]);
        var predicate = Series([.. named.Select(k => lever.Words[k])], "or");
        return new Said($"{subject} {predicate}", named.Length == 1 ? Form.Simple : Form.Or, subject, predicate);
    }

    private static Said SayManyLevels(LeverDeclaration lever, string subject, int[] named, int[] others)
    {
        var predicate = others.Length == 1
            ? $"has {lever.Name} anywhere but at {lever.Levels[others[0]]}"
            : named[^1] - named[0] == named.Length - 1
                ? $"has {lever.Name} between {lever.Levels[named[0]]} and {lever.Levels[named[^1]]}"
                : $"has {lever.Name} at {Series([.. named.Select(k => lever.Levels[k])], "or")}";
        return new Said($"{subject} {predicate}", Form.Simple, subject, predicate);
    }

    private Said SayRegion(Region region, bool truth)
    {
        if (region.Words is not null) return new Said(truth ? region.Words : $"it is not so that {region.Words}", Form.Simple);
        if (region is { Kind: RegionKind.Outcome, Definition: Proposition.Level level }) return SayLevel(level, truth);
        var text = region.Kind switch
        {
            RegionKind.Outcome => $"the outcome {(truth ? "is" : "is not")} “{region.Name}”",
            RegionKind.Fact => $"“{region.Name}” {(truth ? "holds" : "does not hold")}",
            _ => $"the state {(truth ? "is" : "is not")} “{region.Name}”",
        };
        return new Said(text, Form.Simple);
    }

    /// <summary>Joins clauses with "and" or "or", naming a subject that several in a row share only once.</summary>
    private Said Join(IReadOnlyList<Proposition> operands, bool truth, bool all)
    {
        if (operands.Count == 0) return new Said(truth ? "in every case" : "in no case", Form.Simple);
        var parts = new List<Said>();
        foreach (var operand in operands.Select(o => Say(o, truth)))
        {
            if (operand is { Form: Form.Simple, Subject: { } subject } && parts is [.., { Form: Form.Simple } last] && last.Subject == subject)
            {
                parts[^1] = last with { Predicates = [.. last.Predicates, operand.Predicates[0]] };
            }
            else
            {
                parts.Add(operand);
            }
        }

        var sign = all ? "and" : "or";
        var own = all ? Form.And : Form.Or;
        var texts = parts.Select(p => p.Predicates.Count > 1 ? $"{p.Subject} {Series(p.Predicates, sign)}" : Inside(p, own)).ToArray();
        var apart = parts.Count > 1 && parts.Any(p => (p.Form != Form.Simple && p.Form != own) || p.Predicates.Count > 1);
        return new Said(Series(texts, sign, apart), parts.Count == 1 && parts[0].Predicates.Count < 2 ? parts[0].Form : own);
    }

    private Said Link(Proposition left, string sign, Proposition right)
    {
        Said first = Say(left, true), second = Say(right, true);
        return new Said($"{Bracketed(first)} {sign} {Bracketed(second)}", Form.Linked);
    }

    private static string Bracketed(Said said) => said.Form == Form.Linked ? $"({said.Text})" : said.Text;

    private static string Inside(Said said, Form outer) => said.Form switch
    {
        Form.Linked => $"({said.Text})",
        Form.Or when outer == Form.And => $"either {said.Text}",
        Form.And when outer == Form.Or => $"both {said.Text}",
        _ => said.Text,
    };

    /// <summary>"a", "a and b", "a, b and c"; with a comma before the last too when the parts are long.</summary>
    private static string Series(IReadOnlyList<string> parts, string sign, bool apart = false) => parts.Count == 1
        ? parts[0]
        : $"{string.Join(", ", parts.SkipLast(1))}{(apart ? "," : "")} {sign} {parts[^1]}";

    private enum Form { Simple, And, Or, Linked }

    private sealed record Said(string Text, Form Form, string? Subject, IReadOnlyList<string> Predicates)
    {
        public Said(string text, Form form) : this(text, form, null, [])
        {
        }

        public Said(string text, Form form, string subject, string predicate) : this(text, form, subject, [predicate])
        {
        }
    }
}
