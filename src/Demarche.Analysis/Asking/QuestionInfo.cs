namespace Demarche.Analysis.Asking;

/// <summary>A question that can be asked of a model: its name, what it is for, and the table of its options. Immutable.</summary>
/// <param name="Name">The command, the path and the tool.</param>
/// <param name="Title">What it answers, as a heading.</param>
/// <param name="Summary">What it does, as a sentence without a full stop.</param>
/// <param name="Options">Its options, in the order in which help lists them.</param>
/// <param name="Make">The question with these options.</param>
public sealed record QuestionInfo(string Name, string Title, string Summary, IReadOnlyList<OptionInfo> Options, Func<ModelSource, OptionValues, Question> Make)
{
    /// <summary>The options that a service takes: those that name no file and are not about the machine.</summary>
    public IEnumerable<OptionInfo> Served => Options.Where(o => !o.IsLocal);
}
