namespace Demarche.Workbench.Models;

/// <summary>A model that comes with the program.</summary>
/// <param name="Key">How the address names it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Question">The question it asks; null when it asks none.</param>
public sealed record GalleryModel(string Key, string Title, string? Question);
