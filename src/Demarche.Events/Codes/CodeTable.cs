namespace Demarche.Events.Codes;

/// <summary>The tables inside this assembly.</summary>
internal static class CodeTable
{
    public static string Text(string name)
    {
        using var reader = new StreamReader(typeof(CodeTable).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in this assembly."));
        return reader.ReadToEnd();
    }
}
