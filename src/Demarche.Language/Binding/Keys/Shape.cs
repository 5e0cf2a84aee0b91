namespace Demarche.Language.Binding.Keys;

/// <summary>What the value of a key may look like. The binder, the JSON Schema and the key reference all read it.</summary>
public abstract record Shape
{
    private Shape()
    {
    }

    /// <summary>A text; numbers, dates, yes and no count as their spelling.</summary>
    public sealed record Text : Shape;

    /// <summary>A day, <c>yyyy-MM-dd</c>.</summary>
    public sealed record Date : Shape;

    /// <summary><c>true</c> or <c>false</c>, <c>yes</c> or <c>no</c>.</summary>
    public sealed record YesNo : Shape;

    /// <summary>A decimal number, optionally with bounds, both included.</summary>
    public sealed record Number(decimal? Lowest = null, decimal? Highest = null) : Shape;

    /// <summary>A whole number from <paramref name="Lowest"/>.</summary>
    public sealed record Whole(int Lowest) : Shape;

    /// <summary>A number from 0 to 1, or a percentage.</summary>
    public sealed record Share : Shape;

    /// <summary>A statement about states.</summary>
    public sealed record Statement : Shape;

    /// <summary>A name declared elsewhere in the model; <paramref name="Of"/> says of what ("party").</summary>
    public sealed record Name(string Of) : Shape;

    /// <summary>One of a few fixed words.</summary>
    public sealed record OneOf(params IReadOnlyList<string> Words) : Shape;

    /// <summary>A list; <paramref name="Least"/> and <paramref name="Most"/> bound its length.</summary>
    public sealed record ListOf(Shape Item, int Least = 0, int Most = int.MaxValue) : Shape;

    /// <summary>A mapping whose keys are names chosen by the author or declared elsewhere; <paramref name="KeyIs"/> says of what ("party").</summary>
    public sealed record MapOf(string KeyIs, Shape Value) : Shape;

    /// <summary>A mapping with fixed keys.</summary>
    public sealed record Mapping(KeyTable Table) : Shape;

    /// <summary>Any of several shapes; no two of them are the same kind of node unless both are texts.</summary>
    public sealed record Either(params IReadOnlyList<Shape> Options) : Shape;
}
