namespace Demarche.Language.Editing;

/// <summary>Leaves an edit that cannot be made; the message is the end of the sentence "This cannot be changed here: …".</summary>
internal sealed class EditRefused(string reason) : Exception(reason);
