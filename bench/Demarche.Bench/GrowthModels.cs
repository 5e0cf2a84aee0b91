using System.Globalization;
using System.Text;

namespace Demarche.Bench;

/// <summary>Models of the kinds whose growth is measured: each has as many of one thing as is asked, and little of everything else.</summary>
internal static class GrowthModels
{
    private const string YesNo = "{ levels: [no, yes], now: no }";

    /// <summary>What grows, and the commands that are run on it.</summary>
    public static IReadOnlyList<(string What, Func<string, int, string> Write, int[] Sizes, string[] Commands)> All { get; } =
    [
        ("occasions", Occasions, [7, 15, 30, 60, 120], ["play --quick --draws 1", "brief --draws 1"]),
        ("parties", Parties, [5, 10, 20, 40, 63], ["check", "solve", "brief --draws 0"]),
        ("levers", Levers, [8, 12, 16, 20, 24, 28], ["check", "solve --concepts nash,seq", "paths", "brief --draws 0"]),
        ("levels", Levels, [4, 8, 16, 20, 32], ["check", "solve", "brief --draws 0"]),
        ("priorities", Priorities, [10, 100, 1000, 5000], ["check", "solve", "brief --draws 0"]),
        ("open orders", OpenOrders, [2, 4, 6, 8, 12], ["check", "vary"]),
        ("threats", Threats, [10, 100, 1000, 5000], ["check", "brief --draws 0"]),
        ("types", Types, [2, 4, 8, 16, 32], ["check", "solve", "brief --draws 0"]),
        ("record rows", Record, [100, 1000, 10_000, 100_000], ["check", "brief --draws 0"]),
        ("files that extend", Extends, [2, 4, 8, 16, 17], ["check"]),
        ("outcomes naming outcomes", Outcomes, [10, 100, 500, 900], ["check", "brief --draws 0"]),
        ("leaves of a game", Leaves, [8, 12, 14, 16, 18], ["game --lambda 1", "game --lambda 1 --format csv"]),
    ];

    private static string Occasions(string folder, int count)
    {
        var text = Start(2).Append(Party(0, "    types:\n      soft: { prior: 50%, priorities: [not a0, not a1] }\n      hard: { priorities: [a0 if a1, not a0] }\n"))
            .Append(Party(1, "    types:\n      soft: { prior: 50%, priorities: [not a1, not a0] }\n      hard: { priorities: [a1 if a0, not a1] }\n"))
            .Append("outcomes:\n  fight: a0 and a1\nbreak: fight\ncalendar:\n");
        var day = new DateOnly(2022, 1, 6);
        for (var k = 0; k < count; k++) text.Append(CultureInfo.InvariantCulture, $"  - {{ on: {day.AddDays(k):yyyy-MM-dd}, what: Day {k + 1}, parties: [P0, P1] }}\n");
        return Written(folder, text);
    }

    /// <summary>The first ten parties have a lever each, so that the states stay a thousand.</summary>
    private static string Parties(string folder, int count)
    {
        var text = Start(count);
        for (var p = 0; p < count; p++) text.Append(Party(p, $"    priorities: [not a{(p + 1) % Math.Min(count, 10)}, a{p % Math.Min(count, 10)} if a{(p + 3) % Math.Min(count, 10)}]\n", p < 10));
        return Written(folder, text.Append("outcomes:\n  fight: a0 and a1\nbreak: fight\n"));
    }

    private static string Levers(string folder, int count)
    {
        var text = Start(2);
        for (var p = 0; p < 2; p++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  P{p}:\n    levers: {{ {string.Join(", ", Enumerable.Range(0, count).Where(k => k % 2 == p).Select(k => $"a{k}: {YesNo}"))} }}\n");
            text.Append(CultureInfo.InvariantCulture, $"    priorities: [{string.Join(", ", Enumerable.Range(0, 12).Select(k => $"{(k % 3 == p ? "not " : "")}a{(7 * k + p) % count} if a{(5 * k + 1) % count}"))}]\n");
        }

        return Written(folder, text.Append("outcomes:\n  fight: a0 and a1\nbreak: fight\n"));
    }

    /// <summary>Three levers of so many levels each.</summary>
    private static string Levels(string folder, int count)
    {
        var text = Start(3);
        for (var p = 0; p < 3; p++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  P{p}:\n    levers:\n      a{p}: {{ levels: [{string.Join(", ", Enumerable.Range(0, count).Select(k => $"l{k}"))}], now: l0 }}\n");
            text.Append(CultureInfo.InvariantCulture, $"    priorities: [not a{(p + 1) % 3} is l1, a{p} is l2 if a{(p + 2) % 3} is l1, a{p} is l0]\n");
        }

        return Written(folder, text.Append("outcomes:\n  fight: a0 is l1 and a1 is l1\nbreak: fight\n"));
    }

    private static string Priorities(string folder, int count) => Written(folder, Start(2)
        .Append(SixLevers(0, $"    priorities: [{string.Join(", ", Statements(count))}]\n")).Append(SixLevers(1, "    priorities: [not a0, b1]\n"))
        .Append("outcomes:\n  fight: a0 and b1\nbreak: fight\n"));

    private static string OpenOrders(string folder, int count) => Written(folder, Start(2)
        .Append(SixLevers(0, $"    priorities: [{string.Join(", ", Enumerable.Range(0, count).Select(k => $"[a{k % 6}, not b{k % 5}]"))}]\n")).Append(SixLevers(1, "    priorities: [not a0, b1]\n"))
        .Append("outcomes:\n  fight: a0 and b1\nbreak: fight\n"));

