public import LoamColumns

/// Driver rows of a source that belong together under a name, such as the orders of one tenant. The sections of a source are
/// contiguous and cover its driver rows in order; names are unique in a source.
public struct SourceSection: Sendable, Equatable {
    public var name: String
    public var drivers: Range<Int>

    public init(_ name: String, drivers: Range<Int>) {
        self.name = name
        self.drivers = drivers
    }
}

/// A range of a source's driver rows as a source of its own: the same rows, counted from 0.
public struct SlicedSource: Source {
    private let base: any Source
    private let slice: Range<Int>

    /// - Parameter drivers: within the driver rows of the source.
    public init(_ base: any Source, drivers: Range<Int>) {
        precondition(drivers.lowerBound >= 0 && drivers.upperBound <= base.driverCount)
        self.base = base
        slice = drivers
    }

    public var tables: [TableSchema] { base.tables }
    public var driverCount: Int { slice.count }
    public var note: String { base.note }
    public func counting(table: Int) -> RowCounting { base.counting(table: table) }
    public func maximumRows(table: Int, drivers: Int) -> Int { base.maximumRows(table: table, drivers: drivers) }
    public func makeGrower() -> any Grower { SlicedGrower(base: base.makeGrower(), first: slice.lowerBound) }

    public func rowCount(table: Int, drivers: Range<Int>) -> Int {
        base.rowCount(table: table, drivers: shifted(drivers, by: slice.lowerBound))
    }

    /// What of the base's sections is in the slice.
    public var sections: [SourceSection] {
        base.sections.compactMap { section in
            let part = section.drivers.clamped(to: slice)
            return part.isEmpty ? nil : SourceSection(section.name, drivers: shifted(part, by: -slice.lowerBound))
        }
    }
}

private final class SlicedGrower: Grower {
    private let base: any Grower
    private let first: Int

    init(base: any Grower, first: Int) {
        self.base = base
        self.first = first
    }

    var failure: RunError? { base.failure }

    func grow(_ drivers: Range<Int>, into batches: [Batch?]) {
        base.grow(shifted(drivers, by: first), into: batches)
    }
}

private func shifted(_ range: Range<Int>, by distance: Int) -> Range<Int> {
    range.lowerBound + distance..<range.upperBound + distance
}
