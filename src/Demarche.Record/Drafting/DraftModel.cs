using System.Globalization;
using System.Text;
using Demarche.Record.Events;
using Demarche.Record.Reading.Names;

namespace Demarche.Record.Drafting;

/// <summary>
/// Writes a draft of a model from what was read: parties, levers, orders, outcomes, threats, issues, a calendar, precedents and the record, each line with
/// the sentence that it rests on and marked <c>draft: yes</c>. It passes <c>check</c>, and is there to be mended: what a text does not give, above all who
/// wants what most, is a guess from who threatened and asked for what.
/// </summary>
public static class DraftModel
{
    private const int MostRecorded = 60;
    private const int MostPrecedents = 6;

    /// <summary>The draft as the text of a model file.</summary>
    public static string Of(IReadOnlyList<Reading.Reading> readings)
    {
        ArgumentNullException.ThrowIfNull(readings);
        var parts = new DraftParts(readings.SelectMany(r => r.Events).Select(e => e.Row));
        var yaml = new DraftText();
        Head(yaml, readings);
        yaml.Line(0, "parties:");
        foreach (var party in parts.Parties) Party(yaml, parts, party);
        if (parts.Parties.Count == 0) yaml.Line(1, "# No party was found: name one, with what it can do and what it wants.").Line(1, "Somebody: {}");
        var hasBreak = Outcomes(yaml, parts);
        Threats(yaml, parts);
        if (hasBreak) Issues(yaml, parts, readings);
        Calendar(yaml, parts, readings.Count > 0 ? readings.Max(r => r.Day) : default);
        Record(yaml, parts, readings.Count > 0 ? readings.Max(r => r.Day) : default);
        Precedents(yaml, parts);
        return yaml.ToString();
    }

    private static void Head(DraftText yaml, IReadOnlyList<Reading.Reading> readings)
    {
        yaml.Line(0, "# A draft, read by `demarche read` from the texts below. Look at each line, mend it, and take `draft: yes` out.");
        yaml.Line(0, "# Who wants what most is guessed from who threatened and asked for what: begin there.");
        yaml.Line(0, "");
        yaml.Line(0, $"crisis: {DraftText.Scalar(readings.Count > 0 && readings[0].Article.Title.Length > 0 ? readings[0].Article.Title : "A crisis")}");
        if (readings.Count == 0) return;
        yaml.Line(0, $"asof: {Day(readings.Max(r => r.Day))}").Line(0, "").Line(0, "sources:");
        foreach (var reading in readings)
            yaml.Line(1,
            $"{reading.Article.Name}: {{ title: {DraftText.Scalar(reading.Article.Title.Length > 0 ? reading.Article.Title : reading.Article.Name, true)}, "
            + $"published: {Day(reading.Day)} }}");
        yaml.Line(0, "");
    }

    private static void Party(DraftText yaml, DraftParts parts, string party)
    {
        yaml.Line(1, $"{DraftText.Scalar(party)}:");
        if (Articles.IsDefinite(party)) yaml.Line(2, $"words: the {party}");
        var levers = parts.Of(party).ToList();
        if (levers.Count > 0) yaml.Line(2, "levers:");
        foreach (var lever in levers)
        {
            yaml.Sentence(3, lever.Rows[0]).Line(3, $"{DraftText.Scalar(lever.Name)}:");
            yaml.Line(4, $"levels: [{lever.Levels.Now}, {lever.Levels.Then}]");
            if (lever.OneWay) yaml.Line(4, "moves: up");
            yaml.Line(4, $"words: [{lever.Words.Now}, {lever.Words.Then}]").Line(4, $"source: {lever.Rows[0].Source}").Line(4, "draft: yes");
        }

        Order(yaml, parts, party);
        Factions(yaml, parts, party);
    }

    private static void Order(DraftText yaml, DraftParts parts, string party)
    {
        var wishes = DraftOrder.Of(parts, party);
        if (wishes.Count == 0) return;
        yaml.Line(2, "priorities:");
        foreach (var (say, row) in wishes)
        {
            if (row is not null) yaml.Sentence(3, row);
            yaml.Line(3, $"- say: {say}");
            if (row is not null) yaml.Line(4, $"source: {row.Source}");
            yaml.Line(4, "draft: yes");
        }
    }

