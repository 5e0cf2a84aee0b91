using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Demarche.Analysis.Findings;
using Demarche.Reports.Play;

namespace Demarche.Reports.Brief;

/// <summary>The findings of a brief as JSON for scripts: the tree of <see cref="BriefFindings"/> in camel case, states numbered from 1, numbers with at most nine decimals.</summary>
public static class BriefJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new PlayJson.Rounded() },
    };

    /// <summary>The object and a newline.</summary>
    public static string Render(BriefFindings findings) => Write(findings);

    /// <summary>Any tree of findings in the same spelling.</summary>
    internal static string Write<T>(T findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return JsonSerializer.Serialize(findings, Options) + "\n";
    }
}
