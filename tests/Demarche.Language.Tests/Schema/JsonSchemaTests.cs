using System.Globalization;
using System.Text.Json.Nodes;
using Demarche.Language.Diagnostics;
using Demarche.Language.Schema;
using Demarche.Language.Syntax;

namespace Demarche.Language.Tests.Schema;

/// <summary>The schema is the committed one, takes every bundled model, and refuses what is not a model.</summary>
public class JsonSchemaTests
{
    public static TheoryData<string> Models => [.. Repository.Models()];

    [Fact]
    public void Is_what_is_committed() =>
        Repository.AssertCommitted(Path.Combine(Repository.Root, "docs", "demarche.schema.json"), JsonSchema.Generate());

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Takes_every_bundled_model(string model)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, model));
        Assert.Empty(await Problems(text));
    }

    [Theory]
    [InlineData("crisis: no parties\n")]
    [InlineData("parties: [A, B]\n")]
    [InlineData("parties: { A: { levers: { x: [no, yes] } } }\npartys: {}\n")]
    [InlineData("parties: { A: { levers: { x: [no] } } }\n")]
    [InlineData("parties: { A: { levers: { x: { levels: [no, yes], moves: sideways } } } }\n")]
    [InlineData("parties: { A: { types: { firm: { prior: much } } } }\n")]
    [InlineData("parties: { A: {} }\nasof: yesterday\n")]
    [InlineData("parties: { A: { priorities: [{ say: x, strength: -1 }] } }\n")]
    public async Task Refuses_what_is_not_a_model(string text) => Assert.NotEmpty(await Problems(text));

    private static async Task<ICollection<NJsonSchema.Validation.ValidationError>> Problems(string text)
    {
        var diagnostics = new DiagnosticBag();
        var node = YamlReader.Read(text, "model.crisis.yaml", diagnostics);
        Assert.False(diagnostics.HasErrors);
        var json = Json(node!)!.AsObject();
        var schema = await NJsonSchema.JsonSchema.FromJsonAsync(JsonSchema.Generate());
        return schema.Validate(json.ToJsonString());
    }

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMapping mapping => new JsonObject(mapping.Entries.Select(e => KeyValuePair.Create(e.Name, Json(e.Value)))),
        YamlSequence sequence => new JsonArray([.. sequence.Items.Select(Json)]),
        YamlScalar { IsNull: true } => null,
        YamlScalar { Style: ScalarStyle.Plain, Text: "true" or "false" } scalar => scalar.Text == "true",
        YamlScalar { Style: ScalarStyle.Plain } scalar when decimal.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        YamlScalar scalar => scalar.Text,
        _ => throw new InvalidOperationException(),
    };
}
