internal import LoamBytes
internal import LoamColumns

/// The files of one output that rows are being collected for: one, or one for each directory.
final class FileAssemblies {
    private let output: Int
    private let name: String
    private let isRouted: Bool
    private let size: GroupSize
    private let shelf: TrayShelf
    private let mostHeldBytes: Int
    private var files: [GroupAssembly] = []
    /// The file of each directory, numbered as they appear.
    private var numbers: [String: Int] = [:]

    /// The most directories of a table: each has a file open.
    static let mostDirectories = 1_000

    init(_ plan: RunPlan, output: Int, size: GroupSize, shelf: TrayShelf) {
        let facts = plan.outputs[output]
        self.output = output
        self.size = size
        name = plan.tableName(facts)
        isRouted = !facts.levels.isEmpty
        mostHeldBytes = plan.mostHeldBytes
        // Rows of many files wait at once: their memory goes when they do.
        self.shelf = isRouted ? TrayShelf(plan.schema(facts), keeps: false) : shelf
        if !isRouted { files = [GroupAssembly(output: output, size: size, shelf: shelf)] }
    }

    /// Takes rows that belong to one file.
    ///
    /// - Throws: `too_many_directories`.
    func add(
        _ segment: PartitionResult.Segment, _ tray: Tray, _ rows: Range<Int>, close: (GroupAssembly.Closed) -> Void
    ) throws(RunError) {
        guard let directory = segment.directory else { return files[0].add(segment, tray, rows, close: close) }
        var segment = segment
        segment.file = try number(directory)
        files[segment.file].add(segment, tray, rows, close: close)
    }

    private func number(_ directory: String) throws(RunError) -> Int {
        if let number = numbers[directory] { return number }
        let number = files.count
        guard number < Self.mostDirectories else {
            throw RunError(
                .tooManyDirectories,
                "\(name) has rows for more than \(Self.mostDirectories) directories, the last one \(directory)",
                hint: "choose a coarser period, such as month:, or a column of fewer values")
        }
        numbers[directory] = number
        files.append(GroupAssembly(output: output, size: size, shelf: shelf, directory: directory))
        return number
    }

    /// A partition has ended: groups that are large enough do, too, and the largest where all together are too large.
    func endPartition(close: (GroupAssembly.Closed) -> Void) {
        for file in files { file.endPartition(close: close) }
        guard isRouted else { return }
        var held = files.reduce(0) { $0 + $1.byteCount }
        while held > mostHeldBytes, var largest = files.first {
            // The first of equals.
            for file in files where file.byteCount > largest.byteCount { largest = file }
            held -= largest.byteCount
            largest.close(endsFile: false, close)
        }
    }

    /// The source has ended: so do the files that it alone could end.
    func end(close: (GroupAssembly.Closed) -> Void) {
        guard isRouted else { return }
        for file in files { file.close(endsFile: true, close) }
    }
}
