using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Demarche.Cli.Tests.Architecture;

/// <summary>
/// Which folders of a project use which, read from its built assembly: a namespace is a folder. What lies in the project's own folder stands for
/// itself, each type by its name: such files are what all else is built on, or what puts all else together.
/// </summary>
internal sealed class FolderGraph
{
    private readonly SortedDictionary<string, SortedSet<string>> used = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), string> examples = [];
    private readonly string project;

    public FolderGraph(string project, string assembly)
    {
        this.project = project;
        using var module = ModuleDefinition.ReadModule(assembly);
        foreach (var type in module.GetTypes()) foreach (var other in Mentioned(type)) Add(type, other, module);
    }

    public IEnumerable<string> Folders => used.Keys;

    /// <summary>Folders that use one another, round in a circle: each such group of two or more, in order.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Knots()
    {
        var reach = used.Keys.ToDictionary(folder => folder, Reach, StringComparer.Ordinal);
        return [.. used.Keys.Select(f => (IReadOnlyList<string>)[.. used.Keys.Where(g => reach[f].Contains(g) && reach[g].Contains(f))])
            .Where(knot => knot.Count > 1).DistinctBy(knot => string.Join(' ', knot))];
    }

    /// <summary>The uses within a group of folders, each with one type as an example.</summary>
    public IEnumerable<string> Within(IReadOnlyList<string> knot) =>
        from user in knot from other in used[user] where knot.Contains(other) select $"{user} uses {other}: {examples[(user, other)]}";

    private HashSet<string> Reach(string from)
    {
        var (seen, next) = (new HashSet<string>(StringComparer.Ordinal), new Stack<string>(used[from]));
        while (next.TryPop(out var folder))
        {
            if (!seen.Add(folder)) continue;
            foreach (var other in used[folder]) next.Push(other);
        }

        return seen;
    }

    private void Add(TypeDefinition type, TypeReference other, ModuleDefinition module)
    {
        if (FolderOf(type) is not { } user) return;
        if (!used.ContainsKey(user)) used.Add(user, new SortedSet<string>(StringComparer.Ordinal));
        foreach (var part in Parts(other))
        {
            if (part.Scope != module || FolderOf(part) is not { } folder || folder == user) continue;
            if (!used.ContainsKey(folder)) used.Add(folder, new SortedSet<string>(StringComparer.Ordinal));
            used[user].Add(folder);
            examples.TryAdd((user, folder), $"{Outermost(type).Name} → {Outermost(part).Name}");
        }
    }

    private string? FolderOf(TypeReference type)
    {
        var (space, name) = (Outermost(type).Namespace, Outermost(type).Name);
        return space == project ? $"({name})" : space.StartsWith(project + ".", StringComparison.Ordinal) ? space[(project.Length + 1)..] : null;
    }

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    /// <summary>A type without what wraps it, and its arguments.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Prepend(generic.ElementType),
        TypeSpecification wrapped => Parts(wrapped.ElementType),
        GenericParameter => [],
        _ => [type],
    };

    private static IEnumerable<TypeReference> Mentioned(TypeDefinition type)
    {
        if (type.BaseType is { } parent) yield return parent;
        foreach (var i in type.Interfaces) yield return i.InterfaceType;
        foreach (var field in type.Fields) yield return field.FieldType;
        foreach (var method in type.Methods)
        {
            foreach (var part in Signature(method)) yield return part;
            if (!method.HasBody) continue;
            foreach (var local in method.Body.Variables) yield return local.VariableType;
            foreach (var instruction in method.Body.Instructions) foreach (var part in Operand(instruction)) yield return part;
        }
    }

    private static IEnumerable<TypeReference> Signature(MethodReference method) => method.Parameters.Select(p => p.ParameterType).Append(method.ReturnType);

    private static IEnumerable<TypeReference> Operand(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        GenericInstanceMethod generic => [generic.DeclaringType, .. generic.GenericArguments, .. Signature(generic.ElementMethod)],
        MethodReference method => [method.DeclaringType, .. Signature(method)],
        _ => [],
    };
}
