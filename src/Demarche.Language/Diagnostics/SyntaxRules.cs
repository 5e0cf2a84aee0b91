namespace Demarche.Language.Diagnostics;

/// <summary>Problems of the file as YAML: DEM0003 to DEM0029.</summary>
internal static class SyntaxRules
{
    /// <summary>Nothing in the file.</summary>
    public static Rule Empty { get; } = new("DEM0003", Severity.Error, "The file is empty",
        "the file holds no model",
        "Start with `parties:`; `demarche new` writes a commented model.",
        "# only a comment");

    /// <summary>Not YAML.</summary>
    public static Rule Malformed { get; } = new("DEM0004", Severity.Error, "The YAML is malformed",
        "this is not well-formed YAML: {reason}",
        "Look here and on the line before: indentation (spaces only), a missing colon or a quote or bracket that is not closed. Texts with `: ` or ` #` in "
            + "them need quotes.",
        "parties: [Russia, USA");

    /// <summary>More than one document.</summary>
    public static Rule SeveralDocuments { get; } = new("DEM0005", Severity.Error, "Several documents in one file",
        "a second document starts here",
        "A file holds one model: remove the `---` line, or make two files.",
        "crisis: A\n---\ncrisis: B");

    /// <summary>A YAML tag.</summary>
    public static Rule Tag { get; } = new("DEM0006", Severity.Error, "A tag",
        "the tag {tag} has no meaning here",
        "Remove it; the language needs no tags.",
        "crisis: !!str A week of talks");

    /// <summary>A key that is a list or a mapping.</summary>
    public static Rule KeyNotText { get; } = new("DEM0007", Severity.Error, "A key that is not a text",
        "a key must be a text, and this is {kind}",
        "Write `name: value`. A text that begins with `{`, `[` or `?` needs quotes.",
        "? [Russia, USA]\n: opponents");

    /// <summary>A merge key.</summary>
    public static Rule MergeKey { get; } = new("DEM0008", Severity.Error, "A merge key",
        "merge keys (`<<`) are not part of the language",
        "Use `extends: other.crisis.yaml` for a variant of a model, or repeat the lines.",
        "parties: &p\n  Russia: {}\nother:\n  <<: *p");

    /// <summary>A key given twice.</summary>
    public static Rule DuplicateKey { get; } = new("DEM0009", Severity.Error, "A key given twice",
        "“{key}” is already given on line {line}",
        "Remove one of the two.",
        "crisis: A\ncrisis: B");

    /// <summary>An alias that refers to nothing or to itself.</summary>
    public static Rule BadAlias { get; } = new("DEM0010", Severity.Error, "An alias that cannot be followed",
        "the alias *{name} cannot be followed: {reason}",
        "Define the anchor (`&name`) before it is used, outside of what uses it.",
        "crisis: *title");

    /// <summary>Nesting too deep.</summary>
    public static Rule TooDeep { get; } = new("DEM0011", Severity.Error, "Nesting too deep",
        "lists and mappings are nested more than {limit} deep here",
        "A model needs a depth of about eight; look for brackets that are not closed.",
        "crisis: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]");

    /// <summary>Too many nodes.</summary>
    public static Rule TooManyNodes { get; } = new("DEM0012", Severity.Error, "Too many nodes",
        "the file holds more than {limit} values, counting those that aliases repeat",
        "Split the record into a CSV file, and look for aliases that multiply one another.",
        "a: &a [x, x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, "
            + "*c, *c, *c, *c, *c, *c, *c, *c]\ne: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]\nf: [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        Empty, Malformed, SeveralDocuments, Tag, KeyNotText, MergeKey, DuplicateKey, BadAlias, TooDeep, TooManyNodes,
    ];
}
