/// How many rows of a child table each driver row of a batch makes, which a stage has found. With it a child table is declared, gets its
/// key, and is filled in one loop.
public struct ChildCounts: Sendable {
    /// After which the counts are known.
    public let stage: Stage
    /// The most that a driver row can make.
    public let most: Int
    @usableFromInline let counts: ScratchColumn<Int32>

    /// - Parameter counts: one for each driver row, 0...most, written by the stage.
    public init(_ counts: ScratchColumn<Int32>, most: Int, after stage: Stage) {
        (self.counts, self.most, self.stage) = (counts, most, stage)
    }

    /// How many the driver row at a place of the batch makes.
    @inlinable @inline(__always)
    public func count(_ place: Int, _ scratch: Scratch) -> Int { Int(scratch[counts][place]) }

    /// How many some driver rows make, from the first of the batch on.
    func total(_ drivers: Int, _ scratch: Scratch) -> Int {
        let counts = scratch[counts]
        return (0..<drivers).reduce(0) { $0 &+ Int(counts[$1]) }
    }

    /// Hands on the children of some driver rows in the order of the table.
    ///
    /// - Parameters:
    ///   - part: some of the driver rows of the batch.
    ///   - drivers: those of the batch.
    ///   - line: the number of the first child in the batch; afterwards that of the one after the last.
    ///   - body: gets the driver row, the place of the child among those of its driver, and the number of the child in the batch.
    @inlinable @inline(__always)
    public func forEach(
        _ part: Range<Int>, of drivers: Range<Int>, _ scratch: Scratch, line: inout Int,
        _ body: (_ driver: Int, _ place: Int, _ child: Int) -> Void
    ) {
        let counts = scratch[counts]
        for driver in part {
            for place in 0..<Int(counts[driver &- drivers.lowerBound]) {
                body(driver, place, line)
                line &+= 1
            }
        }
    }

    /// The children of all driver rows of a batch.
    @inlinable @inline(__always)
    public func forEach(
        _ drivers: Range<Int>, _ cells: BatchCells, _ scratch: Scratch,
        _ body: (_ driver: Int, _ place: Int, _ child: Int) -> Void
    ) {
        var line = cells.rows.lowerBound
        forEach(drivers, of: drivers, scratch, line: &line, body)
    }
}

extension SourceBuilder {
    /// A table of which each driver row makes as many rows as counted.
    public func children(_ name: String, _ meaning: String, _ counts: ChildCounts) -> TableBuilder {
        children(name, meaning, most: counts.most, after: counts.stage) { drivers, scratch in
            counts.total(drivers, scratch)
        }
    }

    /// Counts children in a stage of its own.
    ///
    /// - Parameter body: writes the count of each driver row of a batch.
    public func counts(
        most: Int, after stages: Stage...,
        by body:
            @escaping @Sendable (
                _ drivers: Range<Int>, Scratch, _ counts: UnsafeMutablePointer<Int32>
            ) -> Void
    ) -> ChildCounts {
        let counts = scratch(Int32.self)
        let stage = prepare(after: stages) { drivers, scratch in body(drivers, scratch, scratch[counts]) }
        return ChildCounts(counts, most: most, after: stage)
    }
}

extension TableBuilder {
    /// The primary key of children: its draws are those of driver row x most + place.
    @discardableResult
    public func key(_ name: String, _ counts: ChildCounts, _ meaning: String) -> ColumnHandle<UUIDWords> {
        let column = uuid(name, meaning)
        let keys = book.key(self.name, name, rows: rows)
        fill(column, after: counts.stage) { drivers, cells, scratch in
            let out = cells[column]
            counts.forEach(drivers, cells, scratch) { driver, place, child in
                out[child] = keys.uuid(driver &* counts.most &+ place)
            }
        }
        return column
    }
}
