using Demarche.Workbench.Models;
using Microsoft.AspNetCore.Components;

namespace Demarche.Workbench.Tests.Models;

/// <summary>Choices kept in the address, by a browser that takes its time.</summary>
public class AddressTests
{
    [Fact]
    public void What_is_chosen_before_the_browser_has_moved_is_added_to_what_was_chosen_before()
    {
        var browser = new SlowBrowser("http://here/what-if?model=a");

        browser.Choose(("wanted", "3"));
        browser.Choose(("led", "any"));
        browser.Move();
        browser.Choose(("set", "x"));
        browser.Move();
        browser.Move();

        Assert.Equal("http://here/what-if?model=a&wanted=3&led=any&set=x", browser.Uri);
    }

    [Fact]
    public void What_was_chosen_last_counts_before_the_browser_has_moved()
    {
        var browser = new SlowBrowser("http://here/what-if?wanted=1");

        browser.Choose(("wanted", "2"));
        browser.Choose(("wanted", "3"));
        Assert.Equal("3", browser.Chosen("wanted"));
        browser.Move();
        Assert.Equal("3", browser.Chosen("wanted"));
        browser.Move();
        Assert.Equal("3", browser.Chosen("wanted"));
    }

    [Fact]
    public void A_link_followed_meanwhile_leaves_what_was_chosen()
    {
        var browser = new SlowBrowser("http://here/what-if");

        browser.Choose(("wanted", "2"));
        browser.Follow("http://here/road?to=talks");

        Assert.Null(browser.Chosen("wanted"));
        Assert.Equal("talks", browser.Chosen("to"));
    }

    private sealed class SlowBrowser : NavigationManager
    {
        private readonly Queue<string> asked = new();

        public SlowBrowser(string uri) => Initialize("http://here/", uri);

        public void Move() => Reach(asked.Dequeue(), isLink: false);

        public void Follow(string uri)
        {
            asked.Clear();
            Reach(uri, isLink: true);
        }

        protected override void NavigateToCore(string uri, NavigationOptions options) => asked.Enqueue(uri);

        private void Reach(string uri, bool isLink)
        {
            Uri = uri;
            NotifyLocationChanged(isLink);
        }
    }
}
