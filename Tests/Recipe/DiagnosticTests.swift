import LoamDocuments
import LoamRecipe
import Testing

/// The sample's head has four lines, so what a case writes begins in line 5.
@Suite("Located diagnostics")
struct DiagnosticTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var lines: String
        var expected: String
        var testDescription: String { expected }
    }

    static let cases = [
        Case(
            lines: "paramters: {}",
            expected: "5:1: unknown key 'paramters' in a recipe\n  hint: did you mean parameters?"),
        Case(
            lines: "parameters:\n  custmers: 5",
            expected: "6:3: model commerce has no parameter 'custmers'\n  hint: did you mean customers?"),
        Case(
            lines: "parameters:\n  customers: 0",
            expected: "6:14: '0' is out of range for customers\n  hint: allowed: 1 to 2000000000 customers"),
        Case(
            lines: "parameters:\n  customers: [1, 2]",
            expected: "6:14: parameters.customers must be a single value, not a list"),
        Case(
            lines: "parameters:\n  customers:",
            expected: "6:13: parameters.customers has no value\n  hint: remove it to have the default"),
        Case(
            lines: "parameters: { customers: 1, customers: 2 }",
            expected: "5:29: key 'customers' is here a second time, first in line 5\n  hint: keep one of them"),
        Case(
            lines: "presets:\n  small: { duration: 30m }",
            expected: "6:22: '30m' is ambiguous: m could mean minutes or months\n"
                + "  hint: write min for minutes or mo for months: 30min, 6mo"),
        Case(
            lines: "presets:\n  Big One: {}",
            expected: "6:3: 'Big One' is not a name\n"
                + "  hint: use a-z, 0-9 and _, beginning with a letter, at most 64 characters"),
        Case(
            lines: "effects:\n  sale: { kind: discont }",
            expected: "6:17: model commerce has no effect of kind 'discont'\n  hint: did you mean discount?"),
        Case(
            lines: "effects:\n  sale: { strength: 3 }",
            expected: "6:3: effect 'sale' has no kind\n  hint: add kind: to say what the effect does"),
        Case(
            lines: "effects:\n  sale: { kind: discount, window: 4h }",
            expected: "6:35: a window must be a mapping of keys to values, not a single value\n"
                + "  hint: write {start: 1d, duration: 4h}"),
        Case(
            lines: "effects:\n  sale: { kind: discount, window: { begin: 4h } }",
            expected: "6:37: unknown key 'begin' in a window\n  hint: the keys are start, duration"),
        Case(
            lines: "effects:\n  sale: { kind: discount, target: home }",
            expected: "6:3: effect 'sale' has no window.start\n  hint: add window: {start: 1d, duration: 4h}"),
        Case(
            lines: "effects:\n  sale: { kind: discount, window: { start: 0s, duration: 1h } }",
            expected: "6:3: effect 'sale' has no target\n  hint: add target:"),
        Case(
            lines: "effects:\n  sale:\n    kind: discount\n    target: [home, electronic]",
            expected: "8:20: 'electronic' is not a target\n  hint: did you mean electronics? "
                + "choose from electronics, clothing, home, beauty, books"),
        Case(
            lines: "effects:\n  rush: { kind: surge, target: home }",
            expected: "6:24: unknown key 'target' in an effect of kind surge\n"
                + "  hint: the keys are kind, window, strength, lead_in, ramp, decay"),
        Case(
            lines: "effects:\n  rush: { kind: surge, lead-in: 1h }",
            expected: "6:24: unknown key 'lead-in' in an effect of kind surge\n  hint: did you mean lead_in?"),
        Case(
            lines: "effects:\n  rush: { kind: surge, window.start: 1h }",
            expected: "6:24: unknown key 'window.start' in an effect\n"
                + "  hint: write window: {start: 1d, duration: 4h}"),
    ]

    @Test("Messages with their places", arguments: cases)
    func messages(_ example: Case) {
        #expect(SampleModel.error(example.lines)?.description == "sample.yaml:" + example.expected)
    }

    @Test(
        "The head of the file",
        arguments: [
            ("recipe: a\nversion: 1", "bad_version", 1, 1),
            ("version: 2\nrecipe: a\ntitle: b\nmodel: commerce", "bad_version", 1, 10),
            ("version: 1\ntitle: b\nmodel: commerce", "missing_key", 1, 1),
            ("version: 1\nrecipe: A\ntitle: b\nmodel: commerce", "bad_name", 2, 9),
            ("version: 1\nrecipe: a\ntitle:\nmodel: commerce", "wrong_shape", 3, 7),
            ("version: 1\nrecipe: a\ntitle: [x]\nmodel: commerce", "wrong_shape", 3, 8),
            ("version: 1\nrecipe: a\ntitle: b\nmodel: comerce", "unknown_model", 4, 8),
            ("- version", "wrong_shape", 1, 1), ("just text", "wrong_shape", 1, 1), ("{}", "bad_version", 1, 1),
        ])
    func head(text: String, code: String, line: Int, column: Int) throws {
        let error = #expect(throws: DocumentError.self) {
            let document = try RecipeCompiler.document(DocumentText(file: "head.yaml", text: Array(text.utf8)))
            _ = try RecipeCompiler.compile(document, model: SampleModel.definition)
        }
        #expect(error?.code.rawValue == code)
        #expect(error?.line == line)
        #expect(error?.column == column)
    }
}
