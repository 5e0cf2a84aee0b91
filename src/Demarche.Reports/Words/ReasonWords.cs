using Demarche.Analysis.Findings;
using Demarche.Language.Model;
using Demarche.Language.Wording;

namespace Demarche.Reports.Words;

/// <summary>Reasons that findings give, in a sentence or two each.</summary>
public static class ReasonWords
{
    /// <summary>Why a party stays or leaves.</summary>
    public static string InWords(this VerdictReason reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        var words = new VerdictWords(reason.Compiled, reason.States);
        return reason.MostTellingOnly ? words.MostTelling(reason.Verdict) : words.Reason(reason.Verdict);
    }

    /// <summary>Why a coalition stays or leaves.</summary>
    public static string InWords(this CoalitionReason reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return new CoalitionWords(reason.Compiled, reason.States).Reason(reason.Verdict);
    }

    /// <summary>How a party stands to another: "Russia wishes the United States ill."</summary>
    public static string InWords(this StanceRef stance)
    {
        ArgumentNullException.ThrowIfNull(stance);
        return $"{Phrases.Capitalise(new AttitudeWords(stance.Compiled).Stance(stance.By, stance.Toward, stance.Stance))}.";
    }

    /// <summary>Why an arrangement does not hold on one side although it does on the other.</summary>
    public static string InWords(this SettlementReason reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        var without = $"If {reason.ThirdParty} made no move";
        return reason.Cause switch
        {
            SettlementCause.NoSuchState => $"{without}, the levers of the others could not stand so.",
            SettlementCause.NoWayWithout => $"{without}, it would hold, but no moves of the others lead there.",
            SettlementCause.LeftWithout => $"{without}, {Leaves(reason)}",
            SettlementCause.Left => $"As things are, {Leaves(reason)}",
            _ => "As things are it holds in another form.",
        };
    }

    /// <summary>How power works; null when it is not said.</summary>
    public static string? InWords(this PowerKind kind) => kind switch
    {
        PowerKind.Positive => "by reward",
        PowerKind.Negative => "by penalty",
        PowerKind.Indirect => "by way of others",
        _ => null,
    };

    private static string Leaves(SettlementReason reason) => $"{reason.Leaver} would not stay: {Lowered(reason.Leaves!.InWords())}";

    private static string Lowered(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
