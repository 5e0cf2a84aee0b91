using Demarche.Cli.Serving;

namespace Demarche.Cli.Tests.Serving;

public sealed class EndingStreamTests
{
    [Fact]
    public async Task The_end_of_standard_input_is_noticed_when_it_comes_and_not_before()
    {
        var ended = 0;
        using var stream = new EndingStream(new MemoryStream([1, 2, 3]), () => ended++);
        var buffer = new byte[2];

        Assert.Equal(2, await stream.ReadAsync(buffer, TestContext.Current.CancellationToken));
        Assert.Equal(1, await stream.ReadAsync(buffer, TestContext.Current.CancellationToken));
        Assert.Equal(0, ended);
        Assert.Equal(0, await stream.ReadAsync(buffer, TestContext.Current.CancellationToken));
        Assert.Equal(1, ended);
    }
}
