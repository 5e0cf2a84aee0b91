using Demarche.Reports.Figures;
using Demarche.Reports.Rendering;

namespace Demarche.Workbench.Hosting;

/// <summary>
/// The colours of the brief and its figures as a style sheet that follows the reader's choice of light or dark, and the screen's where none was made.
/// </summary>
internal static class ThemeSheet
{
    /// <summary>Where it is served.</summary>
    public const string Path = "/theme.css";

    /// <summary>The cookie that keeps the choice: <c>light</c> or <c>dark</c>.</summary>
    public const string Cookie = RequestFacts.ThemeCookie;

    public static string Css { get; } = string.Join('\n',
        $":root{{color-scheme:light;{Palette.Light.Declarations()}}}",
        $"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{color-scheme:dark;{Palette.Dark.Declarations()}}}}}",
        $"@media screen{{:root[data-theme=dark]{{color-scheme:dark;{Palette.Dark.Declarations()}}}}}",
        FigureStyle.Rules);
}
