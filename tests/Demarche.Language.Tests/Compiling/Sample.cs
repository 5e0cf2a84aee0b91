using Demarche.Engine.States;
using Demarche.Language.Diagnostics;
using Demarche.Language.Model;

namespace Demarche.Language.Tests.Compiling;

/// <summary>Crises put together in code, for tests of what comes after binding.</summary>
internal static class Sample
{
    public static readonly SourceSpan Span = new("sample.crisis.yaml", 1, 1, 1, 2);

    public static Clause Clause(Condition condition, string text = "a statement") => new(condition, text, text, Grounds.None, 0, false, Span);

    public static Clause Level(int lever, int level) => Clause(new Condition.LevelIn(lever, level, level), $"{lever} at {level}");

    public static Clause Not(Clause clause) => Clause(new Condition.Not(clause.Condition), $"not {clause.Text}");

    public static Clause And(Clause a, Clause b) => Clause(new Condition.And(a.Condition, b.Condition), $"{a.Text} and {b.Text}");

    public static Preference.Priorities Priorities(params Clause[] clauses) => new([.. clauses.Select(c => (IReadOnlyList<Clause>)[c])]);

    public static LeverDeclaration Lever(string name, int party, string[] levels, string[] words, MoveRule rule = MoveRule.Free) =>
        new(name, party, levels, words, rule, Grounds.None, Span);

    public static LeverDeclaration YesNo(string name, int party, MoveRule rule = MoveRule.Free) =>
        Lever(name, party, ["no", "yes"], [$"leaves {name}", $"takes {name}"], rule);

    public static Party Party(string name, Preference? preference = null, string? words = null) =>
        new() { Name = name, Words = words ?? name, Preference = preference ?? new Preference.Indifferent(), Span = Span };

    public static PartyType Type(string name, double prior, Preference preference) => new(name, prior, preference, Grounds.None, Span);

    /// <summary>Russia may sever ties (one-way) and mass or provoke at the border; the United States may toughen sanctions (one-way) and send arms.</summary>
    public static Crisis Talks { get; } = new()
    {
        File = "talks.crisis.yaml",
        Name = "Talks",
        Parties =
        [
            Party("Russia") with
            {
                Types =
                [
                    Type("resolute", 0.5, Priorities(Not(Level(2, 1)), Level(0, 1))),
                    Type("bluffing", 0.5, Priorities(Level(0, 0), Not(Level(2, 1)))),
                ],
            },
            Party("USA", Priorities(Not(Level(0, 1)), Level(2, 0)), "the United States"),
        ],
        Levers =
        [
            Lever("ties", 0, ["kept", "severed"], ["keeps relations", "severs relations"], MoveRule.Up),
            Lever("border", 0, ["eased", "massed", "provoked"], ["pulls back from the border", "stays massed on the border", "provokes at the border"]),
            Lever("sanctions", 1, ["existing", "tough"], ["keeps sanctions as they are", "imposes tough sanctions"], MoveRule.Up),
            Lever("arms", 1, ["no", "lethal"], ["sends no arms", "arms Kyiv"]),
        ],
        NowLevels = [0, 1, 0, 0],
        Outcomes = [new Outcome("break", Level(0, 1)), new Outcome("mutual aggravation", And(Level(0, 1), Level(2, 1)))],
        Break = new Outcome("break", Level(0, 1)),
    };
}
