using System.Text;
using System.Text.RegularExpressions;

namespace Demarche.Cli.Tests;

/// <summary><c>demarche workbench</c> from its start to its end.</summary>
public class WorkbenchTests
{
    [Fact]
    public void A_model_that_is_not_there_is_told_before_anything_listens()
    {
        var ran = Shell.Run("workbench", "no-such-model", "--urls", "http://127.0.0.1:0");

        Assert.Equal(ExitCode.WrongUsage, ran.ExitCode);
        Assert.Contains("no-such-model", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_prints_its_address_answers_there_and_ends_in_order()
    {
        using var stop = new CancellationTokenSource();
        var output = new StringWriter();
        var told = TextWriter.Synchronized(output);
        using var bytes = new MemoryStream();
        var io = new Io(told, bytes, told) { Variable = _ => null, BundledModels = Repository.PathOf("models"), Cancellation = stop.Token };

        var running = Task.Run(() => Application.Run(["workbench", "--urls", "http://127.0.0.1:0"], io));
        var address = "";
        await Patience.Until(() =>
        {
            Assert.False(running.IsCompleted, Told());
            address = Regex.Match(Told(), @"http://127\.0\.0\.1:\d+", RegexOptions.NonBacktracking).Value;
            return address.Length > 0;
        });
        using var client = new HttpClient { Timeout = Patience.Long };
        var page = Encoding.UTF8.GetString(await client.GetByteArrayAsync(new Uri(address)));
        await stop.CancelAsync();

        Assert.Contains("<h1", page, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Answered, await running.WaitAsync(Patience.Long));

        string Told()
        {
            lock (told) return output.ToString();   // a synchronized writer locks itself
        }
    }
}
