using Demarche.Analysis.Game;
using Demarche.Analysis.Play;
using Demarche.Engine.Robustness;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Vary;

/// <summary>The games and draws of a crisis under any setting: with a number set, an open question answered, a lever given up. Safe to share.</summary>
/// <param name="compiled">The crisis.</param>
/// <param name="table">Its games, as it is or held to the outside view.</param>
/// <param name="request">How it is played.</param>
/// <param name="open">The author's open questions; none are asked when null.</param>
internal sealed class VariedGames(CompiledCrisis compiled, PlayTable table, PlayRequest request, OpenCrisis? open)
{
    private readonly IReadOnlyList<PlayInput> inputs = PlayInput.Of(compiled.Crisis, table);
    private readonly IReadOnlyList<GivenUpLever> levers = GivenUpLevers.Of(compiled, table);

    /// <summary>The draws under a setting; null where a game would have too many histories.</summary>
    /// <exception cref="ArgumentException">There is no such number, lever, question or answer.</exception>
    public PlayEnsemble? Under(PlaySetting setting, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(setting);
        var ready = setting.Readiness is { } readiness && !setting.IsTypical ? table.Ready(readiness) : table;
        if (setting.GivenUp >= 0)
        {
            if (setting.GivenUp >= levers.Count) throw new ArgumentException($"There is no lever {setting.GivenUp} to give up.", nameof(setting));
            if (levers[setting.GivenUp].Table(compiled, ready, cancellation) is not { } without) return null;
            ready = without;
        }

        if (setting.Question >= 0) return Answered(ready, setting, cancellation);
        if (setting.Set is not { } set) return new PlayEnsemble(ready, request) { Setting = setting };
        if (set.Input < 0 || set.Input >= inputs.Count) throw new ArgumentException($"There is no number {set.Input}.", nameof(setting));
        return new PlayEnsemble(ready, request, draw => inputs[set.Input].Set(draw, set.Value)) { Setting = setting };
    }

    private PlayEnsemble? Answered(PlayTable ready, PlaySetting setting, CancellationToken cancellation)
    {
        if (open is null || setting.Question >= open.Conflict.Questions.Count)
            throw new ArgumentException($"There is no question {setting.Question}.", nameof(setting));
        var (question, answer) = (open.Conflict.Questions[setting.Question], setting.Answer);
        if (answer < 0 || answer >= question.Answers) throw new ArgumentException($"Question {setting.Question} has no answer {answer}.", nameof(setting));
        if (question.Kind == QuestionKind.Type) return new PlayEnsemble(ready, request, draw => Known(draw, question.Party, answer)) { Setting = setting };
        var other = ready.With(ready.Sampler.With(question.Party, DeclaredType(question), open.Answered(question, answer)), cancellation);
        return other is null ? null : new PlayEnsemble(other, request) { Setting = setting };
    }

    private static PlayDraw Known(PlayDraw draw, int party, int type) => draw with
    {
        Priors = [.. draw.Priors.Select((own, p) => p == party ? (IReadOnlyList<double>)[.. own.Select((_, t) => t == type ? 1.0 : 0.0)] : own)],
    };

    private int DeclaredType(OpenQuestion question) =>
        open!.TypeOf(question.Party, question.Type) is { } type ? compiled.Crisis.Parties[question.Party].Types.ToList().IndexOf(type) : 0;
}
