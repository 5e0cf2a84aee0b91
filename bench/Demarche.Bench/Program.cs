using BenchmarkDotNet.Running;
using Demarche.Bench;

if (args is ["scale", .. var rest]) return Scale.Run(rest);
if (args is ["bandwidth", .. var sizes]) return Bandwidth.Run(sizes);
if (args is ["load", var address, .. var numbers]) return await Load.Run(address, Number(numbers, 0, 50), Number(numbers, 1, 10));
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;

static int Number(string[] given, int place, int usual) => place < given.Length ? int.Parse(given[place], System.Globalization.CultureInfo.InvariantCulture) : usual;
