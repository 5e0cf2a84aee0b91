using System.Globalization;
using System.Text.RegularExpressions;
using Demarche.Language.Syntax;

namespace Demarche.Language.Binding;

/// <summary>Reads plain values out of the tree; null where there is none or it is not of that kind, which <see cref="ShapeCheck"/> has reported.</summary>
public static partial class Values
{
    /// <summary>The text of a scalar that stands for something.</summary>
    public static string? Text(this YamlNode? node) => node is YamlScalar { IsNull: false } scalar ? scalar.Text.Trim() : null;

    internal static YamlScalar? Scalar(this YamlNode? node) => node is YamlScalar { IsNull: false } scalar ? scalar : null;

    internal static IReadOnlyList<YamlNode> Items(this YamlNode? node) => node is YamlSequence sequence ? sequence.Items : [];

    /// <summary>The entries of a mapping; none of anything else.</summary>
    public static IReadOnlyList<YamlEntry> Entries(this YamlNode? node) => node is YamlMapping mapping ? mapping.Entries : [];

    internal static DateOnly? Date(this YamlNode? node) =>
        DateOnly.TryParseExact(node.Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    internal static bool? YesNo(this YamlNode? node) => node.Text() switch
    {
        "true" or "yes" or "True" or "Yes" => true,
        "false" or "no" or "False" or "No" => false,
        _ => null,
    };

    /// <summary>A decimal number, written without exponent and with at most 28 digits.</summary>
    public static decimal? Number(this YamlNode? node)
    {
        var text = node.Text();
        return text is not null && Decimal().IsMatch(text)
            && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
    }

    internal static int? Whole(this YamlNode? node) =>
        int.TryParse(node.Text(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>A probability: <c>50%</c> or <c>0.5</c>.</summary>
    public static decimal? Share(this YamlNode? node)
    {
        var text = node.Text();
        if (text is null) return null;
        var isPercent = text.EndsWith('%');
        var digits = isPercent ? text[..^1].TrimEnd() : text;
        if (!Decimal().IsMatch(digits) || !decimal
            .TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)) return null;
        var share = isPercent ? value / 100 : value;
        return share is >= 0 and <= 1 ? share : null;
    }

    [GeneratedRegex(@"^[+-]?[0-9]{1,20}(\.[0-9]{1,20})?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Decimal();
}
