using Demarche.Record.Reading.Frames;
using Demarche.Record.Reading.Names;

namespace Demarche.Record.Reading;

/// <summary>
/// How often rows like one are right in kind and both actors, from what the row rests on: how sure phrase and classifier are of the kind, and
/// whether the actors are named or guessed.
/// </summary>
internal static class Confidence
{
    public static double Of(Found one)
    {
        var sure = 0.3 + 0.55 * one.Strength;
        if (one.ByClassifier) sure *= 0.75;
        if (one.TargetGuessed) sure *= 0.75;
        if (one.By is null) sure *= 0.6;
        if (one.By?.Sort == ActorSort.Group) sure *= 0.9;
        return Math.Round(Math.Clamp(sure, 0.05, 0.95), 2);
    }
}
