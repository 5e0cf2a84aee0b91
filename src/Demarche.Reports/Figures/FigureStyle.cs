using System.Text;
using Demarche.Reports.Rendering;

namespace Demarche.Reports.Figures;

/// <summary>The style sheet inside every figure, so that it looks alike on a page and as a file of its own.</summary>
public static class FigureStyle
{
    /// <summary>Size of text in the units of the figure.</summary>
    public const double Size = 13;

    /// <summary>Size of secondary text.</summary>
    public const double Small = 12;

    /// <summary>Dashes of the parties' lines, in the order of their colours.</summary>
    private static readonly string[] Dashes = ["none", "8 4", "2 4", "12 4 3 4", "5 3", "14 3 2 3 2 3"];

    /// <summary>The rules without the colours, for a page that gives the colours itself.</summary>
    public static string Rules { get; } = Build();

    /// <summary>The whole sheet: colours for light and dark screens, then <see cref="Rules"/>.</summary>
    internal static string Css { get; } =
        $"\n:root{{{Palette.Light.Declarations()}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{Palette.Dark.Declarations()}}}}}\n{Rules}";

    /// <summary>Classes of a party's lines and marks: a colour and a dash; when the colours are used up, they begin again with other dashes.</summary>
    public static string Party(int party) => $"dm-p{party % Palette.PartyColours} dm-d{(party + (party / Palette.PartyColours)) % Dashes.Length}";

    private static string Build()
    {
        var css = new StringBuilder();
        css.Append(Base).Append('\n');
        for (var i = 0; i < Palette.PartyColours; i++) css.Append($".dm-p{i}{{--dm-c:var(--dm-party-{i})}}\n");
        for (var i = 0; i < Dashes.Length; i++) css.Append($".dm-d{i}.dm-arc{{stroke-dasharray:{Dashes[i]}}}\n");
        return css.ToString();
    }

    private const string Base = """
        .dm-figure{font-family:Arial,"Helvetica Neue","Liberation Sans",Helvetica,sans-serif;font-size:13px}
        .dm-paper{fill:var(--dm-paper)}
        .dm-figure text{fill:var(--dm-ink)}
        .dm-figure .dm-muted{fill:var(--dm-muted)}
        .dm-figure .dm-small{font-size:12px}
        .dm-figure .dm-bold{font-weight:700}
        .dm-figure .dm-failing{fill:var(--dm-fails)}
        .dm-figure .dm-holding{fill:var(--dm-holds)}
        .dm-axis{stroke:var(--dm-line);stroke-width:1.5;fill:none}
        .dm-hair{stroke:var(--dm-rule);stroke-width:1;fill:none}
        .dm-arc{stroke:var(--dm-c,var(--dm-line));stroke-width:1.4;fill:none;opacity:.8}
        .dm-arc.dm-way{stroke-width:2.8;opacity:1}
        .dm-arc.dm-worse{stroke-width:1;opacity:.45}
        .dm-head{fill:var(--dm-c)}
        .dm-box{fill:var(--dm-panel);stroke:var(--dm-line);stroke-width:1.2}
        .dm-box.dm-stable{fill:var(--dm-holds-panel);stroke:var(--dm-holds)}
        .dm-box.dm-broken{fill:var(--dm-fails-panel);stroke:var(--dm-fails)}
        .dm-box.dm-present{stroke:var(--dm-ink);stroke-width:2.6}
        .dm-inner{fill:none;stroke:var(--dm-holds);stroke-width:1.2}
        .dm-pill{fill:var(--dm-accent)}
        .dm-pill.dm-now{fill:var(--dm-ink)}
        .dm-pill.dm-broken{fill:var(--dm-fails)}
        .dm-figure .dm-pilltext{fill:var(--dm-paper);font-size:10.5px;font-weight:700;letter-spacing:.04em}
        .dm-goal{fill:var(--dm-fails-panel);stroke:var(--dm-fails);stroke-width:2}
        .dm-bar{stroke:var(--dm-fails);stroke-width:3}
        .dm-dotted{stroke-dasharray:3 5}
        .dm-event{fill:var(--dm-ink);stroke:var(--dm-paper);stroke-width:1.5}
        .dm-occasion{fill:var(--dm-paper);stroke:var(--dm-ink);stroke-width:2}
        .dm-today{stroke:var(--dm-ink);stroke-width:1.5;fill:none}
        .dm-friendly{fill:var(--dm-holds)}
        .dm-hostile{fill:var(--dm-fails)}
        .dm-even{fill:var(--dm-muted);stroke:var(--dm-muted);stroke-width:2}
        .dm-track{fill:var(--dm-panel);stroke:var(--dm-line);stroke-width:1}
        .dm-reference{stroke:var(--dm-muted);stroke-width:1.5;stroke-dasharray:5 4;fill:none}
        .dm-median{stroke:var(--dm-fails);stroke-width:2.5;fill:none}
        .dm-fan50{fill:var(--dm-fails);fill-opacity:.45}
        .dm-fan80{fill:var(--dm-fails);fill-opacity:.28}
        .dm-fan95{fill:var(--dm-fails);fill-opacity:.14}
        .dm-leader{stroke:var(--dm-line);stroke-width:1;fill:none}
        """;
}
