using System.Globalization;
using BenchmarkDotNet.Running;
using Demarche.Bench;

const string results = "bench/results/benchmarks.json";

switch (args)
{
    case ["all"]:
        var code = RunAll.Run(results);
        WritePage();
        return code;
    case ["page"]:
        WritePage();
        return 0;
    case ["scale", .. var rest]:
        return Scale.Run(rest);
    case ["bandwidth", .. var sizes]:
        return Bandwidth.Run(sizes);
    case ["events", .. var rows]:
        return EventsBench.Run(rows);
    case ["growth", var program, .. var kinds]:
        return Growth.Run(program, kinds);
    case ["reading", var folder]:
        return ReadingGrowth.Run(folder);
    case ["load", var address, .. var numbers]:
        return await Load.Run(address, Number(numbers, 0, 50), Number(numbers, 1, 10));
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
}

static void WritePage()
{
    var found = ResultSet.Load(results);
    GrowthChart.Draw(found, "docs/images/growth.svg");
    File.WriteAllText("docs/benchmarks.md", ResultPage.Of(found, "images/growth.svg"));
}

static int Number(string[] given, int place, int usual) => place < given.Length ? int.Parse(given[place], CultureInfo.InvariantCulture) : usual;
