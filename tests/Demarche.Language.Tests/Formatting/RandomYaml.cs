using System.Text;
using CsCheck;

namespace Demarche.Language.Tests.Formatting;

/// <summary>Random YAML texts in every style of layout, with numbered comments wherever a comment may stand.</summary>
internal sealed class RandomYaml
{
    private static readonly string[] Words =
        ["break", "Russia", "ties is severed", "North Korea", "no", "yes", "~", "50%", "2022-01-10", "-3", "a: b", "x # y", "it's", "\"q\"", "back\\slash", "[x]", "{y}", "é 😀", "tail:", "# no comment", "- dash", "null", "", " led", "a,b", "&and", "*star", "!", "%", "@at", "key", "--- x", "<<", "tab\there"];

    private static readonly string[] Keys = ["crisis", "parties", "outcomes", "break", "asof", "levers", "say", "Russia", "North Korea", "no", "50%", "x y", "record", "it's", "q: r"];
    private readonly StringBuilder text = new();
    private readonly Random random;
    private readonly List<string> anchors = [];

    /// <summary>The deepest column in which a comment is not part of the block scalar before it.</summary>
    private int deepestComment = 8;

    private RandomYaml(int seed) => random = new Random(seed);

    public List<string> Comments { get; } = [];

    public static Gen<(string Text, IReadOnlyList<string> Comments)> Gen { get; } = CsCheck.Gen.Int.Select(seed =>
    {
        var yaml = new RandomYaml(seed);
        yaml.OwnLines();
        yaml.BlockMapping(0, 3);
        yaml.OwnLines();
        return (yaml.text.ToString(), (IReadOnlyList<string>)yaml.Comments);
    });

    private bool Chance(int percent) => random.Next(100) < percent;

    private void OwnLines()
    {
        while (Chance(20)) text.Append(' ', Chance(20) ? random.Next(3) : 0).Append('\n');
        while (Chance(15))
        {
            text.Append(' ', random.Next(deepestComment + 1)).Append(Comment()).Append('\n');
            if (Chance(20)) text.Append('\n');
        }
    }

    private string Comment()
    {
        Comments.Add($"# c{Comments.Count}: x");
        return Comments[^1];
    }

    private void EndLine()
    {
        text.Append(Chance(15) ? new string(' ', 1 + random.Next(3)) + Comment() : "").Append('\n');
        deepestComment = 8;
    }

    private void BlockMapping(int indent, int depth, bool begun = false)
    {
        foreach (var key in Keys.OrderBy(_ => random.Next()).Take(1 + random.Next(depth == 3 ? 5 : 3)))
        {
            if (!begun)
            {
                OwnLines();
                text.Append(' ', indent);
            }

            begun = false;
            text.Append(key.Contains(':') || Chance(10) ? Double(key) : key).Append(Chance(5) ? " :" : ":");
            Value(indent, depth, inMapping: true);
        }
    }

    private void BlockSequence(int indent, int depth, bool begun = false)
    {
        for (var left = 1 + random.Next(3); left > 0; left--)
        {
            if (!begun)
            {
                OwnLines();
                text.Append(' ', indent);
            }

            begun = false;
            text.Append('-');
            Value(indent, depth, inMapping: false);
        }
    }

    private void Value(int indent, int depth, bool inMapping)
    {
        switch (random.Next(depth > 0 ? 12 : 5))
        {
            case 0 when Chance(50):
                EndLine();
                break;
            case 1 when Chance(60):
                BlockScalar(indent);
                break;
            case 2 when Chance(60):
                text.Append(" word");
                for (var more = random.Next(3); more >= 0; more--) text.Append(Chance(20) ? "\n\n" : "\n").Append(' ', indent + 1 + random.Next(4)).Append(Chance(20) ? "#not" : "and word");
                EndLine();
                break;
            case < 5:
                text.Append(' ').Append(Scalar(inFlow: false));
                EndLine();
                break;
            case < 8:
                var isOpen = Chance(30);
                text.Append(' ').Append(Flow(indent, depth - 1, isOpen));
                EndLine();
                break;
            case < 10:
                Nested(indent, depth, inMapping, mapping: true);
                break;
            default:
                Nested(indent, depth, inMapping, mapping: false);
                break;
        }
    }

