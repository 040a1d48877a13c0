internal import LoamDocuments

/// The cases of a suite's document.
extension SuiteDocument {
    static let modeKeys = [
        "command", "shell", "setup", "prepare", "conclude", "teardown", "samples", "environment", "figures", "count",
        "needs",
    ]
    static let caseKeys =
        modeKeys + [
            "title", "tags", "scenarios", "parameters", "modes", "expect", "targets", "metrics", "thresholds", "size",
            "timeout", "runs",
        ]

    func cases(_ scenarios: [Suite.Scenario]) throws(DocumentError) -> [Suite.Case] {
        guard let node = node("cases") else {
            throw values.error(.missingKey, "the suite has no cases", root.position, "cases", hint: "add cases:")
        }
        var cases: [Suite.Case] = []
        for entry in try values.entries(node, "cases", path: "cases", allowed: nil) {
            try check(name: entry, "cases")
            cases.append(try oneCase(entry, scenarios))
        }
        guard !cases.isEmpty else {
            throw values.error(
                .missingValue, "the suite measures nothing", node.position, "cases",
                hint: "add one: true: {command: \"true\"}")
        }
        return cases
    }

    private func oneCase(_ entry: YAMLEntry, _ scenarios: [Suite.Scenario]) throws(DocumentError) -> Suite.Case {
        let path = "cases." + entry.key
        let entries = try values.entries(entry.value, "case \(quoted(entry.key))", path: path, allowed: Self.caseKeys)
        let custom = try metrics(entries, path: path)
        let known = Metric.builtin + custom.map(\.metric)
        let variants = try variants(entries, path: path)
        let modes = try modes(entry, entries, path: path)
        let size = try values.text("size", entries, path: path, or: "")
        let definition = Suite.Case(
            name: entry.key, title: try values.text("title", entries, path: path, or: ""),
            tags: try values.texts("tags", entries, path: path, or: []),
            scenarios: try names("scenarios", scenarios, in: entries, path: path), parameters: variants, modes: modes,
            expectation: try expectation(entries, path: path), targets: try targets(entries, known, path: path),
            metrics: custom, thresholds: try thresholds(entries, known, path: path), size: size,
            timeout: try seconds("timeout", entries, path: path),
            runs: try count("runs", 1...10_000, entries, path: path))
        try check(definition, scenarios, entry, path: path)
        return definition
    }

    /// Every placeholder is filled, and the size is one of them.
    private func check(
        _ definition: Suite.Case, _ scenarios: [Suite.Scenario], _ entry: YAMLEntry, path: String
    ) throws(DocumentError) {
        let own = definition.parameters.map(\.name)
        let used = scenarios.filter { definition.scenarios.isEmpty || definition.scenarios.contains($0.name) }
        let sets = used.isEmpty ? [[]] : used.map { $0.parameters.map(\.name) }
        for names in sets {
            let known = own + names + SuitePlan.placeholders
            let texts = definition.modes.flatMap {
                [$0.command, $0.setup, $0.prepare, $0.conclude, $0.teardown, $0.count, $0.needs]
            }
            for text in texts + [definition.expectation.check] {
                for name in text?.placeholders ?? [] where !known.contains(name) {
                    throw values.error(
                        .unknownKey, "nothing fills {\(name)} in \(quoted(text?.text ?? ""))", entry.position, path,
                        hint: NearestName.of(name, in: known).map { "did you mean {\($0)}?" }
                            ?? "known are " + known.map { "{\($0)}" }.joined(separator: ", "))
                }
            }
            guard definition.size.isEmpty || (own + names).contains(definition.size) else {
                throw values.error(
                    .badChoice, "size names \(quoted(definition.size)), which is no parameter of the case",
                    entry.position,
                    path + ".size")
            }
        }
    }

