using Demarche.Analysis.Play;
using Demarche.Language;

namespace Demarche.Analysis.Asking;

/// <summary>Puts workforces on questions.</summary>
internal static class Crews
{
    /// <summary>A workforce on a question about a model; null where there is none, or it is not known what the model was read from.</summary>
    public static Crew? Of(Workforce? workforce, ModelContent? model, QuestionInfo info, OptionValues given) =>
        workforce is null || model is null ? null : new Crew(workforce, new UnitJob(model, info.Name, given.Given(info)));
}