    private void Nested(int indent, int depth, bool inMapping, bool mapping)
    {
        var hasAnchor = Chance(10);
        var inner = indent + (!mapping && inMapping && Chance(20) && !hasAnchor ? 0 : 1 + random.Next(4));
        if (!inMapping && !hasAnchor && Chance(70))
        {
            text.Append(' ', inner - indent - 1 + 1);
            if (mapping) BlockMapping(inner + 1, depth - 1, begun: true);
            else BlockSequence(inner + 1, depth - 1, begun: true);
            return;
        }

        if (hasAnchor) text.Append(" &").Append(NewAnchor());
        EndLine();
        if (mapping) BlockMapping(inner, depth - 1);
        else BlockSequence(inner, depth - 1);
    }

    private void BlockScalar(int indent)
    {
        var inner = indent + 1 + random.Next(3);
        var indents = Chance(20);
        text.Append(' ').Append(Chance(50) ? '|' : '>').Append(indents ? (inner - indent).ToString() : "").Append(Chance(60) ? "" : Chance(50) ? "-" : "+");
        EndLine();
        for (var left = random.Next(4); left >= 0; left--)
        {
            if (Chance(20)) text.Append('\n');
            text.Append(' ', inner).Append(indents && Chance(40) ? "  deep" : "").Append(Chance(20) ? "# text" : "a line: of, text").Append('\n');
        }

        if (Chance(30)) text.Append("\n\n");
        deepestComment = indent;
    }

    private string Flow(int indent, int depth, bool isOpen)
    {
        var mapping = Chance(50);
        var parts = new List<string>();
        var keys = Keys.Where(k => !k.Contains(':')).OrderBy(_ => random.Next()).ToArray();
        for (var left = random.Next(Chance(10) ? 14 : 4); left > 0; left--)
        {
            var key = mapping ? $"{keys[left % keys.Length]}{left}" : Chance(5) ? $"pair{left}" : "";
            var isBare = mapping && Chance(10);
            var value = isBare ? "" : depth > 0 && Chance(25) ? Flow(indent, depth - 1, isOpen) : Scalar(inFlow: true);
            parts.Add(isBare || key.Length == 0 ? key + value : $"{key}: {value}");
        }

        var flow = new StringBuilder(mapping ? "{" : "[");
        for (var k = 0; k < parts.Count; k++)
        {
            if (isOpen) flow.Append(Break(indent));
            flow.Append(parts[k]).Append(k < parts.Count - 1 || Chance(10) ? ", " : "");
        }

        if (isOpen) flow.Append(Break(indent));
        return flow.Append(mapping ? '}' : ']').ToString();
    }

    private string Break(int indent)
    {
        if (Chance(50)) return "";
        var lines = new StringBuilder(Chance(30) ? " " + Comment() : "").Append('\n');
        if (Chance(15)) lines.Append('\n');
        while (Chance(20)) lines.Append(' ', random.Next(8)).Append(Comment()).Append('\n');
        return lines.Append(' ', indent + 1 + random.Next(4)).ToString();
    }

    private string NewAnchor()
    {
        anchors.Add($"a{anchors.Count}");
        return anchors[^1];
    }

    private string Scalar(bool inFlow)
    {
        if (anchors.Count > 0 && Chance(8)) return $"*{anchors[random.Next(anchors.Count)]}{(inFlow ? " " : "")}";
        var anchor = Chance(5) ? $"&{NewAnchor()} " : "";
        var word = Words[random.Next(Words.Length)];
        var isPlain = word.Length > 0 && word.All(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '%' or '~') && char.IsLetterOrDigit(word[0]);
        return anchor + (isPlain && Chance(60) ? word : Chance(50) && !word.Contains('\t') ? $"'{word.Replace("'", "''")}'" : Double(word));
    }

    private string Double(string word) => "\"" + word.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\t", "\\t") + (Chance(10) ? "\\n\\u00e9" : "") + "\"";
}
