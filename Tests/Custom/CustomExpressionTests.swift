import LoamColumns
import LoamDocuments
import LoamWorldSupport
import Testing

/// What expressions mean: examples, and random ones against an evaluator that goes row by row.
@Suite("Custom: expressions")
struct CustomExpressionTests {
    /// The first cell of an expression in a table of one row, as text.
    private func value(_ expression: String, _ columns: String = "") throws -> String {
        let text = CustomRecipeText.table(
            columns + "\nc:\n  expression: >-\n    \(expression)", rows: "1", parameters: "rate: 12.5%, n: 7, wait: 36h"
        )
        let t = try CustomRecipeText.grow(text)["t"]
        let place = try #require(t.schema.index(of: "c"))
        if case .dictionary = t["c"].type { return t.word("c", 0) ?? "null" }
        return t.cell(place, 0)
    }

    @Test("Arithmetic keeps decimals exact")
    func arithmetic() throws {
        #expect(try value("1 + 2 * 3") == "7")
        #expect(try value("(1 + 2) * 3 - -4") == "13")
        #expect(try value("0.1 + 0.2") == "3")
        #expect(try value("1.50 * 3") == "450")
        #expect(try value("2.5 * 0.25") == "625")
        #expect(try value("7 / 2") == "3.5")
        #expect(try value("div(-7, 2)") == "-4")
        #expect(try value("mod(-7, 2)") == "1")
        #expect(try value("div(7, -2)") == "-4")
        #expect(try value("round(2.345, 2)") == "235")
        #expect(try value("round(-2.5)") == "-3")
        #expect(try value("floor(-2.5)") == "-3")
        #expect(try value("ceil(2.1)") == "3")
        #expect(try value("abs(-5) + min(3, 2, 4) + max(1, 8)") == "15")
        #expect(try value("n * rate") == "0.875")
        #expect(try value("10k + 1.5M + 5%*100") == "151000500")
    }

    @Test("Dates, moments and durations")
    func calendar() throws {
        #expect(try value("days(2025-03-01 - 2025-02-01)") == "28")
        #expect(try value("2025-01-31 + 1d == 2025-02-01") == "true")
        #expect(try value("2025-01-31 + 36h == 2025-02-01T12:00:00Z") == "true")
        #expect(try value("hour(start + wait)") == "12")
        #expect(try value("hours(end - start)") == "720")
        #expect(try value("year(start) * 100 + month(start)") == "202501")
        #expect(try value("weekday(start)") == "3")
        #expect(try value("day(date(end - 1s))") == "30")
        #expect(try value("seconds(90min * 1.5)") == "8100")
        #expect(try value("text(2025-01-31) + '|' + start") == "2025-01-31|2025-01-01T00:00:00Z")
    }

    @Test("Choices, texts and nulls")
    func choices() throws {
        #expect(try value("if(n > 5, 'big', 'small')") == "big")
        #expect(try value("if(id == 1, 1, 0.5)") == "10")
        #expect(try value("'a' + 1 + true + 2.50") == "a1true2.50")
        #expect(try value("upper('abc') + lower('DEF')") == "ABCdef")
        #expect(try value("'it''s'") == "it's")
        #expect(try value("coalesce(nullif(id, 1), 9)") == "9")
        #expect(try value("isnull(nullif(id, 1))") == "true")
        #expect(try value("nullif(id, 1) + 1") == "null")
        #expect(try value("nullif(id, 1) == 1 or id == 1") == "true")
        #expect(try value("if(nullif(id, 1) == 1, 'yes', 'no')") == "no")
        #expect(try value("not (id == 1 and false)") == "true")
        #expect(try value("if(z == 0, 0, 10 / z)", "z: {uniform: 0..3}").isEmpty == false)
        #expect(try value("if(z != 0 and id > 0, div(10, z), -1)", "z: {uniform: -3..3}").isEmpty == false)
        #expect(try value("if(z <= 0, 0, mod(10, z))", "z: {uniform: -3..3}").isEmpty == false)
    }

    @Test("Precedence: not, and, or, comparisons, sums, products")
    func precedence() throws {
        #expect(try value("true or false and false") == "true")
        #expect(try value("not 1 > 2") == "true")
        #expect(try value("1 + 1 == 2 and 2 * 3 > 5") == "true")
        #expect(try value("10 - 2 - 3") == "5")
        #expect(try value("24 / 4 / 2") == "3.0")
        #expect(try value("-2 * 3") == "-6")
    }

