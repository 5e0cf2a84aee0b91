using Demarche.Language.Binding.Keys;

namespace Demarche.Workbench.Forms;

/// <summary>What kind of form a shape needs.</summary>
public static class FormShapes
{
    /// <summary>Whether a value of the shape is one field: a text of some kind, or several short ones parted by commas.</summary>
    public static bool IsField(Shape shape) => shape switch
    {
        Shape.Either either => either.Options.All(o => IsField(o) || (o is Shape.ListOf list && IsFewTexts(list))),
        Shape.Mapping or Shape.MapOf or Shape.ListOf => false,
        _ => true,
    };

    /// <summary>Whether a value of the shape is a statement, or may be one.</summary>
    public static bool IsStatement(Shape shape) => shape is Shape.Statement || (shape is Shape.Either either && either.Options.Any(o => o is Shape.Statement));

    /// <summary>Whether the shape may also be such a list.</summary>
    public static bool TakesList(Shape shape) => shape is Shape.Either either && IsField(either) && either.Options.Any(o => o is Shape.ListOf);

    private static bool IsFewTexts(Shape.ListOf list) => list.Most < int.MaxValue && IsField(list.Item);
}
