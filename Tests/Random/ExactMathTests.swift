import LoamRandom
import Testing

@Suite struct ExactMathTests {
    /// The bounds that the documentation states, in ulp, except for logGamma, whose bound is absolute near its zeroes.
    static let bounds: [(String, Double)] = [
        ("log", 1), ("log1p", 2), ("exp", 1), ("expm1", 2), ("sin", 1), ("cos", 1), ("pow", 1),
        ("normalQuantile", 9),
    ]

    static func evaluate(_ reference: MathReference) -> Double {
        let x = reference.arguments[0]
        switch reference.function {
        case "log": return ExactMath.log(x)
        case "log1p": return ExactMath.log1p(x)
        case "exp": return ExactMath.exp(x)
        case "expm1": return ExactMath.expm1(x)
        case "sin": return ExactMath.sin(x)
        case "cos": return ExactMath.cos(x)
        case "normalQuantile": return ExactMath.normalQuantile(x)
        case "logGamma": return ExactMath.logGamma(x)
        default: return ExactMath.pow(x, reference.arguments[1])
        }
    }

    @Test(arguments: bounds)
    func errorIsWithinItsBound(function: String, bound: Double) {
        var worst = (error: 0.0, arguments: [Double]())
        for reference in MathReference.all where reference.function == function {
            let error = reference.error(of: ExactMathTests.evaluate(reference))
            if !(error <= worst.error) { worst = (error, reference.arguments) }
        }
        print("\(function): at most \(worst.error) ulp, at \(worst.arguments)")
        #expect(worst.error < bound, "\(function) at \(worst.arguments)")
        #expect(worst.error > 0.4, "the fixture has no line for \(function)")
    }

    @Test func logGammaIsWithinItsBound() {
        for reference in MathReference.all where reference.function == "logGamma" {
            let error = (ExactMath.logGamma(reference.arguments[0]) - reference.result).magnitude
            let bound = reference.arguments[0] <= 16 ? 3e-14 : 1e-15 * reference.result.magnitude
            #expect(error < bound, "at \(reference.arguments)")
        }
    }

    @Test func edgesOfTheDomain() {
        let infinity = Double.infinity
        #expect(ExactMath.log(0) == -infinity)
        #expect(ExactMath.log(-0.0) == -infinity)
        #expect(ExactMath.log(infinity) == infinity)
        #expect(ExactMath.log(-1).isNaN && ExactMath.log(.nan).isNaN)
        #expect(ExactMath.log1p(-1) == -infinity)
        #expect(ExactMath.log1p(-1.5).isNaN && ExactMath.log1p(.nan).isNaN)
        #expect(ExactMath.log1p(infinity) == infinity)
        #expect(ExactMath.log1p(-0.0).sign == .minus)
        #expect(ExactMath.exp(infinity) == infinity && ExactMath.exp(710) == infinity)
        #expect(ExactMath.exp(-infinity) == 0 && ExactMath.exp(-746) == 0)
        #expect(ExactMath.exp(.nan).isNaN)
        #expect(ExactMath.exp(-745) == .leastNonzeroMagnitude)
        #expect(ExactMath.expm1(-infinity) == -1 && ExactMath.expm1(infinity) == infinity)
        #expect(ExactMath.expm1(.nan).isNaN)
        #expect(ExactMath.sin(.nan).isNaN && ExactMath.sin(infinity).isNaN && ExactMath.cos(2e6).isNaN)
        #expect(ExactMath.sin(-0.0).sign == .minus)
        #expect(ExactMath.normalQuantile(0) == -infinity && ExactMath.normalQuantile(1) == infinity)
        #expect(ExactMath.normalQuantile(0.5) == 0)
        #expect(ExactMath.normalQuantile(-0.1).isNaN && ExactMath.normalQuantile(.nan).isNaN)
        #expect(ExactMath.logGamma(0).isNaN && ExactMath.logGamma(.nan).isNaN)
    }

    /// The table of IEEE 754 for pow: base, exponent, result.
    @Test(
        arguments: [
            [2, 0, 1], [.nan, 0, 1], [1, .nan, 1], [1, .infinity, 1], [-1, .infinity, 1], [-1, -.infinity, 1],
            [0.5, .infinity, 0], [0.5, -.infinity, .infinity], [2, .infinity, .infinity], [2, -.infinity, 0],
            [0, 3, 0], [-0.0, 3, -0.0], [-0.0, 2, 0], [0, -3, .infinity], [-0.0, -3, -.infinity],
            [-0.0, -2, .infinity],
            [.infinity, 2, .infinity], [.infinity, -2, 0], [-.infinity, 3, -.infinity], [-.infinity, -3, -0.0],
            [-.infinity, 0.5, .infinity], [-2, 3, -8], [-2, 2, 4], [-2, 0.5, .nan], [2, .nan, .nan], [.nan, 1, .nan],
            [10, 308, 1e308], [2, -1074, .leastNonzeroMagnitude], [2, -1076, 0], [2, 1024, .infinity], [0.9, 1e300, 0],
            [1.5, 1e-300, 1], [3, 20, 3_486_784_401],
        ] as [[Double]])
    func specialPowers(line: [Double]) {
        let result = ExactMath.pow(line[0], line[1])
        #expect(result.isNaN == line[2].isNaN)
        if !line[2].isNaN { #expect(result == line[2] && result.sign == line[2].sign) }
    }

    @Test func factorials() {
        #expect(ExactMath.logFactorial(0) == 0)
        #expect(ExactMath.logFactorial(1) == 0)
        for n in 2...400 {
            let step = ExactMath.logFactorial(n) - ExactMath.logFactorial(n - 1)
            #expect((step - ExactMath.log(Double(n))).magnitude < 1e-12 * Double(n), "at \(n)")
        }
        #expect((ExactMath.logFactorial(170) - 706.573_062_245_787_3).magnitude < 1e-12)
    }

    /// Committed results: a change of these bits is a change of generated data.
    @Test func goldenBits() {
        #expect(ExactMath.log(10).bitPattern == 0x4002_6BB1_BBB5_5516)
        #expect(ExactMath.exp(1).bitPattern == 0x4005_BF0A_8B14_5769)
        #expect(ExactMath.pow(10, 0.5).bitPattern == 0x4009_4C58_3ADA_5B53)
    }
}
