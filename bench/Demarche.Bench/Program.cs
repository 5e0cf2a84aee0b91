using BenchmarkDotNet.Running;
using Demarche.Bench;

if (args is ["scale", .. var rest]) return Scale.Run(rest);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
