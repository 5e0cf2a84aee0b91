using Demarche.Workbench.Work;

namespace Demarche.Workbench.Tests.Work;

public sealed class SessionTests : IDisposable
{
    private readonly Analyst analyst = new(Patience.Limits, TimeProvider.System);

    public void Dispose() => analyst.Dispose();

    [Fact]
    public async Task What_one_connection_asked_of_a_crisis_is_there_for_the_others_and_for_no_other_crisis()
    {
        var (geneva, chicken) = (Answers.Bundled("geneva-2022").Assessment, Answers.Bundled("chicken").Assessment);
        var (one, other) = (new Session(analyst), new Session(analyst));
        var worked = 0;
        string Work(WorkContext context) => $"answer {Interlocked.Increment(ref worked)}";

        var first = await one.Ask("why", geneva, Work, cancellation: TestContext.Current.CancellationToken);
        var again = await other.Ask("why", geneva, Work, cancellation: TestContext.Current.CancellationToken);
        var elsewhere = await other.Ask("why", chicken, Work, cancellation: TestContext.Current.CancellationToken);
        var another = await other.Ask("how", geneva, Work, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(["answer 1", "answer 1", "answer 2", "answer 3"], new[] { first, again, elsewhere, another }.Select(f => f.Value));
    }
}