    private static void Factions(DraftText yaml, DraftParts parts, string party)
    {
        var factions = parts.Factions().Where(f => f.Party == party).ToList();
        if (factions.Count == 0 || parts.Of(party).FirstOrDefault() is not { } lever) return;
        yaml.Line(2, "factions:");
        foreach (var (_, name, row) in factions)
            yaml.Sentence(3, row).Line(3, $"{DraftText.Scalar(name)}:").Line(4, "voice: cost").Line(4, $"priorities: [{lever.Is(true)}]")
                .Line(4, $"source: {row.Source}").Line(4, "draft: yes");
    }

    private static bool Outcomes(DraftText yaml, DraftParts parts)
    {
        var threat = parts.Threats.Find(t => !t.Promise && t.Then.StartsWith("relations", StringComparison.Ordinal)) ?? parts.Threats.Find(t => !t.Promise);
        if (threat is null) return false;
        yaml.Line(0, "").Line(0, "outcomes:").Sentence(1, threat.Row);
        yaml.Line(1, "break:").Line(2, $"say: {threat.Then}").Line(2, $"source: {threat.Row.Source}").Line(2, "draft: yes");
        yaml.Line(1, "mutual aggravation:").Line(2, $"say: break and {threat.If}").Line(2, $"source: {threat.Row.Source}").Line(2, "draft: yes");
        yaml.Line(0, "").Line(0, "break: break").Line(0, "aggravation: mutual aggravation");
        return true;
    }

    private static void Threats(DraftText yaml, DraftParts parts)
    {
        if (parts.Threats.Count == 0) return;
        yaml.Line(0, "").Line(0, "threats:");
        foreach (var threat in parts.Threats)
        {
            yaml.Sentence(1, threat.Row).Line(1, $"- by: {DraftText.Scalar(threat.By)}").Line(2, $"against: {DraftText.Scalar(threat.Against)}");
            yaml.Line(2, $"if: {threat.If}").Line(2, $"then: {threat.Then}").Line(2, $"said: {Day(threat.Row.Date)}");
            if (threat.Promise) yaml.Line(2, "promise: yes");
            yaml.Line(2, $"source: {threat.Row.Source}").Line(2, "draft: yes");
        }
    }

    private static void Issues(DraftText yaml, DraftParts parts, IReadOnlyList<Reading.Reading> readings)
    {
        var issues = readings.SelectMany(r => LinkedIssues.Of(r, parts.Parties)).DistinctBy(i => i.Name).Take(8).ToList();
        if (issues.Count == 0) return;
        yaml.Line(0, "").Line(0, "issues:");
        foreach (var issue in issues)
        {
            yaml.Comment(1, issue.Place, issue.Sentence).Line(1, $"{DraftText.Scalar(issue.Name)}:").Line(2, "at-stake-in: break");
            yaml.Line(2, $"stakes: {{ {string.Join(", ", parts.Parties.Take(2).Select(p => $"{DraftText.Scalar(p, true)}: medium"))} }}")
                .Line(2, $"source: {issue.Source}").Line(2, "draft: yes");
        }
    }

    private static void Calendar(DraftText yaml, DraftParts parts, DateOnly asof)
    {
        var meetings = parts.Meetings.Where(m => m.LastDay >= asof && m.LastDay.DayNumber - asof.DayNumber < 1000).DistinctBy(m => (m.LastDay, m.By, m.Toward))
            .ToList();
        if (meetings.Count == 0) return;
        yaml.Line(0, "").Line(0, "calendar:");
        foreach (var meeting in meetings)
        {
            var who = new[] { meeting.By, meeting.Toward }.Concat(meeting.With.Split("; ")).Where(parts.Parties.Contains).Distinct(StringComparer.Ordinal)
                .ToList();
            yaml.Sentence(1, meeting).Line(1, $"- on: {Day(meeting.LastDay)}").Line(2, $"what: {DraftText.Scalar(meeting.What)}");
            if (who.Count > 0) yaml.Line(2, $"parties: [{string.Join(", ", who.Select(w => DraftText.Scalar(w, true)))}]");
            yaml.Line(2, $"source: {meeting.Source}").Line(2, "draft: yes");
        }
    }

