using System.Text;

namespace Demarche.Reports.Rendering;

/// <summary>
/// The colours of pages and figures, as custom properties of CSS, once for light and once for dark surroundings. Text colours keep a
/// contrast of 4.5 : 1 against every ground, marks and lines of 3 : 1 (WCAG 2.2 AA). Parties' colours differ in lightness as well as hue
/// and are distinguished by dashes too.
/// </summary>
public sealed record Palette
{
    /// <summary>Ground of the page.</summary>
    public required string Paper { get; init; }

    /// <summary>Ground of panels, table heads and boxes.</summary>
    public required string Panel { get; init; }

    /// <summary>Running text.</summary>
    public required string Ink { get; init; }

    /// <summary>Secondary text.</summary>
    public required string Muted { get; init; }

    /// <summary>Thin rules between rows; decoration only.</summary>
    public required string Rule { get; init; }

    /// <summary>Outlines and axes that carry meaning.</summary>
    public required string Line { get; init; }

    /// <summary>Links, and bars and curves of which a figure has one kind.</summary>
    public required string Accent { get; init; }

    /// <summary>Something holds.</summary>
    public required string Holds { get; init; }

    /// <summary>Something fails, or leads to the break.</summary>
    public required string Fails { get; init; }

    /// <summary>Ground of boxes in the break.</summary>
    public required string FailsPanel { get; init; }

    /// <summary>Ground of boxes that hold.</summary>
    public required string HoldsPanel { get; init; }

    /// <summary>Rests on judgement.</summary>
    public required string Judgement { get; init; }

    /// <summary>Lines of the parties, in declared order; none like what holds or fails; a sixth party starts over with another dash.</summary>
    public required IReadOnlyList<string> Parties { get; init; }

    /// <summary>For paper and light screens.</summary>
    public static Palette Light { get; } = new()
    {
        Paper = "#ffffff",
        Panel = "#f3f5f8",
        Ink = "#1b2330",
        Muted = "#556070",
        Rule = "#d8dde4",
        Line = "#7c8797",
        Accent = "#0b5cad",
        Holds = "#00674f",
        Fails = "#a63d06",
        FailsPanel = "#fdf0e9",
        HoldsPanel = "#e8f5f0",
        Judgement = "#6b3fa0",
        Parties = ["#0b62a8", "#7d6b00", "#a8327e", "#5b45c4", "#4c5563"],
    };

    /// <summary>For dark screens.</summary>
    public static Palette Dark { get; } = new()
    {
        Paper = "#12161c",
        Panel = "#1c222b",
        Ink = "#e4e8ee",
        Muted = "#a3adbb",
        Rule = "#323b48",
        Line = "#76839a",
        Accent = "#86bdff",
        Holds = "#56cfa3",
        Fails = "#ff9d6b",
        FailsPanel = "#33201a",
        HoldsPanel = "#15302a",
        Judgement = "#c9aaff",
        Parties = ["#6cb4f5", "#d9c84a", "#ee8fca", "#a99bff", "#b4bfcd"],
    };

    /// <summary>Number of parties that have a colour of their own.</summary>
    public const int PartyColours = 5;

    /// <summary>The palette as declarations of custom properties, <c>--dm-ink: #…;</c> and so on.</summary>
    public string Declarations()
    {
        var css = new StringBuilder();
        foreach (var (name, value) in Named()) css.Append("--dm-").Append(name).Append(':').Append(value).Append(';');
        return css.ToString();
    }

    private IEnumerable<(string Name, string Value)> Named() =>
    [
        ("paper", Paper), ("panel", Panel), ("ink", Ink), ("muted", Muted), ("rule", Rule), ("line", Line), ("accent", Accent),
        ("holds", Holds), ("fails", Fails), ("fails-panel", FailsPanel), ("holds-panel", HoldsPanel), ("judgement", Judgement),
        .. Parties.Select((colour, i) => ($"party-{i}", colour)),
    ];
}
