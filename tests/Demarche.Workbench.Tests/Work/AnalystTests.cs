using System.Collections.Concurrent;
using Demarche.Language;
using Demarche.Workbench.Work;
using Microsoft.Extensions.Time.Testing;

namespace Demarche.Workbench.Tests.Work;

public sealed class AnalystTests
{
    private static readonly WorkLimits Small = new() { AtOnce = 1 };

    /// <summary>Time passes when a test lets it.</summary>
    private readonly FakeTimeProvider clock = new();

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sessions_take_turns()
    {
        using var analyst = new Analyst(Small with { WaitingEach = 100 }, clock);
        using var gate = new ManualResetEventSlim();
        var order = new ConcurrentQueue<string>();
        var first = analyst.Do("greedy", null, _ => { gate.Wait(Test); return "x"; }, cancellation: Test);
        var greedy = Enumerable.Range(0, 20).Select(k => analyst.Do("greedy", null, _ => { order.Enqueue("greedy"); return "x"; }, cancellation: Test)).ToList();
        var modest = new[] { "a", "b" }.Select(name => analyst.Do(name, null, _ => { order.Enqueue(name); return "x"; }, cancellation: Test)).ToList();
        gate.Set();
        await Task.WhenAll([first, .. greedy, .. modest]);

        Assert.Equal(["greedy", "a", "b"], order.Take(3));
        Assert.Equal(22, order.Count);
    }

    [Fact]
    public async Task What_only_adds_to_an_answer_holds_up_nobody_who_waits_for_one()
    {
        using var analyst = new Analyst(Small with { LaterAtOnce = 1, WaitingEach = 100 }, clock);
        using var gate = new ManualResetEventSlim();
        var later = Enumerable.Range(0, 5).Select(k => analyst.Later("s", null, _ => { gate.Wait(Test); return "later"; }, cancellation: Test)).ToList();

        var soon = await Task.WhenAll(Enumerable.Range(0, 10).Select(k => analyst.Do("s", null, _ => "soon", cancellation: Test)));

        Assert.All(soon, f => Assert.Equal("soon", f.Value));
        Assert.Equal((1, 4), analyst.Load);
        gate.Set();
        Assert.All(await Task.WhenAll(later), f => Assert.Equal("later", f.Value));
    }

