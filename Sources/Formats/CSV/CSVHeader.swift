internal import LoamBytes
internal import LoamColumns
internal import LoamEngine

/// Which column of the schema each cell of a CSV file belongs to, by the file's header.
struct CSVHeader {
    /// For each cell of a row its index in the schema; nil for a column that the schema does not have or that came before.
    let columns: [Int?]
    let missing: [Int]
    let faults: [DecodeFault]

    /// - Parameter header: the first line without its end; nil where the file has none, and its columns are the schema's.
    init(_ schema: TableSchema, _ header: [UInt8]?) {
        guard var header else {
            (columns, missing, faults) = (schema.fields.indices.map { $0 }, [], [])
            return
        }
        var faults: [DecodeFault] = []
        func fault(_ kind: DecodeFault.Kind, _ column: Int?, _ text: String) {
            faults.append(DecodeFault(row: 0, column: column, kind: kind, text: text))
        }
        if header.starts(with: [0xEF, 0xBB, 0xBF]) {
            header.removeFirst(3)
            fault(.encoding, nil, "byte order mark")
        }
        if header.last == 0x0D { header.removeLast() }
        var columns: [Int?] = []
        for name in CSVRowReader.cells(header).map({ String(decoding: $0, as: UTF8.self) }) {
            let index = schema.index(of: name)
            if index == nil { fault(.unknownColumn, nil, name) }
            let isDouble = index != nil && columns.contains(index)
            if isDouble { fault(.duplicateColumn, index, name) }
            columns.append(isDouble ? nil : index)
        }
        let missing = schema.fields.indices.filter { !columns.contains($0) }
        for column in missing { fault(.missingColumn, column, schema.fields[column].name) }
        let known = columns.compactMap { $0 }
        if let index = zip(known, known.dropFirst()).first(where: { $0 > $1 })?.1 {
            fault(.columnOrder, index, schema.fields[index].name)
        }
        (self.columns, self.missing, self.faults) = (columns, missing, faults)
    }
}