    private static string Threats(string folder, int count)
    {
        var text = Start(2).Append(SixLevers(0, "    priorities: [not b0, a1 if b1, not a1]\n")).Append(SixLevers(1, "    priorities: [not a0, b1]\n")).Append("outcomes:\n  fight: a0 and b1\nbreak: fight\nthreats:\n");
        for (var k = 0; k < count; k++) text.Append(CultureInfo.InvariantCulture, $"  - {{ by: P0, against: P1, if: b{k % 6} or b{k / 6 % 6} or b{k / 36 % 6}, then: a{k % 5}, said: 2022-01-0{1 + k % 4} }}\n");
        return Written(folder, text);
    }

    private static string Types(string folder, int count)
    {
        var types = new StringBuilder("    types:\n");
        for (var k = 0; k < count; k++) types.Append(CultureInfo.InvariantCulture, $"      t{k}: {{ priorities: [{(k % 2 == 0 ? "" : "not ")}a{k % 6}, not b{k / 2 % 6}, a{k / 12 % 6} if b{k / 3 % 6}] }}\n");
        return Written(folder, Start(2).Append(SixLevers(0, types.ToString())).Append(SixLevers(1, "    priorities: [not a0, b1]\n")).Append("outcomes:\n  fight: a0 and b1\nbreak: fight\n"));
    }

    private static string Record(string folder, int count)
    {
        var rows = new StringBuilder("date,by,toward,what,tone,source\n");
        var day = new DateOnly(1990, 1, 1);
        for (var k = 0; k < count; k++) rows.Append(CultureInfo.InvariantCulture, $"{day.AddDays((int)((long)k * 11_000 / count)):yyyy-MM-dd},P{k % 2},P{1 - k % 2},Something happened for the {k}th time,{k % 19 - 9}.0,\n");
        File.WriteAllText(Path.Combine(folder, "record.csv"), rows.ToString());
        return Written(folder, Start(2).Append(SixLevers(0, "    priorities: [not b0, a1]\n")).Append(SixLevers(1, "    priorities: [not a0, b1]\n")).Append("outcomes:\n  fight: a0 and b1\nbreak: fight\nrecord: record.csv\n"));
    }

    private static string Extends(string folder, int count)
    {
        var last = Written(folder, Start(2).Append(SixLevers(0, "    priorities: [not b0, a1]\n")).Append(SixLevers(1, "    priorities: [not a0, b1]\n")));
        for (var k = 1; k < count; k++)
        {
            var next = Path.Combine(folder, $"over{k}.crisis.yaml");
            File.WriteAllText(next, $"extends: {Path.GetFileName(last)}\nquestion: For the {k}th time?\n");
            last = next;
        }

        return last;
    }

    private static string Outcomes(string folder, int count)
    {
        var text = Start(2).Append(SixLevers(0, "    priorities: [not b0, a1]\n")).Append(SixLevers(1, "    priorities: [not a0, b1]\n")).Append("outcomes:\n  o0: a0\n");
        for (var k = 1; k < count; k++) text.Append(CultureInfo.InvariantCulture, $"  o{k}: o{k - 1} {(k % 2 == 0 ? "or" : "and")} {(k % 3 == 0 ? "not " : "")}b{k % 6}\n");
        return Written(folder, text.Append(CultureInfo.InvariantCulture, $"break: o{count - 1}\n"));
    }

    /// <summary>Two players in turn, two actions each, as deep as the power of two.</summary>
    private static string Leaves(string folder, int depth)
    {
        var text = new StringBuilder("EFG 2 R \"Growth\" { \"A\" \"B\" }\n\"\"\n\n");
        var (sets, leaf) = (new int[2], 0);
        Grow(0);
        var path = Path.Combine(folder, "growth.efg");
        File.WriteAllText(path, text.ToString());
        return path;

        void Grow(int at)
        {
            if (at == depth)
            {
                leaf++;
                text.Append(CultureInfo.InvariantCulture, $"t \"\" {leaf} \"\" {{ {leaf % 7}, {leaf % 5} }}\n");
                return;
            }

            text.Append(CultureInfo.InvariantCulture, $"p \"\" {1 + at % 2} {++sets[at % 2]} \"\" {{ \"l\" \"r\" }} 0\n");
            Grow(at + 1);
            Grow(at + 1);
        }
    }

    private static IEnumerable<string> Statements(int count) => Enumerable.Range(0, count).Select(k => $"{(k % 2 == 0 ? "" : "not ")}a{k % 6} if b{k / 2 % 6} and {(k / 72 % 2 == 0 ? "" : "not ")}b{k / 12 % 6} or a{k / 144 % 6}");

    private static StringBuilder Start(int parties) => new($"crisis: Growth with {parties} parties\nasof: 2022-01-05\nquestion: How long does it take?\nparties:\n");

    private static string Party(int p, string wants, bool hasLever = true) => $"  P{p}:\n{(hasLever ? $"    levers: {{ a{p}: {YesNo} }}\n" : "")}{wants}";

    private static string SixLevers(int p, string wants) => $"  P{p}:\n    levers: {{ {string.Join(", ", Enumerable.Range(0, 6).Select(k => $"{(p == 0 ? 'a' : 'b')}{k}: {YesNo}"))} }}\n{wants}";

    private static string Written(string folder, StringBuilder text)
    {
        var path = Path.Combine(folder, "growth.crisis.yaml");
        File.WriteAllText(path, text.ToString());
        return path;
    }
}
