/// How the rows of an output are divided into files.
public struct FileCut: Sendable, Equatable {
    /// Rows a file holds at most; nil for no limit.
    public var rows: Int?
    /// Whether each section of the source has files of its own.
    public var bySection: Bool

    public init(rows: Int? = nil, bySection: Bool = false) {
        self.rows = rows
        self.bySection = bySection
    }

    /// Whether there may be more than one file.
    public var isCut: Bool { rows != nil || bySection }
}

/// Which of an output's files a row belongs to. Rows are counted from the run's first. Sections without rows have no file.
public struct FileBounds: Sendable {
    private let rows: Int?
    private let names: [String]
    /// The first row of each section and the end of the last; empty where files are not cut by section.
    private let starts: [Int]
    /// The number of the first file of each section, and of all files.
    private let firstFiles: [Int]

    /// Which of the files of its output, and of its section, a file is.
    public struct Position: Sendable, Equatable {
        /// Nil where files are not cut by section.
        public var section: String?
        /// Counted from 0, in the section where there is one.
        public var number: Int
    }

    public init(_ plan: RunPlan, output: Output) {
        let cut = plan.cut(output)
        let source = plan.sources[output.source]
        rows = cut.rows
        let share = plan.share.range(of: source.driverCount)
        let sections = cut.bySection ? source.sections : []
        names = sections.map(\.name)
        var (starts, firstFiles) = ([0], [0])
        for section in sections {
            let drivers = section.drivers.clamped(to: share)
            let count = drivers.isEmpty ? 0 : source.rowCount(table: output.table, drivers: drivers)
            starts.append(starts[starts.count - 1] + count)
            let files = count == 0 ? 0 : cut.rows.map { (count + $0 - 1) / $0 } ?? 1
            firstFiles.append(firstFiles[firstFiles.count - 1] + files)
        }
        self.starts = sections.isEmpty ? [] : starts
        self.firstFiles = sections.isEmpty ? [] : firstFiles
    }

    /// The file that a row belongs to.
    func file(of row: Int) -> Int {
        guard !starts.isEmpty else { return rows.map { row / $0 } ?? 0 }
        let section = Self.last(of: starts, notAbove: row, below: names.count)
        return firstFiles[section] + (rows.map { (row - starts[section]) / $0 } ?? 0)
    }

    /// Rows from this one to the end of its file.
    func rowsLeft(from row: Int) -> Int {
        guard !starts.isEmpty else { return rows.map { $0 - row % $0 } ?? .max }
        let section = Self.last(of: starts, notAbove: row, below: names.count)
        let left = starts[section + 1] - row
        // Behind the last row there is nothing left to cut.
        guard left > 0 else { return .max }
        return min(left, rows.map { $0 - (row - starts[section]) % $0 } ?? left)
    }

    /// Whether a file ends in front of a row and, if there is such a row, another begins with it.
    func isBoundary(_ row: Int) -> Bool {
        guard row > 0 else { return false }
        guard !starts.isEmpty else { return rows.map { row % $0 == 0 } ?? false }
        let section = Self.last(of: starts, notAbove: row, below: names.count)
        return row == starts[section] || row == starts[section + 1]
            || rows.map { (row - starts[section]) % $0 == 0 } ?? false
    }

    /// Files of the output where they are cut by section; nil elsewhere.
    var sectionFiles: Int? { firstFiles.last }

    /// Which file it is.
    public func position(of file: Int) -> Position {
        guard !starts.isEmpty else { return Position(section: nil, number: file) }
        let section = Self.last(of: firstFiles, notAbove: file, below: names.count)
        return Position(section: names[section], number: file - firstFiles[section])
    }

    /// The last of the first `count` entries that is not above a value; entries never fall.
    private static func last(of entries: [Int], notAbove value: Int, below count: Int) -> Int {
        var (low, high) = (0, count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if entries[middle] <= value { low = middle } else { high = middle }
        }
        return low
    }
}
