using System.Globalization;
using CsCheck;
using Demarche.Reports.Rendering;

namespace Demarche.Reports.Tests.Rendering;

public class PlainTextTests
{
    [Theory]
    [InlineData("Россия – США, «разрыв»", "Россия – США, «разрыв»")]
    [InlineData("منطقة 中国 \U0001F54A", "منطقة 中国 \U0001F54A")]
    [InlineData("two\r\nlines\tand a tab", "two  lines and a tab")]
    [InlineData("\u001b[31mred\u0007", "\uFFFD[31mred\uFFFD")]
    [InlineData("abc\u202Edcba", "abc\uFFFDdcba")]
    [InlineData("\0\uFFFF", "\uFFFD\uFFFD")]
    public void Letters_stay_and_what_could_harm_is_replaced(string text, string expected) => Assert.Equal(expected, PlainText.Of(text));

    [Fact]
    public void Lone_surrogates_are_replaced_and_pairs_stay() =>
        Assert.Equal("a\uFFFDb\U0001F54A\uFFFD", PlainText.Of(string.Concat("a", '\uD800', "b\U0001F54A", '\uDC00')));

    [Fact]
    public void Any_text_becomes_encodable_text_without_controls() => Gen.Char.Array[0, 40].Select(c => new string(c)).Sample(text =>
    {
        var plain = PlainText.Of(text);
        return plain.All(c => char.GetUnicodeCategory(c) != UnicodeCategory.Control)
            && plain.EnumerateRunes().Count() == plain.Length - plain.Count(char.IsHighSurrogate)
            && PlainText.Of(plain) == plain;
    });
}