    private func variants(_ entries: [YAMLEntry], path: String) throws(DocumentError) -> [Suite.Variants] {
        guard let node = entries.first(where: { $0.key == "parameters" })?.value else { return [] }
        var variants: [Suite.Variants] = []
        let path = path + ".parameters"
        for entry in try values.entries(node, "parameters", path: path, allowed: nil) {
            try check(name: entry, path)
            variants.append(
                .init(
                    name: entry.key,
                    values: try values.texts(entry.key, [entry], path: path, or: [])))
        }
        return variants
    }

    private func modes(_ entry: YAMLEntry, _ entries: [YAMLEntry], path: String) throws(DocumentError) -> [Suite.Mode] {
        guard let node = entries.first(where: { $0.key == "modes" })?.value else {
            return [try mode("", entries, entries, path: path, in: entry.value)]
        }
        var modes: [Suite.Mode] = []
        for mode in try values.entries(node, "modes", path: path + ".modes", allowed: nil) {
            try check(name: mode, path + ".modes")
            let place = path + ".modes." + mode.key
            if case .scalar = mode.value.content {
                // A command alone.
                let command = YAMLEntry(key: "command", position: mode.position, value: mode.value)
                modes.append(try self.mode(mode.key, [command], entries, path: place, in: mode.value))
            } else {
                let own = try values.entries(
                    mode.value, "mode \(quoted(mode.key))", path: place, allowed: Self.modeKeys)
                modes.append(try self.mode(mode.key, own, entries, path: place, in: mode.value))
            }
        }
        guard !modes.isEmpty else {
            throw values.error(.missingValue, "modes has none", node.position, path + ".modes")
        }
        return modes
    }

    /// A mode's own keys, and the case's for what it does not say.
    private func mode(
        _ name: String, _ own: [YAMLEntry], _ inherited: [YAMLEntry], path: String, in node: YAMLNode
    ) throws(DocumentError) -> Suite.Mode {
        let entries = own + inherited.filter { entry in !own.contains { $0.key == entry.key } }
        guard let text = entries.first(where: { $0.key == "command" }) else {
            throw values.error(
                .missingKey, "\(path) has no command", node.position, path + ".command", hint: "add command:")
        }
        let shell: Bool? =
            entries.contains { $0.key == "shell" } ? try values.flag("shell", entries, path: path, or: false) : nil
        let samples = try values.choice("samples", entries, path: path, of: ["process", "own"], or: "process")
        let environment = entries.first { $0.key == "environment" }
        return Suite.Mode(
            name: name, command: try command(text.value, path: path + ".command", shell: shell),
            setup: try command("setup", entries, path: path), prepare: try command("prepare", entries, path: path),
            conclude: try command("conclude", entries, path: path),
            teardown: try command("teardown", entries, path: path), timesItself: samples == "own",
            environment: try environment.map { entry throws(DocumentError) in
                try parameters(entry.value, path: path + ".environment")
            } ?? [],
            figures: try figures(entries, path: path), count: try command("count", entries, path: path),
            needs: try command("needs", entries, path: path))
    }

    private func figures(_ entries: [YAMLEntry], path: String) throws(DocumentError) -> Suite.Figures {
        guard let node = entries.first(where: { $0.key == "figures" })?.value else { return .init() }
        var figures = Suite.Figures()
        if case .scalar(let text, _) = node.content {
            guard text == "loam" || text == "case" else {
                throw values.error(
                    .badChoice, "\(quoted(text)) are no figures", node.position, path + ".figures",
                    hint: "write loam, case, or {rows: PATH, bytes: PATH, digest: PATH}")
            }
            let isLoam = text == "loam"
            figures.rows = isLoam ? "measured.tables[].rows" : "rows"
            figures.bytes = isLoam ? "measured.tables[].bytes" : "bytes"
            figures.digest = isLoam ? "tables[].content" : "digest"
            return figures
        }
        let path = path + ".figures"
        let own = try values.entries(node, "figures", path: path, allowed: ["rows", "bytes", "digest"])
        figures.rows = try values.text("rows", own, path: path, or: "")
        figures.bytes = try values.text("bytes", own, path: path, or: "")
        figures.digest = try values.text("digest", own, path: path, or: "")
        return figures
    }
}
