import Glibc
import LoamDocuments
import LoamModels
import LoamRecipe
import LoamWorldSupport
import LoamWorlds
import Testing

#if DEBUG
    private let isOptimised = false
#else
    private let isOptimised = true
#endif

/// Every published parameter moves a stated statistic in a stated direction: the table in docs/models/commerce.md. The
/// worlds take optimised code: run with `swift test -c release`.
@Suite struct ParameterTests {
    @Test(.enabled(if: isOptimised), arguments: ParameterCase.all.indices)
    func theStatisticMoves(_ index: Int) throws {
        let test = ParameterCase.all[index]
        let (first, second) = (try measure(test, test.values.0), try measure(test, test.values.1))
        let (low, high) = test.rises ? (first, second) : (second, first)
        #expect(
            high > low * test.factor && high > low,
            "\(test.parameter) from \(test.values.0) to \(test.values.1): \(test.statistic) goes from \(first) to \(second)"
        )
    }

    /// One test for each parameter that recipes may set, and one row of the table for each test.
    @Test func everyParameterHasARow() throws {
        let definition = try #require(ModelRegistry.named("commerce")).definition
        var parameters = definition.parameters.map(\.name) + ["window.start", "window.duration"]
        for effect in definition.effects {
            if effect.target != nil { parameters.append("\(effect.kind).target") }
            parameters.append("\(effect.kind).strength")
            parameters += effect.parameters.map { "\(effect.kind).\($0.name)" }
        }
        #expect(Set(parameters) == Set(ParameterCase.all.map(\.parameter)))
        #expect(ParameterCase.all.count == parameters.count)
    }

    @Test func theTableSaysWhatIsTested() throws {
        let rows = ParameterCase.all.map { "| `\($0.parameter)` | \($0.statistic) | \($0.rises ? "up" : "down") |" }
        let page = try #require(self.page("docs/models/commerce.md"))
        let table = page.split(separator: "\n").filter {
            $0.hasPrefix("| `") && ($0.hasSuffix("| up |") || $0.hasSuffix("| down |"))
        }
        #expect(table.map(String.init) == rows, "the table should be:\n\(rows.joined(separator: "\n"))")
    }

    private func page(_ name: String) -> String? {
        let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
        guard let file = fopen(root + "/" + name, "rb") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        while case let byte = fgetc(file), byte != EOF { bytes.append(UInt8(byte)) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The statistic in a world of three days with the parameter at a value.
    private func measure(_ test: ParameterCase, _ value: String) throws -> Double {
        var settings = test.settings
        let kind = settings.removeValue(forKey: "kind")
        var parameters = [
            "customers": "1000", "products": "200", "orders_per_day": "1500", "duration": "3d",
        ]
        var effect = ["kind": kind ?? "", "window": "{ start: 24h, duration: 24h }"]
        for (key, setting) in settings {
            if key.hasPrefix("it.") { effect[String(key.dropFirst(3))] = setting } else { parameters[key] = setting }
        }
        let key = test.parameter.split(separator: ".").last.map(String.init) ?? ""
        if test.parameter == "window.start" {
            effect["window"] = "{ start: \(value), duration: 24h }"
        } else if test.parameter == "window.duration" {
            effect["window"] = "{ start: 24h, duration: \(value) }"
        } else if test.parameter.contains(".") {
            effect[key] = value
        } else {
            parameters[key] = value
        }
        func lines(_ values: [String: String], _ indent: String) -> String {
            values.sorted { $0.key < $1.key }.map { "\(indent)\($0.key): \($0.value)" }.joined(separator: "\n")
        }
        let effects = kind == nil ? "" : "effects:\n  it:\n" + lines(effect, "    ")
        let text = """
            version: 1
            recipe: parameter
            title: One parameter at one value
            model: commerce
            parameters:
            \(lines(parameters, "  "))
            \(effects)
            """
        let document = try RecipeCompiler.document(DocumentText(file: "test.yaml", text: Array(text.utf8)))
        return test.measure(try GrownWorld(document))
    }
}
