using System.Text.RegularExpressions;
using Demarche.Engine.States;

namespace Demarche.Engine.Tests.Architecture;

/// <summary>How many threads there are is one option, and no loop goes past it.</summary>
public partial class ParallelismRule
{
    [Fact]
    public void Every_loop_over_threads_takes_what_it_was_given()
    {
        foreach (var file in Sources())
        {
            var (name, lines) = (Path.GetFileName(file), File.ReadAllLines(file));
            foreach (var line in lines.Where(l => !l.TrimStart().StartsWith("///", StringComparison.Ordinal)))
            {
                if (name != "Parallelism.cs") Assert.False(line.Contains("new ParallelOptions", StringComparison.Ordinal), $"{name}: {line.Trim()} should be Parallelism.Of(threads, cancellation)");
                if (name is not ("Parallelism.cs" or "WorkLimits.cs")) Assert.False(line.Contains("ProcessorCount", StringComparison.Ordinal), $"{name}: {line.Trim()} should ask its caller, or Parallelism.Usual");
                if (line.Contains("AsParallel()", StringComparison.Ordinal)) Assert.True(line.Contains("WithDegreeOfParallelism(", StringComparison.Ordinal), $"{name}: {line.Trim()}");
                if (line.Contains("Parallel.For", StringComparison.Ordinal)) Assert.True(Bounded().IsMatch(line), $"{name}: {line.Trim()} says nothing of its threads");
            }
        }
    }

    [Fact]
    public void Nothing_is_asked_of_no_threads()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => StateSpace.OfNames(3, threads: 0));
        Assert.Equal(3, StateSpace.OfNames(3, threads: 3).Threads);
        Assert.Equal(2, StateSpace.OfLevers([new Lever(0, 3, MoveRule.Free)], new Condition.LevelIn(0, 1, 1), threads: 2).Threads);
    }

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    [GeneratedRegex(@"Parallel\.For(Each)?\(([^,]+, ){1,2}(Parallelism\.Of\(|parallel\b|Options\b)")]
    private static partial Regex Bounded();
}
