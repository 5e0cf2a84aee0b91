using System.Text.Json;

namespace Demarche.Language.Tests.Import;

/// <summary>Writes save files as GMCR+ does: one line of JSON.</summary>
internal static class GmcrText
{
    /// <summary>A file in the form of version 0.3.13.</summary>
    public static string Of(object[] options, object[] makers, object[]? infeasibles = null, bool byHand = false, object[]? coalitions = null) => JsonSerializer.Serialize(new
    {
        decisionMakers = makers,
        coalitions = coalitions ?? [.. Enumerable.Range(0, makers.Length).Select(k => (object)k)],
        coalitionsFull = Array.Empty<object>(),
        options,
        infeasibles = infeasibles ?? [],
        useManualPreferenceRanking = byHand,
        program = "gmcr-py",
        version = "0.3.13",
    });

    public static object Option(string name, string permittedDirection = "both") => new { name, permittedDirection };

    public static object Maker(string name, int[] options, object[] preferences, object[]? misperceptions = null) =>
        new { name, options, preferences, payoffs = new[] { 1, 2 }, misperceptions = misperceptions ?? [] };

    public static object Ranked(string name, int[] options, object[] preferenceRanking, object[]? preferences = null) =>
        new { name, options, preferences = preferences ?? [], preferenceRanking };

    /// <summary>The options with which a condition is true: "Y", "N", or "-" for either, in the order of the options.</summary>
    public static object[] All(string pattern) =>
        [.. pattern.Select((c, k) => (c, k)).Where(p => p.c != '-').Select(p => (object)new object[] { p.k, p.c.ToString() })];

    public static object Any(params string[] patterns) => new { compound = true, members = patterns.Select(All).ToArray() };
}
