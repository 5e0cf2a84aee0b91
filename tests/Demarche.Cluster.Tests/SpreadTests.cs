using CsCheck;
using Demarche.Analysis.Asking;
using Demarche.Analysis.Backtest;
using Demarche.Analysis.Play;
using Demarche.Analysis.Tests.Backtest;
using Demarche.Analysis.Tests.Game;
using Demarche.Reports.Answers;

namespace Demarche.Cluster.Tests;

/// <summary>An answer is the same, byte for byte, whoever works on its pieces and in whatever order; on random models.</summary>
public sealed class SpreadTests
{
    /// <summary>Each with how many models it is asked of, for a thousand samples: by what one takes.</summary>
    private static readonly (string Name, int Models, Func<ModelSource, Question> Make)[] Questions =
    [
        ("play", 1, model => new PlayQuestion { Model = model, Draws = 9, Threads = 1, Seed = 3 }),
        ("play without an outside view", 3, model => new PlayQuestion { Model = model, Draws = 9, Threads = 1, Inside = true }),
        ("play as many as it takes", 2, model => new PlayQuestion { Model = model, Threads = 2, Quick = true, Inside = true }),
        ("play on a grid, nothing drawn", 2, model => new PlayQuestion { Model = model, Draws = 2, Mode = "grid", Utilities = "midpoint", Inside = true, Quick = true }),
        ("vary --play", 2, model => new VaryQuestion { Model = model, Play = true, Draws = 3, Seed = 9, Inside = true }),
        ("vary", 10, model => new VaryQuestion { Model = model }),
        ("vary, drawn", 10, model => new VaryQuestion { Model = model, ExactUpTo = 0, Draws = 1700, Concepts = "nash,seq" }),
    ];

    public static TheoryData<string> Names => [.. Questions.Select(q => q.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Answers_are_the_same_bytes_whoever_works_on_them(string name) => Gen.Int[1, int.MaxValue - 1].Sample(seed =>
    {
        var text = ModelText.Random(new Random(seed)).ToString();
        var question = Of(name).Make(ModelSource.Of(text));
        var workforce = new Scattered(1 + seed % 7);
        var (alone, together) = (question.Ask(), question.Ask(new AskOptions { Workforce = workforce }));
        Assert.Equal(alone.InWords, together.InWords);
        if (alone.Any is not { } answer) return;
        Assert.True(workforce.Units > 0);
        Assert.Equal(AnswerText.Render(answer, "json"), AnswerText.Render(together.Any!, "json"));
    }, iter: Math.Max(1, Of(name).Models * Samples.Count / 1000), threads: 1);

    [Fact]
    public void Crises_of_the_past_score_the_same_whoever_plays_them()
    {
        using var data = SampleCrises.Random(11, 24);
        var (request, workforce) = (new BacktestRequest { Data = data.Path, Draws = 3, Lambda = "4..16", Seed = 5 }, new Scattered(4));
        var (alone, together) = (request.Ask(), request.Ask(new AskOptions { Workforce = workforce }));
        Assert.Equal(alone.OrThrow().Models, workforce.Units);
        Assert.Equal(AnswerText.Render(alone.OrThrow(), "json"), AnswerText.Render(together.OrThrow(), "json"));
        Assert.Equal("the silo has no room", Assert.Single(request.Ask(new AskOptions { Workforce = new Refusing() }).Problems).Message);
    }

    [Fact]
    public void What_a_stop_leaves_is_kept()
    {
        using var stop = new CancellationTokenSource();
        var workforce = new Stopping(stop, after: 30);
        var question = new PlayQuestion { Model = ModelSource.Of(ModelText.Random(new Random(4)).ToString()), Draws = 1000, Inside = true, Quick = true };
        var stopped = question.Ask(new AskOptions { Workforce = workforce, Cancellation = stop.Token });
        Assert.NotNull(stopped.Answer);
        Assert.NotNull(stopped.Stopped);
        Assert.InRange(stopped.Answer.Basis.Draws, 1, 999);
    }

    [Fact]
    public void A_refusal_is_why_there_is_no_answer()
    {
        var answered = new PlayQuestion { Model = ModelSource.Of(ModelText.Random(new Random(4)).ToString()), Draws = 3 }.Ask(new AskOptions { Workforce = new Refusing() });
        Assert.Null(answered.Answer);
        Assert.Equal("the silo has no room", answered.Problems.Single(p => p.Kind == ProblemKind.Unanswerable).Message);
    }

    private static (string Name, int Models, Func<ModelSource, Question> Make) Of(string name) => Questions.Single(q => q.Name == name);

    private sealed class Stopping(CancellationTokenSource stop, int after) : Workforce
    {
        private readonly Scattered hands = new(3);

        public override int Width => 3;

        public override async Task<UnitResult> Do(UnitJob job, Unit unit, CancellationToken cancellation)
        {
            if (hands.Units >= after) await stop.CancelAsync();
            cancellation.ThrowIfCancellationRequested();
            return await hands.Do(job, unit, cancellation);
        }
    }

    private sealed class Refusing : Workforce
    {
        public override int Width => 1;

        public override Task<UnitResult> Do(UnitJob job, Unit unit, CancellationToken cancellation) => throw new UnitRefusedException("the silo has no room");
    }
}
