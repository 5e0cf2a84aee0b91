namespace Demarche.Analysis.Asking.Meanings;

/// <summary>What the text of an option means for a model, or what is wrong with it.</summary>
/// <param name="Value">What it means.</param>
/// <param name="Problem">What is wrong, as a clause; null when nothing is.</param>
/// <param name="Option">Which option it is wrong with, where that is not the one that was read.</param>
internal readonly record struct Meaning<T>(T? Value, string? Problem, string? Option = null)
{
    public static implicit operator Meaning<T>(T value) => new(value, null);

    public static Meaning<T> Not(string problem, string? option = null) => new(default, problem, option);
}
