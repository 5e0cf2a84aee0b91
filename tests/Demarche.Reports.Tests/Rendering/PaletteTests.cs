using System.Globalization;
using Demarche.Reports.Documents;
using Demarche.Reports.Rendering;
using Spectre.Console;

namespace Demarche.Reports.Tests.Rendering;

public class PaletteTests
{
    public static TheoryData<bool> IsDark => [false, true];

    [Theory]
    [MemberData(nameof(IsDark))]
    public void Text_stands_out_from_every_ground(bool isDark)
    {
        var p = isDark ? Palette.Dark : Palette.Light;
        foreach (var ground in new[] { p.Paper, p.Panel })
            Assert.All(new[] { p.Ink, p.Muted, p.Accent, p.Holds, p.Fails, p.Judgement }, text => AssertContrast(4.5, text, ground));
        Assert.All(new[] { p.Ink, p.Muted, p.Holds }, text => AssertContrast(4.5, text, p.HoldsPanel));
        Assert.All(new[] { p.Ink, p.Muted, p.Holds, p.Fails }, text => AssertContrast(4.5, text, p.FailsPanel));
        Assert.All(new[] { p.Accent, p.Fails }, pill => AssertContrast(4.5, p.Paper, pill));
    }

    [Theory]
    [MemberData(nameof(IsDark))]
    public void Lines_and_marks_stand_out_from_the_paper(bool isDark)
    {
        var p = isDark ? Palette.Dark : Palette.Light;
        Assert.All([p.Line, .. p.Parties], line => AssertContrast(3, line, p.Paper));
    }

    [Theory]
    [MemberData(nameof(IsDark))]
    public void Parties_have_a_colour_each(bool isDark)
    {
        var parties = (isDark ? Palette.Dark : Palette.Light).Parties;
        Assert.Equal(Palette.PartyColours, parties.Count);
        Assert.Equal(parties.Distinct(), parties);
    }

    [Theory]
    [MemberData(nameof(IsDark))]
    public void No_party_has_the_colour_of_what_holds_or_of_what_fails(bool isDark)
    {
        var p = isDark ? Palette.Dark : Palette.Light;
        foreach (var (party, meaning) in p.Parties.SelectMany(c => new[] { (c, p.Holds), (c, p.Fails) }))
        {
            var apart = Math.Abs(Hue(party) - Hue(meaning));
            Assert.True(Math.Min(apart, 360 - apart) >= 28, $"{party} is like {meaning}");
        }
    }

    private static float Hue(string colour) => System.Drawing.ColorTranslator.FromHtml(colour).GetHue();

    [Fact]
    public void Text_on_a_terminal_stands_out_from_white_and_from_black()
    {
        var colours = Enum.GetValues<Tone>().Select(t => TerminalText.StyleOf(t).Foreground).Where(c => c != Color.Default).Distinct().Select(c => "#" + c.ToHex()).ToArray();
        Assert.Equal(4, colours.Length);
        Assert.All(colours, c => AssertContrast(4.4, c, "#ffffff"));
        Assert.All(colours, c => AssertContrast(4.4, c, "#000000"));
    }

    private static void AssertContrast(double least, string a, string b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        var contrast = (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
        Assert.True(contrast >= least, $"{a} on {b}: {contrast:0.00}");
    }

    /// <summary>Relative luminance of sRGB, as WCAG 2.2 defines it.</summary>
    private static double Luminance(string colour)
    {
        double Channel(int at)
        {
            var c = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));
    }
}
