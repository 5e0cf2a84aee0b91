using Demarche.Engine.Attitudes;
using Demarche.Engine.Preferences;
using Demarche.Language.Compiling;

using AttitudeStance = Demarche.Engine.Preferences.Stance;

namespace Demarche.Reports.Words;

/// <summary>Attitudes in words.</summary>
/// <param name="compiled">The crisis.</param>
public sealed class AttitudeWords(CompiledCrisis compiled)
{
    /// <summary>An attitude: "Russia wishes the United States ill".</summary>
    public string Stance(int party, int toward, AttitudeStance stance)
    {
        var (who, whom) = (Name(party), party == toward ? "itself" : Name(toward));
        return stance switch
        {
            AttitudeStance.For => $"{who} wishes {whom} well",
            AttitudeStance.Against => $"{who} wishes {whom} ill",
            _ => $"{who} does not care how {(party == toward ? "it fares itself" : $"{whom} fares")}",
        };
    }

    /// <summary>A change of attitude: "Russia comes to wish the United States well".</summary>
    public string Change(AttitudeChange change)
    {
        var (who, whom) = (Name(change.Party), change.Party == change.Toward ? "itself" : Name(change.Toward));
        return change.To switch
        {
            AttitudeStance.For => $"{who} comes to wish {whom} well",
            AttitudeStance.Against => $"{who} comes to wish {whom} ill",
            _ => $"{who} ceases to wish {whom} {(change.From == AttitudeStance.For ? "well" : "ill")}",
        };
    }

    private string Name(int party) => compiled.Crisis.Parties[party].Words;
}
