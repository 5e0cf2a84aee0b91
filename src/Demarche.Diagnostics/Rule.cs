using System.Globalization;
using System.Text;

namespace Demarche.Diagnostics;

/// <summary>A kind of problem: everything that <c>docs/diagnostics.md</c> says about a code.</summary>
/// <param name="Code">Stable code, <c>DEM0xyz</c>.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Title">The problem in a few words.</param>
/// <param name="Message">What is shown to the author; holes in braces are filled in order.</param>
/// <param name="Help">What to do about it, where nothing more exact can be said.</param>
/// <param name="Example">The smallest model, or part of one, that has the problem.</param>
public sealed record Rule(string Code, Severity Severity, string Title, string Message, string Help, string Example)
{
    /// <summary>The message with its holes filled from left to right.</summary>
    public string Fill(params object[] arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var text = new StringBuilder();
        int at = 0, next = 0;
        for (var open = Message.IndexOf('{'); open >= 0; open = Message.IndexOf('{', at))
        {
            text.Append(Message, at, open - at).Append(Convert.ToString(arguments[next++], CultureInfo.InvariantCulture));
            at = Message.IndexOf('}', open) + 1;
        }

        return text.Append(Message, at, Message.Length - at).ToString();
    }
}
