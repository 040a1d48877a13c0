internal import LoamBytes
package import LoamColumns
package import LoamEngine

/// The rows of blocks as batches, whatever the format of their files is. For one thread and one table.
package final class BlockRows {
    private let files: [DataFile]
    private let schema: TableSchema
    private var decoder: (file: Int, decoder: any Decoder)?
    private var reader: (file: Int, reader: any GroupReader)?
    private var block: Block?
    /// Where the next row of a block of text begins.
    private var offset = 0
    /// What could not be read of files that are read group by group, and what contradicts their rows; by file.
    package private(set) var faults: [Int: [FileFault]] = [:]

    package init(_ files: [DataFile], _ schema: TableSchema) {
        self.files = files
        self.schema = schema
    }

    /// Columns that the block's file does not have; their cells read as null or zero.
    package var missingColumns: [Int] { block?.group == nil ? decoder?.decoder.missingColumns ?? [] : [] }

    /// Goes to the first row of a block, whose bytes must stay as they are until the last one is read.
    package func begin(_ block: Block) {
        self.block = block
        offset = 0
        if let group = block.group {
            if reader?.file != block.file {
                noteContradictions()
                reader = (block.file, group.file.makeReader())
            }
            do throws(FileFault) {
                try reader?.reader.begin(group.number)
            } catch {
                lose(error)
            }
        } else if decoder?.file != block.file {
            decoder = files[block.file].rowFormat.map { (block.file, $0.makeDecoder(schema, header: block.header)) }
        }
    }

    /// Reads rows into the batch, from empty, until it is full or the block ends; false where nothing was left.
    ///
    /// - Parameter faults: cells that could not be read, in order of rows; appended.
    package func next(into batch: Batch, faults: inout [DecodeFault]) -> Bool {
        guard let block else { return false }
        if block.group != nil {
            do throws(FileFault) {
                return try reader?.reader.next(into: batch, faults: &faults) ?? false
            } catch {
                lose(error)
                return false
            }
        }
        guard let decoder = decoder?.decoder, offset < block.bytes.count else { return false }
        offset = decoder.decode(block.bytes.bytes, from: offset, into: batch, faults: &faults)
        return true
    }

    /// No further block comes.
    package func finish() {
        noteContradictions()
        reader = nil
        block = nil
    }

    private func noteContradictions() {
        guard let reader, !reader.reader.contradictions.isEmpty else { return }
        faults[reader.file, default: []] += reader.reader.contradictions
    }

    /// The rest of the block cannot be read.
    private func lose(_ fault: FileFault) {
        guard let block else { return }
        faults[block.file, default: []].append(fault)
        self.block = nil
    }
}
