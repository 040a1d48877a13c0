import LoamDocuments
import Testing

@Suite("Units of recipe values")
struct UnitTests {
    private func parse(_ kind: ParameterKind, _ text: String) throws(DocumentError) -> ParameterValue {
        try ParameterDefinition("value", kind, meaning: "", isRequired: true).parse(text, origin: "--value")
    }

    private func code(_ kind: ParameterKind, _ text: String) -> String? {
        do throws(DocumentError) {
            _ = try parse(kind, text)
            return nil
        } catch {
            return error.code.rawValue
        }
    }

    @Test(
        "Counts",
        arguments: [
            ("0", 0), ("7", 7), ("2500", 2_500), ("2_500", 2_500), ("1_000_000", 1_000_000), ("10k", 10_000),
            ("10K", 10_000), ("1.5M", 1_500_000), ("1.500M", 1_500_000), ("2B", 2_000_000_000), ("2.0", 2),
            ("0.0001M", 100), ("-5", -5), ("+5", 5), ("9223372036854775807", Int.max), ("007", 7),
        ])
    func counts(text: String, expected: Int) throws {
        #expect(try parse(.count(Int.min...Int.max), text) == .count(expected))
    }

    @Test(
        "Counts that are none",
        arguments: [
            ("", "missing_value"), ("x", "bad_count"), ("1,000", "bad_count"), ("1.5", "bad_count"),
            ("1.2345k", "bad_count"), ("1__0", "bad_count"), ("_1", "bad_count"), ("1_", "bad_count"),
            ("1.5m", "bad_count"), ("3G", "bad_count"), ("1e6", "bad_count"), ("0x10", "bad_count"),
            (".5M", "bad_count"), ("5.M", "bad_count"), ("1.2.3", "bad_count"), ("NaN", "bad_count"),
            ("k", "bad_count"), ("--1", "bad_count"), ("1 000", "bad_count"), ("９", "bad_count"),
            ("9223372036854775808", "out_of_range"), ("99999999999B", "out_of_range"), ("-1", "out_of_range"),
            ("1001", "out_of_range"), ("[1]", "wrong_shape"), ("{a: 1}", "wrong_shape"),
        ])
    func badCounts(text: String, expected: String) {
        #expect(code(.count(0...1_000), text) == expected)
    }

    @Test(
        "Durations",
        arguments: [
            ("45s", 0, 45), ("30min", 0, 1_800), ("4h", 0, 14_400), ("14d", 0, 1_209_600), ("2w", 0, 1_209_600),
            ("6mo", 6, 0), ("1d18h", 0, 151_200), ("1mo2w3d4h5min6s", 1, 1_483_506), ("0s", 0, 0), ("90min", 0, 5_400),
        ])
    func durations(text: String, months: Int, seconds: Int) throws {
        let expected = CalendarDuration(months: months, seconds: seconds)
        #expect(try parse(.duration(0...Int.max), text) == .duration(expected))
        #expect(try parse(.duration(0...Int.max), expected.description) == .duration(expected))
    }

    @Test(
        "Durations that are none",
        arguments: [
            ("", "missing_value"), ("30m", "bad_duration"), ("1d30m", "bad_duration"), ("1.5h", "bad_duration"),
            ("10", "bad_duration"), ("h", "bad_duration"), ("4h1d", "bad_duration"), ("1h1h", "bad_duration"),
            ("-1h", "bad_duration"), ("4 h", "bad_duration"), ("1y", "bad_duration"), ("4H", "bad_duration"),
            ("1d ", "bad_duration"), ("ten days", "bad_duration"), ("99999999999999999999s", "out_of_range"),
            ("9223372036854775807w", "out_of_range"), ("9223372036854775807mo", "out_of_range"),
            ("9223372036854775807s1s", "out_of_range"), ("0s", "out_of_range"), ("2mo", "out_of_range"),
        ])
    func badDurations(text: String, expected: String) {
        #expect(code(.duration(1...3_000_000), text) == expected)
    }

