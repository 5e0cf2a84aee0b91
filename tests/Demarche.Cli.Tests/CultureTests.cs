using System.Globalization;
using Demarche.Engine;

namespace Demarche.Cli.Tests;

/// <summary>
/// A program that hosts the libraries may run under any culture: what they write is the same to the byte. Here one with a decimal comma, points between
/// thousands, a minus sign of its own and days that begin with the month's name in capitals.
/// </summary>
public sealed class CultureTests
{
    [Theory]
    [InlineData("check", "models/geneva-2022")]
    [InlineData("export", "--schema")]
    [InlineData("format", "models/geneva-2022")]
    public void A_decimal_comma_changes_nothing(params string[] command)
    {
        var plain = Run(CultureInfo.InvariantCulture, command);
        Assert.NotEmpty(plain.Out + plain.Error);
        Assert.Equal(plain, Run(Comma(), command));
    }

    [Theory]
    [InlineData("solve", "models/geneva-2022", "--concepts", "all")]
    [InlineData("solve", "models/geneva-2022", "--format", "csv")]
    [InlineData("brief", "models/geneva-2022", "--draws", "3", "--format", "md")]
    [InlineData("brief", "models/geneva-2022", "--draws", "3", "--format", "html")]
    [InlineData("brief", "models/geneva-2022", "--draws", "3", "--format", "json")]
    [InlineData("explain", "models/geneva-2022", "now")]
    [InlineData("paths", "models/geneva-2022", "--to", "break")]
    [InlineData("play", "models/cuba-1962", "--draws", "3")]
    [InlineData("play", "models/cuba-1962", "--draws", "3", "--format", "csv")]
    [InlineData("vary", "models/geneva-2022")]
    [InlineData("vary", "models/geneva-2022", "--format", "csv")]
    [InlineData("export", "models/cuba-1962", "--nfg", "--occasion", "1962-10-24")]
    [InlineData("brief", "models/cuba-1962", "--draws", "3", "--full", "--format", "html")]
    [InlineData("brief", "models/geneva-2022", "--draws", "3", "--full", "--format", "md")]
    [InlineData("advise", "models/geneva-2022")]
    [InlineData("outside", "models/geneva-2022")]
    [InlineData("record", "models/geneva-2022", "--tension")]
    [InlineData("record", "models/geneva-2022", "--threats")]
    [InlineData("play", "models/geneva-2022", "--draws", "3", "--format", "json")]
    public void Nor_in_what_is_worked_out(params string[] command) => A_decimal_comma_changes_nothing(command);

    private static (int ExitCode, string Out, string Error) Run(CultureInfo culture, string[] command)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            string[] full = [.. command.Select(word => word.StartsWith("models/", StringComparison.Ordinal) ? Repository.PathOf(word) : word)];
            var ran = Shell.Run(full);
            return ((int)ran.ExitCode, ran.Out, ran.Error);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>Made by hand, since the tests run without the cultures of the machine.</summary>
    private static CultureInfo Comma()
    {
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        var (numbers, days) = (comma.NumberFormat, comma.DateTimeFormat);
        (numbers.NumberDecimalSeparator, numbers.NumberGroupSeparator, numbers.NegativeSign) = (",", ".", "\u2212");
        (numbers.PercentDecimalSeparator, numbers.PercentGroupSeparator, numbers.PercentSymbol) = (",", ".", "\u00A0%");
        (days.DateSeparator, days.TimeSeparator, days.ShortDatePattern) = (".", ".", "dd.MM.yyyy");
        days.MonthNames = [.. days.MonthNames.Select(m => m.ToUpperInvariant())];
        days.MonthGenitiveNames = days.MonthNames;
        return comma;
    }
}
