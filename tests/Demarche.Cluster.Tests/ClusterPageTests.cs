using System.Globalization;
using System.Text.RegularExpressions;

namespace Demarche.Cluster.Tests;

/// <summary>The commands of docs/cluster.md in a local form: at ports that are free, with few runs.</summary>
public sealed class ClusterPageTests
{
    private static readonly string[] Few = ["--draws", "8", "--inside", "--quick", "--format", "json"];

    [Fact]
    public async Task Three_commands_start_two_silos_and_play_over_them_and_killing_one_changes_nothing()
    {
        var (first, second) = (RunningSilo.FreePorts(), RunningSilo.FreePorts());
        var commands = Commands("Two silos on this machine", "dotnet run --project src/Demarche.Cli -- ")
            .Select(c => c.Replace("7701", first.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("7711", second.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal).Split(' ')).ToArray();
        Assert.Equal(3, commands.Length);
        Assert.Equal(["silo"], commands[0]);
        await using var one = new Running([.. commands[0], "--listen", $"127.0.0.1:{first}"]);
        await Up(one);
        await using var two = new Running(commands[1]);
        await Up(two);

        string[] play = [.. commands[2].Select(w => w.StartsWith("models/", StringComparison.Ordinal) ? Repository.PathOf(w.Split('/')) : w), .. Few];
        var alone = play.TakeWhile(w => w != "--cluster").Concat(Few).ToArray();
        await using var without = new Running(alone);
        Assert.Equal(0, await without.Ended());
        await Until(play, without.Out, over => over.Error.Contains($"127.0.0.1:{second}: ", StringComparison.Ordinal));
        var isKilled = false;
        await Until(play, without.Out, _ => isKilled, async loses =>
        {
            await Patience.Until(async () => loses.Process.HasExited || await Begun(second) > 0);
            if (loses.Process.HasExited) return;
            two.Process.Kill();
            isKilled = true;
        });
    }

    [Fact]
    public async Task The_talks_of_geneva_played_over_three_silos_are_the_same_bytes()
    {
        await using var first = await RunningSilo.Start();
        await using var second = await RunningSilo.Start("--join", first.Address);
        await using var third = await RunningSilo.Start("--join", first.Address);
        string[] play = ["play", Repository.PathOf("models", "geneva-2022"), "--draws", "12", "--inside", "--quick", "--format", "json"];
        await using var alone = new Running(play);
        Assert.Equal(0, await alone.Ended());
        await Until([.. play, "--cluster", first.Address, second.Address, third.Address, "--timings"], alone.Out, over => over.Error.Contains("on 3 silos", StringComparison.Ordinal));
    }

    /// <summary>Runs the command until what may depend on how busy the machine is has been seen; it writes the same each time.</summary>
    private static Task Until(string[] command, string written, Func<Running, bool> seen, Func<Running, Task>? meanwhile = null) => Patience.Until(async () =>
    {
        await using var over = new Running(command);
        if (meanwhile is not null) await meanwhile(over);
        Assert.Equal(0, await over.Ended());
        Assert.Equal(written, over.Out);
        return seen(over);
    }, "a run that all silos share");

    /// <summary>The commands of the first block under a heading, without what starts the program.</summary>
    private static string[] Commands(string heading, string start)
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "cluster.md")).ReplaceLineEndings("\n");
        var block = Regex.Match(page, $@"## {heading}\n.*?```sh\n(.*?)```", RegexOptions.Singleline, TimeSpan.FromSeconds(1)).Groups[1].Value;
        return [.. block.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.StartsWith(start, StringComparison.Ordinal) ? l[start.Length..] : l)];
    }

    private static Task Up(Running silo) => Patience.Until(() =>
    {
        Assert.False(silo.Process.HasExited, silo.Error);
        return silo.Out.Contains("Press Ctrl-C", StringComparison.Ordinal);
    });

    private static async Task<int> Begun(int port) => (await RunningSilo.StatusAt(port)).Begun;
}
