using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Demarche.Workbench.Models;

/// <summary>Choices kept in the address.</summary>
public static class Address
{
    private static readonly ConditionalWeakTable<NavigationManager, Moves> Underway = [];

    /// <summary>Changes choices in the present address in place; an entry without a value is taken away.</summary>
    /// <remarks>
    /// A browser gets to an address some time after it was asked to; what is chosen meanwhile is added to the address that was asked for last.
    /// </remarks>
    public static void Choose(this NavigationManager navigation, params (string Name, string? Value)[] choices)
    {
        ArgumentNullException.ThrowIfNull(navigation);
        var query = choices.ToDictionary(c => c.Name, c => (object?)c.Value, StringComparer.Ordinal);
        var address = navigation.GetUriWithQueryParameters(navigation.Wanted(), query);
        Underway.GetValue(navigation, Moves.Of).Add(address);
        navigation.NavigateTo(address, replace: true);
    }

    /// <summary>What was chosen last, whether the browser is there yet or not; null when no choice is made.</summary>
    public static string? Chosen(this NavigationManager navigation, string name)
    {
        ArgumentNullException.ThrowIfNull(navigation);
        return Chosen(navigation.Wanted(), name);
    }

    /// <summary>One choice in an address; null when it makes none.</summary>
    public static string? Chosen(string uri, string name) =>
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri(uri).Query).TryGetValue(name, out var value) ? value.ToString() : null;

    private static string Wanted(this NavigationManager navigation) =>
        Underway.TryGetValue(navigation, out var moves) && moves.Last is { } address ? address : navigation.Uri;

    /// <summary>Addresses that a browser was asked to go to and has not reached.</summary>
    private sealed class Moves
    {
        private readonly List<string> asked = [];

        public string? Last => asked.Count == 0 ? null : asked[^1];

        public static Moves Of(NavigationManager navigation)
        {
            var moves = new Moves();
            navigation.LocationChanged += moves.Reached;
            return moves;
        }

        public void Add(string address) => asked.Add(address);

        /// <summary>A reader who goes elsewhere by a link has left what was chosen.</summary>
        private void Reached(object? sender, LocationChangedEventArgs change)
        {
            var at = asked.IndexOf(change.Location);
            asked.RemoveRange(0, at < 0 ? asked.Count : at + 1);
        }
    }
}