    [Fact]
    public async Task No_more_run_at_once_than_are_allowed()
    {
        using var analyst = new Analyst(Small with { AtOnce = 3, WaitingEach = 100 }, clock);
        int now = 0, most = 0;
        await Task.WhenAll(Enumerable.Range(0, 40).Select(k => analyst.Do($"s{k}", null, _ =>
        {
            var running = Interlocked.Increment(ref now);
            lock (analyst) most = Math.Max(most, running);
            Test.WaitHandle.WaitOne(5);
            Interlocked.Decrement(ref now);
            return "x";
        }, cancellation: Test)));

        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public async Task What_takes_too_long_is_stopped()
    {
        using var analyst = new Analyst(Small, clock);

        var began = new TaskCompletionSource();
        var working = analyst.Do("s", null, context => Endless(context, began), cancellation: Test);
        await began.Task;
        clock.Advance(Small.Longest - TimeSpan.FromTicks(1));
        Assert.Equal((1, 0), analyst.Load);
        clock.Advance(TimeSpan.FromTicks(1));
        var slow = await working;

        Assert.Equal(WorkEnd.TooSlow, slow.End);
        Assert.Contains("longer than", slow.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_notice_that_it_is_stopped_holds_nobody_up()
    {
        using var analyst = new Analyst(Small, clock);
        using var never = new ManualResetEventSlim();

        var began = new TaskCompletionSource();
        var working = analyst.Do("hostile", null, _ => { began.SetResult(); never.Wait(Test); return "late"; }, cancellation: Test);
        await began.Task;
        clock.Advance(Small.Longest);
        clock.Advance(Small.Grace);
        var deaf = await working;
        var other = await analyst.Do("other", null, _ => "answer", cancellation: Test);
        never.Set();

        Assert.Equal(WorkEnd.TooSlow, deaf.End);
        Assert.Equal("answer", other.Value);
    }

    [Fact]
    public async Task The_same_question_is_worked_out_once_and_kept()
    {
        using var analyst = new Analyst(Small, clock);
        using var gate = new ManualResetEventSlim();
        var count = 0;
        string Work(WorkContext context)
        {
            gate.Wait(Test);
            return $"answer {Interlocked.Increment(ref count)}";
        }

        var together = Enumerable.Range(0, 50).Select(k => analyst.Do($"s{k}", "key", Work, cancellation: Test)).ToList();
        gate.Set();
        Assert.All(await Task.WhenAll(together), f => Assert.Equal("answer 1", f.Value));
        Assert.Equal("answer 1", (await analyst.Do("late", "key", Work, cancellation: Test)).Value);
        Assert.Equal("answer 2", (await analyst.Do("late", "other key", Work, cancellation: Test)).Value);
    }

    [Fact]
    public async Task A_question_is_stopped_only_when_nobody_waits_for_it()
    {
        using var analyst = new Analyst(Small, clock);
        using var gate = new ManualResetEventSlim();
        using var leave = new CancellationTokenSource();
        string Work(WorkContext context)
        {
            gate.Wait(context.Cancellation);
            return "answer";
        }

        var leaving = analyst.Do("a", "key", Work, cancellation: leave.Token);
        var staying = analyst.Do("b", "key", Work, cancellation: Test);
        await leave.CancelAsync();
        Assert.Equal(WorkEnd.Stopped, (await leaving).End);
        gate.Set();
        Assert.Equal("answer", (await staying).Value);

        gate.Reset();
        using var only = new CancellationTokenSource();
        var alone = analyst.Do("a", "second", Work, cancellation: only.Token);
        await only.CancelAsync();
        Assert.Equal(WorkEnd.Stopped, (await alone).End);
        await Patience.Until(() => analyst.Load == (0, 0));
    }

    [Fact]
    public async Task Who_asks_too_much_is_told_so()
    {
        using var analyst = new Analyst(Small with { WaitingEach = 2 }, clock);
        using var gate = new ManualResetEventSlim();
        var first = analyst.Do("s", null, _ => { gate.Wait(Test); return "x"; }, cancellation: Test);
        var all = Enumerable.Range(0, 5).Select(_ => analyst.Do("s", null, _ => "x", cancellation: Test)).ToList();
        var other = analyst.Do("t", null, _ => "x", cancellation: Test);
        gate.Set();

        Assert.Equal(3, (await Task.WhenAll(all)).Count(f => f.End == WorkEnd.Busy));
        Assert.Equal(WorkEnd.Done, (await other).End);
        Assert.Equal(WorkEnd.Done, (await first).End);
    }

    [Fact]
    public async Task A_model_that_would_take_too_much_memory_is_refused_before_it_does()
    {
        using var analyst = new Analyst(Small, clock);
        var text = "parties:\n  A:\n    levers:\n" + string.Concat(Enumerable.Range(0, 27).Select(k => $"      l{k}: [no, yes]\n"));
        var crisis = ModelLoader.Parse(text, "large").Crisis!;

        var refused = await analyst.Do<string>("s", null, context => { context.Expect(crisis); return "worked out"; }, cancellation: Test);

        Assert.Equal(WorkEnd.TooLarge, refused.End);
        Assert.Contains("MB of memory", refused.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_memory_runs_out_the_largest_is_stopped()
    {
        using var analyst = new Analyst(Small with { MemoryInAll = 1 }, clock);

        var working = analyst.Do("s", null, context => Endless(context, new TaskCompletionSource()), cancellation: Test);
        clock.Advance(TimeSpan.FromSeconds(1));
        var stopped = await working;

        Assert.Equal(WorkEnd.TooLarge, stopped.End);
    }

    [Fact]
    public async Task A_fault_is_told_and_ends_nothing()
    {
        using var analyst = new Analyst(Small, clock);

        Assert.Equal(WorkEnd.Failed, (await analyst.Do<string>("s", null, _ => throw new InvalidOperationException("bug"), cancellation: Test)).End);
        Assert.Equal("fine", (await analyst.Do("s", null, _ => "fine", cancellation: Test)).Value);
    }

    private static string Endless(WorkContext context, TaskCompletionSource began)
    {
        began.SetResult();
        context.Cancellation.WaitHandle.WaitOne();
        throw new OperationCanceledException();
    }
}
