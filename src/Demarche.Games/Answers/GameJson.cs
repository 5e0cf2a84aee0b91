using System.Text.Encodings.Web;
using System.Text.Json;
using Demarche.Games.Files;
using Demarche.Games.Solving;
using Demarche.Games.Trees;

namespace Demarche.Games.Answers;

/// <summary>The answer to a game as one JSON object on one line.</summary>
/// <remarks>
/// <c>lambda</c> is what was asked for, a number or <c>"inf"</c>; <c>residual</c> the largest difference between a probability and the logit answer
/// to all; <c>strategies</c> the information sets in depth-first order of first appearance, players from 1, sets and actions by their label or
/// number. Then <c>lambdaReached</c>, which differs when the branch was lost or <c>lambda</c> is infinite; <c>converged</c>; <c>unique</c>;
/// <c>folds</c> and <c>crossings</c> by λ; <c>steps</c>; <c>payoffs</c> by player; <c>otherEquilibria</c> at the same λ, from <c>startsTried</c>
/// starts drawn with <c>seed</c>.
/// </remarks>
public static class GameJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the object and a newline as UTF-8.</summary>
    public static void Write(GameReport report, Stream output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        var answer = report.Answer;
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            if (double.IsInfinity(answer.LambdaAsked)) json.WriteString("lambda", "inf");
            else json.WriteNumber("lambda", answer.LambdaAsked);
            WriteEquilibrium(json, report.Game, answer.Principal);
            json.WriteNumber("lambdaReached", answer.Principal.Lambda);
            json.WriteBoolean("converged", answer.IsSolved);
            json.WriteBoolean("unique", answer.IsUnique);
            WriteNumbers(json, "folds", answer.Folds);
            WriteNumbers(json, "crossings", answer.Crossings);
            json.WriteNumber("steps", answer.Steps);
            WriteNumbers(json, "payoffs", answer.Principal.Payoffs);
            json.WriteStartArray("otherEquilibria");
            foreach (var other in answer.Others)
            {
                json.WriteStartObject();
                WriteEquilibrium(json, report.Game, other);
                WriteNumbers(json, "payoffs", other.Payoffs);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteNumber("startsTried", answer.StartsTried);
            json.WriteNumber("seed", report.Seed);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void WriteEquilibrium(Utf8JsonWriter json, ExtensiveGame game, LogitEquilibrium equilibrium)
    {
        json.WriteNumber("residual", equilibrium.Residual);
        json.WriteStartArray("strategies");
        for (var s = 0; s < game.InformationSets.Count; s++)
        {
            var set = game.InformationSets[s];
            json.WriteStartObject();
            json.WriteNumber("player", set.Player + 1);
            json.WriteString("infoset", EfgWords.NameOf(set));
            json.WriteStartArray("actions");
            foreach (var action in EfgWords.NamesOf(set.Actions)) json.WriteStringValue(action);
            json.WriteEndArray();
            WriteNumbers(json, "probabilities", equilibrium.Probabilities[s]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<double> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers) json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
