using Demarche.Language.Diagnostics;
using Demarche.Language.Syntax;

namespace Demarche.Language.Binding;

/// <summary>Puts levers into index order: as declared, or as <c>order:</c> lists them.</summary>
internal sealed class LeverOrder(Declarations declarations, DiagnosticBag diagnostics)
{
    public IReadOnlyList<BoundLever> Arrange(IReadOnlyList<BoundLever> declared, YamlSequence? order)
    {
        if (order is null) return declared;
        var left = declared.ToList();
        var arranged = new List<BoundLever>();
        foreach (var item in order.Items.Select(i => i.Scalar()).OfType<YamlScalar>())
        {
            var named = declared.Where(l => FullName(l) == item.Text || l.Declaration.Name == item.Text).ToArray();
            if (named.Length != 1) Report(item, named.Length == 0 ? Unknown(item, declared) : $"“{item.Text}” is ambiguous");
            else if (!left.Remove(named[0])) Report(item, $"“{item.Text}” is named twice");
            else arranged.Add(named[0]);
        }

        if (arranged.Count + left.Count == declared.Count && left.Count == 0) return arranged;
        if (arranged.Count == order.Items.Count) Report(order, $"it lacks {string.Join(", ", left.Take(5).Select(FullName))}{(left.Count > 5 ? ", …" : "")}");
        return [.. arranged, .. left];
    }

    private string FullName(BoundLever lever) =>
        lever.Declaration.IsJoint ? lever.Declaration.Name : $"{declarations.Parties[lever.Declaration.Party].Name}.{lever.Declaration.Name}";

    private string Unknown(YamlScalar item, IReadOnlyList<BoundLever> declared) =>
        $"there is no lever “{item.Text}”" + (NearestName.Of(item.Text, declared.Select(FullName)) is { } near ? $"; “{near}” is near" : "");

    private void Report(YamlNode node, string problem) => diagnostics.Report(ModelRules.BadOrder, node.Span, problem);
}
