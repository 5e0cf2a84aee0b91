namespace Demarche.Language.Binding;

/// <summary>
/// What is written under <c>source</c>: parts between semicolons, each the id of a declared source with a place in it (<c>article ¶4</c>), or an address on
/// the web.
/// </summary>
internal static class SourceReference
{
    /// <summary>The id that a part begins with; the longest where several would do, null where none does.</summary>
    public static string? IdOf(string part, IEnumerable<string> ids) =>
        ids.Where(id => part.StartsWith(id, StringComparison.Ordinal) && (part.Length == id.Length || !char.IsLetterOrDigit(part[id.Length])))
            .MaxBy(id => id.Length);

    /// <summary>The same text with another id for one of the sources. All else stays as it is written.</summary>
    public static string Renamed(string text, IReadOnlyCollection<string> ids, string from, string to) => string.Join(';', text.Split(';').Select(part =>
    {
        var said = part.TrimStart();
        return IdOf(said, ids) == from ? string.Concat(part.AsSpan(0, part.Length - said.Length), to, said.AsSpan(from.Length)) : part;
    }));
}
