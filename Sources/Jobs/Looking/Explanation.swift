public import LoamBytes
internal import LoamColumns
public import LoamEngine
public import LoamModels
internal import LoamWorlds

/// Everything there is to know about one row: found by growing it again.
public struct Explanation: JobDocument {
    private let schema: TableSchema
    /// The number of the row in its table, from 0.
    public let number: Int
    private let driver: Int
    private let driverTable: String
    /// Its cells by column name.
    public let cells: JSONValue
    private let touches: [EffectTouch]
    private let notes: [RowNote]
    private var parents: [(column: String, table: String, cells: JSONValue)] = []

    /// - Parameter row: its number, or its primary key. A key is looked for from the first row on.
    /// - Throws: `unknown_table` and `unknown_row`.
    public init(_ world: World, table: String, row: String) throws(RunError) {
        let locator = try world.locator(of: table)
        let (source, place) = (locator.source, locator.table)
        schema = source.tables[place]
        let first = source.tables[0].name
        if case .drivers = source.counting(table: 0) { driverTable = first } else { driverTable = first + " driver" }
        let found = try Self.find(row, source, place, world)
        number = found.number
        driver = found.driver
        cells = TableRows.text(found.batch, found.row)
        touches = world.model.touches(found.batch, row: found.row, driver: found.driver)
        notes = world.model.notes(found.batch, row: found.row, driver: found.driver)
        for field in schema.fields {
            guard let reference = field.references, let key = TableRows.keyText(cells[field.name]) else { continue }
            for parent in world.sources {
                guard let table = parent.tables.firstIndex(where: { $0.name == reference.table }),
                    let hit = TableRows.find(key, in: parent, table: table)
                else { continue }
                parents.append((field.name, reference.table, TableRows.text(hit.batch, hit.row)))
            }
        }
    }

    private static func find(_ row: String, _ source: any Source, _ table: Int, _ world: World) throws(RunError)
        -> (number: Int, driver: Int, batch: Batch, row: Int)
    {
        let schema = source.tables[table]
        if let number = Int(row) {
            guard let (driver, firstRow) = RowLocator(source, table: table).driver(of: number),
                let batch = TableRows.grow(source, driver..<driver + 1, tables: [table])[table]
            else {
                let rows = source.rowCount(table: table, drivers: 0..<source.driverCount)
                let range = rows == 0 ? "it has no rows" : "its rows are 0 to \(rows - 1)"
                throw RunError(.unknownRow, "\(schema.name) has no row \(row)", hint: range)
            }
            return (number, driver, batch, number - firstRow)
        }
        guard let hit = TableRows.find(row, in: source, table: table) else {
            throw RunError(
                .unknownRow, "\(schema.name) has no row whose \(schema.primaryKey) is \(row)",
                hint: "give a row number, or a key grown with the same recipe, seed and start")
        }
        // Which driver row of the block made it, and how many rows of the table come before.
        let before = source.rowCount(table: table, drivers: 0..<hit.driver)
        let number = before + hit.row
        guard let (driver, firstRow) = RowLocator(source, table: table).driver(of: number),
            let batch = TableRows.grow(source, driver..<driver + 1, tables: [table])[table]
        else { throw RunError(.unknownRow, "\(schema.name) has no row \(number)") }
        return (number, driver, batch, number - firstRow)
    }

    private var partition: (index: Int, rows: Range<Int>) {
        let index = driver / RunPlan.partitionRows
        return (index, index * RunPlan.partitionRows..<(index + 1) * RunPlan.partitionRows)
    }

    public var text: String {
        let rows = partition.rows
        var lines = [
            "\(schema.name) row \(number), key \(TableRows.keyText(cells[schema.primaryKey]) ?? "")",
            "  partition \(partition.index): \(driverTable) rows \(rows.lowerBound) to \(rows.upperBound - 1); "
                + "this one is \(driverTable) row \(driver)",
        ]
        lines += Self.draw(schema.fields.map(\.name), cells)
        for parent in parents {
            lines.append("\(parent.column) -> \(parent.table)")
            guard case .object(let members) = parent.cells else { continue }
            lines += Self.draw(members.map(\.key), parent.cells)
        }
        if !notes.isEmpty {
            lines.append("what happened")
            lines += Self.draw(notes.map(\.name), noted)
        }
        lines.append(touches.isEmpty ? "no effect touched this row" : "effects")
        lines += touches.map { "  \($0.effect) (\($0.kind)): \($0.consequence)" }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func draw(_ names: [String], _ cells: JSONValue) -> [String] {
        let width = names.map(\.count).max() ?? 0
        return names.map { name in
            let value = cells[name] ?? .null
            return "  " + ColumnText.padded(name, width) + "  " + (value.text ?? value.compact())
        }
    }

    public var json: JSONValue {
        .object([
            "loam_explanation": .integer(1), "table": .string(schema.name), "row": .integer(number),
            "driver_table": .string(driverTable), "driver_row": .integer(driver),
            "partition": .integer(partition.index), "cells": cells,
            "parents": .array(
                parents.map {
                    .object(["column": .string($0.column), "table": .string($0.table), "cells": $0.cells])
                }),
            "effects": .array(
                touches.map {
                    .object([
                        "effect": .string($0.effect), "kind": .string($0.kind),
                        "consequence": .string($0.consequence),
                    ])
                }),
            "notes": noted,
        ])
    }

    private var noted: JSONValue { .object(notes.map { .init($0.name, .string($0.text)) }) }
}
