using Demarche.Analysis.Asking;

namespace Demarche.Analysis.Tests.Asking;

/// <summary>What a program that references Analysis alone can ask.</summary>
public sealed class ForecastTests
{
    private const string Model = """
        crisis: two weeks of talks
        asof: 2024-03-01
        parties:
          A:
            levers: { stay: [yes, no] }
            priorities: [not B.strike, stay is yes]
          B:
            levers: { strike: [no, yes] }
            types:
              calm: { prior: 60%, priorities: [not strike, stay is yes] }
              angry: { prior: 40%, priorities: [strike, stay is no] }
        outcomes:
          war: strike
        break: war
        calendar:
          - { on: 2024-03-05, what: a meeting, parties: [A, B] }
          - { on: 2024-03-09, what: a deadline, parties: [B] }
        play: { horizon: 2024-03-12 }
        """;

    [Fact]
    public void A_model_as_text_gives_a_forecast_in_one_call()
    {
        var answered = new PlayQuestion { Model = ModelSource.Of(Model), Draws = 6, Quick = true }.Ask();

        var findings = answered.OrThrow();
        Assert.InRange(findings.Break!.Probability.Median, 0, 1);
        Assert.Equal(6, findings.Basis.Draws);
        Assert.Null(answered.Stopped);
        Assert.All(answered.Problems, p => Assert.NotEqual(ProblemKind.Option, p.Kind));
    }

    [Fact]
    public void Progress_is_told_and_a_stop_keeps_what_is_done()
    {
        using var stop = new CancellationTokenSource();
        var said = 0;
        var answered = new PlayQuestion { Model = ModelSource.Of(Model), Draws = 5000, Quick = true, Threads = 1 }.Ask(new AskOptions
        {
            Cancellation = stop.Token,
            Progress = at =>
            {
                Interlocked.Increment(ref said);
                if (at.Done >= 3) stop.Cancel();
            },
        });

        Assert.NotEqual(0, said);
        Assert.InRange(answered.OrThrow().Basis.Draws, 3, 4999);
        Assert.Contains("of 5000 runs are done", answered.Stopped, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("parties: 3\n")]
    [InlineData("parties:\n  A: { lever: 3 }\n")]
    [InlineData("")]
    public void Mistakes_of_a_model_are_problems_with_places_and_never_thrown(string text)
    {
        foreach (var question in Every(ModelSource.Of(text)))
        {
            var answered = question.Ask();
            if (question is CheckQuestion) Assert.NotEmpty(((CheckAnswer)answered.Any!).Diagnostics);
            else
            {
                Assert.Null(answered.Any);
                Assert.Contains(answered.Problems, p => p.Diagnostic is not null);
            }
        }
    }

    [Fact]
    public void A_model_without_a_calendar_says_what_it_lacks()
    {
        var answered = new PlayQuestion { Model = ModelSource.Of("parties:\n  A:\n    levers: { l: [no, yes] }\n    priorities: [l]\n") }.Ask();
        Assert.Null(answered.Answer);
        Assert.Contains(answered.Problems, p => p.Kind == ProblemKind.Unanswerable && p.Message.Contains("calendar", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_question_hears_that_it_is_stopped_before_it_began()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        foreach (var question in Every(ModelSource.Of(Model)))
            Assert.Throws<OperationCanceledException>(() => question.Ask(new AskOptions { Cancellation = stop.Token }));
    }

    private static IEnumerable<Question> Every(ModelSource model) => Questions.All.Select(q =>
    {
        var given = new OptionValues();
        foreach (var option in q.Options.Where(o => o.IsRequired)) given.Set(option, option.Example!);
        return q.Make(model, given);
    });
}
