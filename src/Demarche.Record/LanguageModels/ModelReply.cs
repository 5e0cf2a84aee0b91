using System.Text.Json;

namespace Demarche.Record.LanguageModels;

/// <summary>What is wrong with a reply as a whole.</summary>
public enum ReplyFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It came to its end too early.</summary>
    Truncated,

    /// <summary>The model, or whoever serves it, would not answer.</summary>
    Refused,

    /// <summary>It is no data of the form that was asked for.</summary>
    NoRows,

    /// <summary>It is longer than is read.</summary>
    TooLong,

    /// <summary>It did not come in time.</summary>
    TooSlow,
}

/// <summary>A reply read as data: rows, or a fault.</summary>
/// <param name="Claims">The rows; empty with a fault.</param>
/// <param name="Fault">What is wrong.</param>
/// <param name="Unreadable">How many rows were not of the form and are left out.</param>
internal sealed record ModelReply(IReadOnlyList<ModelClaim> Claims, ReplyFault Fault, int Unreadable)
{
    private const int MostRows = 2_000;

    /// <summary>A reply that has nothing but a fault.</summary>
    public static ModelReply Of(ReplyFault fault) => new([], fault, 0);

    /// <summary>Reads the text of a reply: an object with <c>events</c>, with or without a fence round it. Never throws.</summary>
    public static ModelReply Read(string text)
    {
        var (start, end) = (text.IndexOf('{', StringComparison.Ordinal), text.LastIndexOf('}'));
        if (start < 0)
            return Of(ReplyFault.Refused);
        try
        {
            using var document = JsonDocument.Parse(text.AsMemory(start, Math.Max(end + 1 - start, 1)), new JsonDocumentOptions { MaxDepth = 8 });
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("events", out var events) && events.ValueKind == JsonValueKind.Array
                ? Rows(events)
                : Of(ReplyFault.NoRows);
        }
        catch (JsonException)
        {
            return Of(end < start || IsOpen(text.AsSpan(start)) ? ReplyFault.Truncated : ReplyFault.NoRows);
        }
    }

    private static ModelReply Rows(JsonElement events)
    {
        var claims = new List<ModelClaim>();
        var unreadable = 0;
        foreach (var row in events.EnumerateArray().Take(MostRows))
        {
            try
            {
                if (row.Deserialize<ModelClaim>() is { } claim && HasNoNull(claim))
                    claims.Add(claim);
                else
                    unreadable++;
            }
            catch (JsonException)
            {
                unreadable++;
            }
        }

        return new ModelReply(claims, ReplyFault.None, unreadable);
    }

    private static bool HasNoNull(ModelClaim claim) =>
        new object?[]
        {
            claim.Words, claim.By, claim.Toward, claim.With, claim.Type, claim.Mode, claim.Aspect, claim.If, claim.Then, claim.SaidBy, claim.Date, claim.Until,
        }.All(part => part is not null) && claim.With.All(name => name is not null);

    /// <summary>Whether more brackets are opened than closed, outside of strings.</summary>
    private static bool IsOpen(ReadOnlySpan<char> text)
    {
        var (depth, quoted) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            if (quoted && text[i] == '\\')
                i++;
            else if (text[i] == '"')
                quoted = !quoted;
            else if (!quoted)
                depth += text[i] is '{' or '[' ? 1 : text[i] is '}' or ']' ? -1 : 0;
        }

        return quoted || depth > 0;
    }
}