    @Test("Types are inferred, and published as asked")
    func types() throws {
        let t = try CustomRecipeText.grow(
            CustomRecipeText.table(
                "i: = id + 1\nd: = id * 1.25\nf: = id / 3\nr: {expression: id / 3, decimals: 2}\n"
                    + "x: {expression: id / 3, decimals: 2, type: float64}\nb: = id > 1\ns: {expression: id + 1, type: int32}\n"
                    + "w: = if(id > 1, 'a', 'b')\nt: = 'a' + id\nm: = start + id * 1h\nn: = date(m)", rows: "3"))["t"]
        func type(_ column: String) -> String { t[column].type.name }
        #expect(
            ["i", "d", "f", "r", "x", "b"].map(type) == [
                "int64", "decimal(18, 2)", "float64", "decimal(18, 2)", "float64", "bool",
            ])
        #expect(["s", "w", "t", "m", "n"].map(type) == ["int32", "dictionary<utf8>", "utf8", "timestamp", "date"])
        #expect(t.wholes("r") == [33, 67, 100])
    }

    @Test(
        "Random expressions agree with an evaluator that goes row by row, and stay in their ranges", arguments: 0..<300)
    func random(_ seed: Int) throws {
        var maker = ExpressionMaker(seed: UInt64(seed))
        let expression = maker.make(depth: 4)
        let text = CustomRecipeText.table(
            ExpressionMaker.columns + "\nc:\n  expression: \"\(expression.text)\"", rows: "64")
        let t: Batch
        do {
            t = try CustomRecipeText.grow(text, seed: UInt64(seed))["t"]
        } catch let error as DocumentError {
            // Refusals for ranges are fine, others would be a mistake of the maker.
            #expect(["overflow", "division_by_zero"].contains(error.code.rawValue), "\(expression.text): \(error)")
            return
        }
        for row in 0..<t.rowCount {
            let expected = expression.value { t.whole($0, row).map { Int($0) } }
            #expect(t.whole("c", row).map { Int($0) } == expected, "\(expression.text), seed \(seed), row \(row)")
            let bounds = (t.schema.fields.first { $0.name == "c" }?.domain ?? "").split(separator: "..").compactMap {
                Int($0)
            }
            if let expected, bounds.count == 2 {
                #expect(bounds[0] <= expected && expected <= bounds[1], "\(expression.text) leaves \(bounds)")
            }
        }
    }
}

/// A whole-number expression with its text and its meaning.
indirect enum MadeExpression {
    case number(Int)
    case name(String)
    case binary(String, MadeExpression, MadeExpression)
    case call(String, [MadeExpression])
    case choice(String, MadeExpression, MadeExpression, MadeExpression, MadeExpression)

    var text: String {
        switch self {
        case .number(let value): value < 0 ? "(\(value))" : "\(value)"
        case .name(let name): name
        case .binary(let sign, let left, let right): "(\(left.text) \(sign) \(right.text))"
        case .call(let name, let arguments): "\(name)(\(arguments.map(\.text).joined(separator: ", ")))"
        case .choice(let sign, let a, let b, let yes, let no):
            "if(\(a.text) \(sign) \(b.text), \(yes.text), \(no.text))"
        }
    }

    /// The value in a row; nil for null.
    func value(_ cell: (String) -> Int?) -> Int? {
        switch self {
        case .number(let value): return value
        case .name(let name): return cell(name)
        case .binary(let sign, let left, let right):
            guard let a = left.value(cell), let b = right.value(cell) else { return nil }
            return sign == "+" ? a &+ b : sign == "-" ? a &- b : a &* b
        case .call(let name, let arguments):
            let values = arguments.map { $0.value(cell) }
            if name == "coalesce" { return values.compactMap { $0 }.first }
            if name == "nullif" { return values[0] == values[1] ? nil : values[0] }
            guard let a = values[0], let b = values[values.count - 1] else { return nil }
            switch name {
            case "abs": return abs(a)
            case "min": return min(a, b)
            case "max": return max(a, b)
            case "div", "mod":
                guard b != 0 else { return nil }
                let quotient = Int((Double(a) / Double(b)).rounded(.down))
                // Exact for the sizes of the tests, except for rounding at the edge.
                let exact =
                    [quotient - 1, quotient, quotient + 1].last { b > 0 ? $0 * b <= a : $0 * b >= a } ?? quotient
                return name == "div" ? exact : a - exact * b
            default: return nil
            }
        case .choice(let sign, let left, let right, let yes, let no):
            guard let a = left.value(cell), let b = right.value(cell) else { return no.value(cell) }
            let holds = sign == "<" ? a < b : sign == ">=" ? a >= b : sign == "==" ? a == b : a != b
            return holds ? yes.value(cell) : no.value(cell)
        }
    }
}

/// Makes random expressions of whole numbers.
struct ExpressionMaker {
    static let columns = """
        a: {uniform: -5..5}
        b: {uniform: 1..100}
        n: {uniform: -9..9, null: 30%}
        z: {uniform: 0..3}
        """

    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    private mutating func roll(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    mutating func make(depth: Int) -> MadeExpression {
        if depth == 0 || roll(6) == 0 {
            return roll(3) == 0 ? .number(roll(21) - 10) : .name(["a", "b", "n", "z", "id"][roll(5)])
        }
        switch roll(8) {
        case 0...2: return .binary(["+", "-", "*"][roll(3)], make(depth: depth - 1), make(depth: depth - 1))
        case 3:
            return .call(
                ["min", "max", "coalesce", "nullif"][roll(4)], [make(depth: depth - 1), make(depth: depth - 1)])
        case 4: return .call("abs", [make(depth: depth - 1)])
        case 5: return .call(["div", "mod"][roll(2)], [make(depth: depth - 1), divisor(depth - 1)])
        case 6:
            // What the condition says about a name makes a division possible.
            let name = ["a", "z"][roll(2)]
            return .choice(
                "==", .name(name), .number(0), make(depth: depth - 1),
                .call(["div", "mod"][roll(2)], [make(depth: depth - 1), .name(name)]))
        default:
            return .choice(
                ["<", ">=", "==", "!="][roll(4)], make(depth: depth - 1), make(depth: depth - 1),
                make(depth: depth - 1),
                make(depth: depth - 1))
        }
    }

    private mutating func divisor(_ depth: Int) -> MadeExpression {
        switch roll(4) {
        case 0: .name("b")
        case 1: .call("max", [make(depth: max(0, depth)), .number(1)])
        case 2: .call("nullif", [.name("a"), .number(0)])
        default: make(depth: max(0, depth))
        }
    }
}
