using Demarche.Language;
using Demarche.Language.Compiling;
using Demarche.Workbench.Models;
using Demarche.Workbench.Work;

namespace Demarche.Workbench.Compare;

/// <summary>Works out the answer of a variant that is in no file yet.</summary>
public sealed class Variants(Analyst analyst)
{
    /// <summary>The answer; or, without one, why.</summary>
    /// <param name="model">The model that it is a variant of.</param>
    /// <param name="text">The variant's text.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<(Answer? Answer, string? WhyNot)> Answer(OpenedModel model, string text, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(model);
        var folder = Path.GetDirectoryName(model.File);
        var loaded = ModelLoader.Parse(text, Path.GetFileName(model.File), folder);
        if (loaded.Crisis is not { } crisis) return (null, loaded.Diagnostics.FirstOrDefault(d => d.Severity == Language.Diagnostics.Severity.Error)?.Message ?? "The variant has errors.");
        var done = await analyst.Do($"what-if {model.Key}", null, work => Work(crisis, work), null, cancellation);
        return (done.Value, done.Why);
    }

    private static Answer Work(Language.Model.Crisis crisis, WorkContext work)
    {
        work.Expect(crisis);
        return Models.Answer.Of(Compiler.Compile(crisis), work, work.Cancellation);
    }
}
