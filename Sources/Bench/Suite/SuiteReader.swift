internal import LoamBytes
public import LoamDocuments

/// Reads suites: files by path, built-in ones by name.
public enum SuiteReader {
    /// The names of the suites that come with the program.
    public static var names: [String] { BuiltinSuites.all.map { name(of: $0.file) } }

    /// A word without slash and ending is a built-in suite; anything else is a path.
    ///
    /// - Throws: what is wrong with it, where, and the nearest name.
    public static func suite(_ name: String) throws(DocumentError) -> Suite {
        if !name.contains("/") && !name.hasSuffix(".yaml") && !name.hasSuffix(".yml") {
            if let text = BuiltinSuites.all.first(where: { self.name(of: $0.file) == name }) { return try read(text) }
            throw DocumentError(
                .init(rawValue: "unknown_suite"), "there is no suite \(quoted(name))", file: name,
                hint: NearestName.of(name, in: names).map { "did you mean \($0)?" }
                    ?? "built-in suites: \(names.joined(separator: ", ")); a file needs its path, such as ./mine.yaml")
        }
        var suite = try read(try DocumentText(reading: name, noun: "suite"))
        let folder = name.lastIndex(of: "/").map { String(name[..<$0]) } ?? "."
        suite.directory = folder.isEmpty ? "/" : folder
        return suite
    }

    /// Reads the text of a suite.
    public static func read(_ text: DocumentText) throws(DocumentError) -> Suite {
        try SuiteDocument(text).suite()
    }

    private static func name(of file: String) -> String {
        let name = file.split(separator: "/").last ?? ""
        return String(name.hasSuffix(".yaml") ? name.dropLast(5) : name)
    }
}

/// The document of a suite while it is read.
struct SuiteDocument {
    static let keys = [
        "version", "suite", "title", "runs", "max_runs", "interval", "time_budget", "timeout", "setup", "teardown",
        "scenarios", "quick", "full", "cases",
    ]

    let text: DocumentText
    let values: DocumentValues
    let root: YAMLNode
    let entries: [YAMLEntry]

    init(_ text: DocumentText) throws(DocumentError) {
        self.text = text
        values = DocumentValues(file: text.file, noun: "suite", freeTexts: nil)
        root = try YAMLReader.read(text, noun: "suite")
        entries = try values.entries(root, "a suite", path: "", allowed: Self.keys)
        try values.checkVersion(entries, of: root)
    }

    func node(_ key: String) -> YAMLNode? { entries.first { $0.key == key }?.value }

    func suite() throws(DocumentError) -> Suite {
        let name = try values.text("suite", entries, path: "", in: root)
        guard DocumentName.isValid(name) else {
            throw values.error(
                .badName, "\(quoted(name)) is not a name", node("suite")?.position ?? root.position, "suite",
                hint: "use a-z, 0-9 and _, beginning with a letter")
        }
        var settings = RunSettings()
        settings.minimumRuns = try count("runs", 1...10_000, entries, path: "") ?? settings.minimumRuns
        settings.maximumRuns =
            try count("max_runs", 1...10_000, entries, path: "") ?? max(settings.maximumRuns, settings.minimumRuns)
        guard settings.maximumRuns >= settings.minimumRuns else {
            throw values.error(
                .conflict, "max_runs is less than runs", node("max_runs")?.position ?? root.position, "max_runs")
        }
        if let share = try share("interval", entries, path: "") { settings.intervalWidth = share }
        if let seconds = try seconds("time_budget", entries, path: "") { settings.timeBudget = seconds }
        let scenarios = try scenarios()
        let cases = try cases(scenarios)
        return Suite(
            name: name, title: try values.text("title", entries, path: "", or: name),
            digest: text.text.withUnsafeBytes { SHA256.text(of: $0) }, directory: "", settings: settings,
            timeout: try seconds("timeout", entries, path: "") ?? 600, setup: try command("setup", entries, path: ""),
            teardown: try command("teardown", entries, path: ""), scenarios: scenarios,
            quick: try names("quick", scenarios), full: try names("full", scenarios), cases: cases)
    }

    private func scenarios() throws(DocumentError) -> [Suite.Scenario] {
        guard let node = node("scenarios") else { return [] }
        var scenarios: [Suite.Scenario] = []
        for entry in try values.entries(node, "scenarios", path: "scenarios", allowed: nil) {
            let path = "scenarios." + entry.key
            try check(name: entry, path)
            scenarios.append(.init(name: entry.key, parameters: try parameters(entry.value, path: path)))
        }
        guard !scenarios.isEmpty else {
            throw values.error(.missingValue, "scenarios has none", node.position, "scenarios")
        }
        return scenarios
    }

    /// The scenarios that a key names.
    func names(
        _ key: String, _ scenarios: [Suite.Scenario], in entries: [YAMLEntry]? = nil, path: String = ""
    ) throws(DocumentError) -> [String] {
        let entries = entries ?? self.entries
        let known = scenarios.map(\.name)
        let names = try values.texts(key, entries, path: path, or: [])
        for name in names where !known.contains(name) {
            throw values.error(
                .badChoice, "there is no scenario \(quoted(name))",
                entries.first { $0.key == key }?.value.position ?? root.position, path.isEmpty ? key : path + "." + key,
                hint: NearestName.of(name, in: known).map { "did you mean \($0)?" }
                    ?? (known.isEmpty ? "the suite has no scenarios" : "scenarios: " + known.joined(separator: ", ")))
        }
        return names
    }

    /// Texts by names.
    func parameters(_ node: YAMLNode, path: String) throws(DocumentError) -> [CaseResult.Parameter] {
        var parameters: [CaseResult.Parameter] = []
        for entry in try values.entries(node, path, path: path, allowed: nil) {
            try check(name: entry, path)
            parameters.append(.init(entry.key, try values.text(entry.value, path: path + "." + entry.key)))
        }
        return parameters
    }

    func check(name entry: YAMLEntry, _ path: String) throws(DocumentError) {
        let isName =
            !entry.key.isEmpty && entry.key.utf8.count <= 64
            && entry.key.utf8.allSatisfy {
                $0 == 0x5F || $0 == 0x2D || $0 == 0x2E || $0 >= 0x30 && $0 <= 0x39
                    || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A
            }
        guard !isName else { return }
        throw values.error(
            .badName, "\(quoted(entry.key)) is not a name", entry.position, path,
            hint: "use letters, digits, _, - and ., at most 64")
    }
}
