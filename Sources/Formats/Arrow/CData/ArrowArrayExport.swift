internal import CArrow
internal import LoamBytes
internal import LoamColumns

/// Hands the rows of a batch to another library through the Arrow C data interface: buffers stay where they are.
struct ArrowArrayExport {
    let columns: [Int]
    let decimals: DecimalWidth
    /// The dictionaries met so far.
    private var known: [Enumeration] = []
    private var words: [DictionaryWords] = []

    init(columns: [Int], decimals: DecimalWidth) {
        self.columns = columns
        self.decimals = decimals
    }

    /// Fills `out` with a structure array of rows `rows`. Its owner calls its `release` once; children may be moved out
    /// of it and released on their own, from any thread.
    mutating func export(_ lease: ExportLease, rows: Range<Int>, to out: UnsafeMutablePointer<ArrowArray>) {
        let memory = ArrayMemory(lease, buffers: [nil], children: columns.count, hasDictionary: false)
        for (index, column) in columns.enumerated() {
            fill(memory.children[index], lease.held.batch.columns[column], rows, lease)
        }
        out.initialize(to: memory.array(length: rows.count, offset: 0, nulls: 0))
    }

    private mutating func fill(
        _ out: UnsafeMutablePointer<ArrowArray>, _ column: Column, _ rows: Range<Int>, _ lease: ExportLease
    ) {
        let validity = column.validity.map { UnsafeRawPointer($0) }
        var buffers: [UnsafeRawPointer?] = [validity]
        var children: [(Column, Range<Int>)] = []
        var dictionary: DictionaryWords?
        switch column.type {
        case .decimal where decimals == .bits128: buffers.append(lease.held.widened(column, rows: rows))
        case .bool, .int32, .int64, .float64, .decimal, .date, .timestamp, .uuid:
            buffers.append(column.values.map { UnsafeRawPointer($0) })
        case .dictionary(let enumeration):
            buffers.append(column.values.map { UnsafeRawPointer($0) })
            dictionary = self.words(of: enumeration)
        case .utf8: buffers += [column.offsets.map { UnsafeRawPointer($0) }, UnsafeRawPointer(column.text.start)]
        case .structure:
            // The offset of a structure holds for its children as well, which therefore begin at row 0.
            children = column.children.map { ($0, 0..<rows.upperBound) }
        case .list:
            buffers.append(column.offsets.map { UnsafeRawPointer($0) })
            children = [(column.children[0], 0..<Int(column.offsets?[rows.upperBound] ?? 0))]
        }
        let memory = ArrayMemory(lease, buffers: buffers, children: children.count, hasDictionary: dictionary != nil)
        for (index, child) in children.enumerated() { fill(memory.children[index], child.0, child.1, lease) }
        if let dictionary, let target = memory.dictionary { dictionary.export(to: target) }
        out.initialize(
            to: memory.array(length: rows.count, offset: rows.lowerBound, nulls: rows.count - column.validCount(rows)))
    }

    private mutating func words(of enumeration: Enumeration) -> DictionaryWords {
        if let index = known.firstIndex(of: enumeration) { return words[index] }
        known.append(enumeration)
        words.append(DictionaryWords(enumeration))
        return words[words.count - 1]
    }
}

/// The words of an enumeration in the layout of a text array, shared by all batches of a stream.
final class DictionaryWords {
    private let count: Int
    private let offsets: UnsafeMutablePointer<Int32>
    private var bytes: ByteBuffer

    init(_ enumeration: Enumeration) {
        count = enumeration.count
        offsets = .allocate(capacity: count + 1)
        bytes = ByteBuffer()
        offsets[0] = 0
        for index in 0..<count {
            bytes.append(enumeration.words.bytes(index))
            offsets[index + 1] = Int32(bytes.count)
        }
    }

    deinit { offsets.deallocate() }

    func export(to out: UnsafeMutablePointer<ArrowArray>) {
        let buffers = [nil, UnsafeRawPointer(offsets), UnsafeRawPointer(bytes.start)]
        let memory = ArrayMemory(self, buffers: buffers, children: 0, hasDictionary: false)
        out.initialize(to: memory.array(length: count, offset: 0, nulls: 0))
    }
}

/// What one exported array points to. Freed by the release callback, after the arrays below have been released.
final class ArrayMemory {
    /// Keeps the buffers alive.
    private let owner: AnyObject
    private let buffers: UnsafeMutablePointer<UnsafeRawPointer?>
    private let bufferCount: Int
    let children: [UnsafeMutablePointer<ArrowArray>]
    private let childList: UnsafeMutablePointer<UnsafeMutablePointer<ArrowArray>?>?
    let dictionary: UnsafeMutablePointer<ArrowArray>?

    init(_ owner: AnyObject, buffers: [UnsafeRawPointer?], children: Int, hasDictionary: Bool) {
        self.owner = owner
        bufferCount = buffers.count
        self.buffers = .allocate(capacity: buffers.count)
        for (index, buffer) in buffers.enumerated() { (self.buffers + index).initialize(to: buffer) }
        self.children = (0..<children).map { _ in .allocate(capacity: 1) }
        childList = children == 0 ? nil : .allocate(capacity: children)
        for (index, child) in self.children.enumerated() { (childList! + index).initialize(to: child) }
        dictionary = hasDictionary ? .allocate(capacity: 1) : nil
    }

    deinit {
        buffers.deallocate()
        for child in children { child.deallocate() }
        childList?.deallocate()
        dictionary?.deallocate()
    }

    /// The array over this memory, which it owns from now on.
    func array(length: Int, offset: Int, nulls: Int) -> ArrowArray {
        ArrowArray(
            length: Int64(length), null_count: Int64(nulls), offset: Int64(offset), n_buffers: Int64(bufferCount),
            n_children: Int64(children.count), buffers: buffers, children: childList, dictionary: dictionary,
            release: releaseArray, private_data: Unmanaged.passRetained(self).toOpaque())
    }
}

private func releaseArray(_ array: UnsafeMutablePointer<ArrowArray>?) {
    guard let array, array.pointee.release != nil, let data = array.pointee.private_data else { return }
    let memory = Unmanaged<ArrayMemory>.fromOpaque(data).takeRetainedValue()
    // An array that its reader has moved elsewhere has no release any more.
    for child in memory.children { child.pointee.release?(child) }
    if let dictionary = memory.dictionary { dictionary.pointee.release?(dictionary) }
    array.pointee.private_data = nil
    array.pointee.release = nil
}
