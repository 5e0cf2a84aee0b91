using Demarche.Language;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Tests.Outside;

/// <summary>Bundled and written models, ready for the engine.</summary>
internal static class Models
{
    public static CompiledCrisis Bundled(string name) => Compiler.Compile(ModelLoader.Load(Repository.PathOf("models", name, "crisis.yaml")).Crisis!);

    public static CompiledCrisis Written(string yaml) => Compiler.Compile(ModelLoader.Parse(yaml, "test.crisis.yaml").Crisis!);
}