    private static void Record(DraftText yaml, DraftParts parts, DateOnly asof)
    {
        var deeds = parts.Deeds.Where(d => d.Date <= asof).OrderBy(d => d.Date).Take(MostRecorded).ToList();
        if (deeds.Count == 0) return;
        yaml.Line(0, "").Line(0, "record:");
        foreach (var deed in deeds)
        {
            yaml.Line(1, $"- on: {Day(deed.Date)}").Line(2, $"by: {DraftText.Scalar(deed.By)}");
            if (deed.Toward.Length > 0) yaml.Line(2, $"toward: {DraftText.Scalar(deed.Toward)}");
            yaml.Line(2, $"what: {DraftText.Scalar(deed.What)}");
            if (deed.Tone is { } tone) yaml.Line(2, string.Create(CultureInfo.InvariantCulture, $"tone: {tone:0.0}"));
            yaml.Line(2, $"source: {deed.Source}");
        }
    }

    private static void Precedents(DraftText yaml, DraftParts parts)
    {
        var past = parts.Past.GroupBy(p => (p.Source, p.Date.Year)).Take(MostPrecedents).ToList();
        if (past.Count == 0) return;
        yaml.Line(0, "").Line(0, "precedents:");
        foreach (var group in past)
        {
            var first = group.First();
            yaml.Sentence(1, first)
                .Line(1, $"- name: {DraftText.Scalar(first.By + (first.Toward.Length > 0 ? $" and {first.Toward}" : "")
                    + string.Create(CultureInfo.InvariantCulture, $", {first.Date.Year}"))}");
            yaml.Line(2, $"when: {DraftText.Scalar(first.DateWords.Length > 0 ? first.DateWords : first.Date.Year.ToString(CultureInfo.InvariantCulture))}")
                .Line(2, $"what: {DraftText.Scalar(first.What)}");
            if (group.Skip(1).LastOrDefault() is { } last) yaml.Line(2, $"ended: {DraftText.Scalar(last.What)}");
            yaml.Line(2, $"source: {first.Source}").Line(2, "draft: yes");
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>The lines of a draft.</summary>
internal sealed class DraftText
{
    private const int LongestComment = 220;
    private readonly StringBuilder text = new();

    public DraftText Line(int depth, string line)
    {
        text.Append(' ', line.Length == 0 ? 0 : 2 * depth).Append(line).Append('\n');
        return this;
    }

    /// <summary>The words that a line rests on, as a comment.</summary>
    public DraftText Sentence(int depth, EventRow row) =>
        Comment(depth, row.At.IndexOf('¶', StringComparison.Ordinal) is >= 0 and var at ? row.At[at..].Split(" c")[0] : "", row.Quote);

    public DraftText Comment(int depth, string place, string words)
    {
        var said = SafeCell.Clean(string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        return Line(depth, $"# {place}: “{(said.Length <= LongestComment ? said : said[..LongestComment] + "…")}”");
    }

    /// <summary>A text as a scalar, in quotes where it could be read as anything else.</summary>
    public static string Scalar(string value, bool inFlow = false)
    {
        var said = SafeCell.Clean(string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        var plain = said.Length > 0 && char.IsLetter(said[0]) && !said.Contains(": ", StringComparison.Ordinal)
            && !said.Contains(" #", StringComparison.Ordinal) && said[^1] != ':'
            && said is not ("yes" or "no" or "true" or "false" or "null" or "on" or "off" or "Yes" or "No" or "True" or "False" or "Null" or "On" or "Off"
                or "NULL" or "y" or "n") && !(inFlow && said.AsSpan().IndexOfAny("[]{},") >= 0);
        return plain ? said : $"\"{said.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    public override string ToString() => text.ToString();
}
