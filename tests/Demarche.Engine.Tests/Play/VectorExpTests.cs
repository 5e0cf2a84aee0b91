using System.Runtime.Intrinsics;
using CsCheck;
using Demarche.Engine.Play.Numerics;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Play;

public class VectorExpTests
{
    [Fact]
    public void It_is_within_two_units_in_the_last_place() => Gen.OneOf(Gen.Double[-708, 0], Gen.Double[-1, 0], Gen.Double[-1e-9, 0]).Array[4].Sample(x =>
    {
        var exp = VectorExp.OfNegative(Vector256.Create(x));
        for (var k = 0; k < 4; k++)
        {
            var unit = Math.BitIncrement(Math.Exp(x[k])) - Math.Exp(x[k]);
            Assert.InRange(Math.Abs(exp[k] - Math.Exp(x[k])) / unit, 0, 2);
        }
    }, iter: 100 * Samples.Count);

    [Fact]
    public void It_is_1_at_0_and_0_far_below() =>
        Assert.Equal(Vector256.Create(1.0, 0, 0, 0), VectorExp.OfNegative(Vector256.Create(0, -709, -1e300, double.NegativeInfinity)));
}