    @Test("The letter m is called ambiguous")
    func ambiguousUnit() {
        #expect(throws: DocumentError.self) {
            try parse(.duration(0...1), "30m")
        }
        do throws(DocumentError) {
            _ = try parse(.duration(0...1), "30m")
        } catch {
            #expect(error.message == "'30m' is ambiguous: m could mean minutes or months")
            #expect(error.hint == "write min for minutes or mo for months: 30min, 6mo")
        }
    }

    @Test(
        "Percentages",
        arguments: [
            ("70%", 0.7), ("0.7", 0.7), ("12.3%", 0.123), ("0%", 0), ("-0", 0), ("100%", 1), ("1", 1), ("0.5%", 0.005),
            ("1e-05", 0.00001),
        ])
    func percentages(text: String, expected: Double) throws {
        #expect(try parse(.percentage, text) == .percentage(expected))
    }

    @Test(
        "Percentages that are none",
        arguments: [
            ("70", "out_of_range"), ("101%", "out_of_range"), ("-1%", "out_of_range"), ("70 %", "bad_percentage"),
            ("%", "bad_percentage"), ("nan", "bad_percentage"), ("inf", "bad_percentage"), ("1e-", "bad_percentage"),
            ("1e-1%", "bad_percentage"), ("1e1", "out_of_range"),
        ])
    func badPercentages(text: String, expected: String) {
        #expect(code(.percentage, text) == expected)
    }

    @Test(
        "Numbers",
        arguments: [("8.5", 8.5), ("1_000.25", 1_000.25), ("-3", -3), ("+0.5", 0.5), ("-0.0", 0), ("1.5e3", 1_500)])
    func numbers(text: String, expected: Double) throws {
        #expect(try parse(.number(-.infinity...Double.infinity), text) == .number(expected))
        #expect(try parse(.number(-.infinity...Double.infinity), text).description.hasPrefix("-0") == false)
    }

    @Test("Numbers that are none")
    func badNumbers() {
        let huge = String(repeating: "9", count: 400)
        #expect(code(.number(-.infinity...Double.infinity), huge) == "out_of_range")
        #expect(code(.number(0...1), "1.01") == "out_of_range")
        #expect(code(.number(-.infinity...Double.infinity), "1e9999") == "out_of_range")
        for text in ["nan", "inf", "1e", "1e12345", "e5", "1e1e1", "1e 1", "0x1p3", "1.", ".1", "", "1,5", "8.5x"] {
            #expect(code(.number(0...10), text) == (text.isEmpty ? "missing_value" : "bad_number"), "\(text)")
        }
    }

    @Test(
        "Timestamps",
        arguments: [
            ("1970-01-01", 0), ("2025-01-01", 1_735_689_600), ("2025-01-01T00:00:00Z", 1_735_689_600),
            ("2024-02-29T23:59:59Z", 1_709_251_199), ("1969-12-31T23:59:59Z", -1), ("0001-01-01", -62_135_596_800),
            ("9999-12-31T23:59:59Z", 253_402_300_799),
        ])
    func timestamps(text: String, seconds: Int64) throws {
        let value = try parse(.timestamp, text)
        #expect(value == .timestamp(seconds * 1_000_000))
        #expect(value.description.hasPrefix(text))
    }

    @Test(
        "Timestamps that are none",
        arguments: [
            "2025-02-29", "2025-13-01", "2025-00-10", "2025-1-1", "2025-01-01T24:00:00Z", "2025-01-01T00:00:00",
            "2025-01-01T00:00:00+02:00", "2025-01-01 00:00:00", "0000-01-01", "yesterday", "2025-01-01T00:60:00Z",
        ])
    func badTimestamps(text: String) {
        #expect(code(.timestamp, text) == "bad_timestamp")
    }

    @Test("Flags are true or false")
    func flags() throws {
        #expect(try parse(.flag, "true") == .flag(true))
        #expect(try parse(.flag, "false") == .flag(false))
        for text in ["yes", "on", "1", "True"] { #expect(code(.flag, text) == "bad_flag") }
    }

    @Test("Lists from the command line")
    func lists() throws {
        let kind = ParameterKind.choices(["a", "b", "c"])
        #expect(try parse(kind, "a") == .choices(["a"]))
        #expect(try parse(kind, "a,c") == .choices(["a", "c"]))
        #expect(try parse(kind, "[c, a]") == .choices(["c", "a"]))
        #expect(code(kind, "a,,b") == "bad_choice" || code(kind, "a,,b") == "wrong_shape")
        #expect(code(kind, "a,a") == "duplicate_value")
        #expect(code(kind, "[]") == "missing_value")
        #expect(code(kind, "[a") == "invalid_yaml")
    }
}
