public import LoamBytes
public import LoamWorlds

extension CheckReport {
    /// The version of the report's JSON.
    public static let schemaVersion = 1

    /// The report as JSON. All of it but `measured` is the same for the same files.
    public func json(failingAt threshold: Law.Severity) -> JSONValue {
        .object([
            "loam_check": .integer(Self.schemaVersion),
            "verdict": .string(fails(at: threshold) ? "failed" : "passed"),
            "directory": .string(directory), "recipe": .string(recipe), "seed": .integer(seed),
            "recipe_origin": .string(origin), "regrown": .bool(isRegrown),
            "errors": .integer(count(.error)), "warnings": .integer(count(.warning)),
            "tables": .array(
                tables.map {
                    .object([
                        "name": .string($0.name), "files": .integer($0.files), "rows": .integer($0.rows),
                        "bytes": .integer($0.bytes), "plain_bytes": .integer($0.plainBytes),
                    ])
                }),
            "checks": .array(results.map(Self.json)),
            "measured": .object([
                "wall_s": .decimal(measured.wallSeconds, places: 6), "cpu_s": .decimal(measured.cpuSeconds, places: 6),
                "peak_rss_bytes": .integer(measured.peakMemoryBytes), "spilled_bytes": .integer(measured.spilledBytes),
            ]),
        ])
    }

    private static func json(_ result: Result) -> JSONValue {
        let check = result.check
        return .object([
            "name": .string(check.name), "family": .string(check.family.rawValue), "table": .string(check.table),
            "column": .string(check.column), "severity": .string(check.severity.rawValue),
            "meaning": .string(check.meaning), "hint": .string(check.hint), "examined": .integer(result.examined),
            "violations": .integer(result.violations), "skipped": result.skipped.map { .string($0) } ?? .null,
            "figure": result.figure.map(Self.json) ?? .null,
            "samples": .array(
                result.samples.map { sample in
                    .object([
                        "row": sample.row.map { .integer($0) } ?? .null, "file": .string(sample.file),
                        "file_row": sample.fileRow.map { .integer($0) } ?? .null, "detail": .string(sample.detail),
                        "cells": .array(
                            sample.cells.map { .object(["name": .string($0.name), "value": .string($0.value)]) }),
                    ])
                }),
        ])
    }

    private static func json(_ figure: Figure) -> JSONValue {
        .object([
            "expected": .shortest(figure.expected), "tolerance": .shortest(figure.tolerance),
            "found": .shortest(figure.found), "p_value": .shortest(figure.pValue),
            "significance": .shortest(figure.significance), "is_share": .bool(figure.isShare),
        ])
    }
}
