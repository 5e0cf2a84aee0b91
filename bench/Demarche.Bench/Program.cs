using BenchmarkDotNet.Running;
using Demarche.Bench;

if (args is ["scale", .. var rest]) return Scale.Run(rest);
if (args is ["bandwidth", .. var sizes]) return Bandwidth.Run(sizes);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
