using Demarche.Language.Model;

using Demarche.Analysis.Asking.Meanings;

namespace Demarche.Analysis.Asking;

/// <summary>What kind of value an option takes.</summary>
public enum OptionKind
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>A whole number within bounds.</summary>
    Number,

    /// <summary>Nothing: it is there or not.</summary>
    Flag,
}

/// <summary>
/// An option of a question: one row of the table from which the command line, its help and completion, the HTTP interface, its description,
/// the tools of the Model Context Protocol and the forms of the workbench are made. Immutable.
/// </summary>
/// <param name="Name">Its name, in small letters with hyphens, without dashes in front.</param>
/// <param name="Kind">What kind of value it takes.</param>
/// <param name="Help">What it is for, as a sentence without a full stop; what holds when it is left out is shown in it.</param>
public sealed record OptionInfo(string Name, OptionKind Kind, string Help)
{
    /// <summary>What its value is called in help: <c>PARTY=TYPE,…</c>; empty for a flag.</summary>
    public string ValueName { get; init; } = "";

    /// <summary>A value to copy.</summary>
    public string? Example { get; init; }

    /// <summary>Shorter names on a command line, with their dash.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The value when it is left out, where there is one: a text or a number.</summary>
    public object? Default { get; init; }

    /// <summary>
    /// The value when it is left out of a question to a service, which must answer in a bounded time; that of <see cref="Default"/> when null.
    /// </summary>
    public object? ServiceDefault { get; init; }

    /// <summary>The least number.</summary>
    public long Least { get; init; }

    /// <summary>The greatest number.</summary>
    public long Most { get; init; } = long.MaxValue;

    /// <summary>The words it takes; empty for any.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Whether the question means nothing without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether a command line takes it by its place, without its name.</summary>
    public bool IsArgument { get; init; }

    /// <summary>Whether its words may be a number, so that JSON may give it as one.</summary>
    public bool TakesNumbers { get; init; }

    /// <summary>Whether it is for the command line alone: it names files, or is about the machine.</summary>
    public bool IsLocal { get; init; }

    /// <summary>What is wrong with a text, as a clause; null when nothing is that can be said without a model.</summary>
    public Func<string, string?>? WhyNot { get; init; }

    /// <summary>What may be typed for a model, for completion.</summary>
    public Func<Crisis, IEnumerable<string>>? Of { get; init; }

    /// <summary>What may be typed for any model, for completion.</summary>
    public IReadOnlyList<string> Known { get; init; } = [];

    /// <summary>Its name in JSON: <c>makeStable</c> for <c>make-stable</c>.</summary>
    public string Property => string.Concat(Name.Split('-').Select((word, k) => k == 0 ? word : $"{char.ToUpperInvariant(word[0])}{word[1..]}"));

    /// <summary>The bounds of a number in words: "a whole number from 1 to 1000".</summary>
    public string Bounds => Most >= int.MaxValue ? $"a whole number of {Least} or more" : $"a whole number from {Least} to {Most}";

    /// <summary>What is wrong with a text; null when nothing is.</summary>
    public string? Problem(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Words.Count > 0 && !Words.Contains(text, StringComparer.Ordinal)) return $"there is no {Name} '{text}'{Suggestion.KnownAre(text, [.. Words])}";
        return WhyNot?.Invoke(text);
    }

    /// <summary>What is wrong with an option, by the name that it has where it was given: a clause about “it” becomes one about the option.</summary>
    public static string Worded(string name, string problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem.StartsWith("it ", StringComparison.Ordinal) ? $"{name} {problem[3..]}" : $"{name}: {problem}";
    }

    /// <summary>Whether a number is within its bounds.</summary>
    public bool Takes(long number) => number >= Least && number <= Most;
}
