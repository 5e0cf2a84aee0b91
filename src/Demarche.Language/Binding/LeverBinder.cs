using Demarche.Engine.States;
using Demarche.Language.Diagnostics;
using Demarche.Language.Model;
using Demarche.Language.Syntax;

namespace Demarche.Language.Binding;

/// <summary>A lever and where it stands at present.</summary>
internal sealed record BoundLever(LeverDeclaration Declaration, int Now);

/// <summary>Binds the levers of one party, and those that several hold.</summary>
internal sealed class LeverBinder(GroundsBinder grounds, DiagnosticBag diagnostics)
{
    private readonly HiddenLevels hidden = new(diagnostics);
    private const int MostLevels = 64;

    private static readonly HashSet<(string, string)> YesNoNames = [("no", "yes"), ("false", "true"), ("n", "y"), ("off", "on")];

    public IEnumerable<BoundLever> Bind(YamlEntry party, int index) =>
        ((party.Value as YamlMapping)?["levers"]).Entries().Select(lever => Bind(lever, $"{party.Name}.{lever.Name}", [index]));

    /// <summary>A lever that several parties hold.</summary>
    /// <param name="entry">The lever.</param>
    /// <param name="owners">The parties, one at least.</param>
    public BoundLever Joint(YamlEntry entry, IReadOnlyList<int> owners) => Bind(entry, entry.Name, owners);

    private BoundLever Bind(YamlEntry entry, string fullName, IReadOnlyList<int> owners)
    {
        var about = entry.Value as YamlMapping;
        var list = about is null ? entry.Value : about["levels"];
        var levels = list.Items().Select(i => i.Text()).OfType<string>().ToArray();
        foreach (var item in list.Items().OfType<YamlScalar>())
        {
            if (NameRule.WhyNot(item.Text.Trim()) is { } reason) diagnostics.Report(StructureRules.BadName, item.Span, item.Text.Trim(), reason);
        }

        if (levels.Length > MostLevels) diagnostics.Report(ModelRules.TooManyLevels, entry.Key.Span, fullName, levels.Length, MostLevels);
        foreach (var twice in levels.GroupBy(l => l, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            diagnostics.Report(ModelRules.DuplicateLevel, list!.Span, fullName, twice.Key);
        }

        var declaration = new LeverDeclaration(
            entry.Name, owners[0], levels, Words(entry, about, levels, fullName, owners.Count > 1), Rule(about?["moves"].Text()), grounds.Of(about),
                entry.Key.Span)
        {
            Owners = owners,
            Takes = about?["takes"].Whole() ?? 0,
            Holds = about?["holds"].Whole() ?? 0,
        };
        var now = Now(about?["now"].Scalar(), levels, fullName);
        return new BoundLever(declaration with { Chances = hidden.Of(about, declaration, now, fullName) }, now);
    }

    private int Now(YamlScalar? now, string[] levels, string fullName)
    {
        if (now is null || levels.Length < 2) return 0;
        var at = Array.IndexOf(levels, now.Text());
        if (at >= 0) return at;
        var help = diagnostics.DidYouMean(now.Text, levels) ?? $"Its levels are {string.Join(", ", levels.Take(10))}{(levels.Length > 10 ? ", …" : "")}.";
        diagnostics.ReportWithHelp(ModelRules.UnknownPresentLevel, now.Span, help, fullName, now.Text);
        return 0;
    }

    private IReadOnlyList<string> Words(YamlEntry entry, YamlMapping? about, string[] levels, string fullName, bool isPlural)
    {
        if (about?["words"] is not YamlSequence given) return DefaultWords(entry.Name, levels, isPlural);
        var words = given.Items.Select(i => i.Text()).OfType<string>().ToArray();
        if (words.Length == levels.Length) return words;
        var help = words.Length > levels.Length && given.Items.Any(i => i is YamlScalar { Style: ScalarStyle.Plain })
            ? "Give one phrase a level, in the same order. A phrase with a comma in it needs quotes." : ModelRules.WordsCount.Help;
        if (levels.Length >= 2) diagnostics.ReportWithHelp(ModelRules.WordsCount, given.Span, help, fullName, levels.Length, words.Length);
        return DefaultWords(entry.Name, levels, isPlural);
    }

    private static string[] DefaultWords(string lever, string[] levels, bool isPlural)
    {
        var (has, takes, no) = isPlural ? ("have", "take", "do not take") : ("has", "takes", "does not take");
        var isYesNo = levels is [var first, var second] && YesNoNames.Contains((first.ToLowerInvariant(), second.ToLowerInvariant()));
        return isYesNo ? [$"{no} “{lever}”", $"{takes} “{lever}”"] : [.. levels.Select(level => $"{has} {lever} {level}")];
    }

    private static MoveRule Rule(string? word) => word switch
    {
        "up" => MoveRule.Up,
        "down" => MoveRule.Down,
        "step" => MoveRule.Step,
        "step-up" => MoveRule.StepUp,
        "step-down" => MoveRule.StepDown,
        _ => MoveRule.Free,
    };
}
