public import CArrow
public import LoamColumns

/// Hands a table's schema to another library through the Arrow C data interface.
public enum ArrowSchemaExport {
    /// Fills `out` with the structure type that the rows of a table are, with one child a column.
    ///
    /// `out` is written without looking at what it held. It owns what it points to; its user calls its `release` once.
    ///
    /// - Parameter columns: indexes of the columns, in the order in which they leave.
    public static func export(
        _ schema: TableSchema, columns: [Int], decimals: DecimalWidth, to out: UnsafeMutablePointer<ArrowSchema>
    ) {
        let fields = columns.map { schema.fields[$0] }
        fill(
            out, format: "+s", name: schema.name, metadata: ArrowTypeText.metadata(schema), isNullable: false,
            children: fields, dictionary: false, decimals)
    }

    private static func fill(_ out: UnsafeMutablePointer<ArrowSchema>, _ field: Field, _ decimals: DecimalWidth) {
        var children: [Field] = []
        var isDictionary = false
        switch field.type {
        case .structure(let fields): children = fields
        case .list(let element): children = [Field("item", element, "")]
        case .dictionary: isDictionary = true
        default: break
        }
        fill(
            out, format: ArrowTypeText.text(field.type, decimals), name: field.name,
            metadata: ArrowTypeText.metadata(field), isNullable: field.isNullable, children: children,
            dictionary: isDictionary, decimals)
    }

    private static func fill(
        _ out: UnsafeMutablePointer<ArrowSchema>, format: String, name: String, metadata: [(String, String)],
        isNullable: Bool, children: [Field], dictionary: Bool, _ decimals: DecimalWidth
    ) {
        let memory = SchemaMemory(format, name, metadata, children: children.count, hasDictionary: dictionary)
        for (index, child) in children.enumerated() { fill(memory.children[index], child, decimals) }
        if let dictionary = memory.dictionary {
            fill(dictionary, Field("", .utf8, ""), decimals)
        }
        out.initialize(
            to: ArrowSchema(
                format: memory.format, name: memory.name, metadata: memory.metadata,
                flags: isNullable ? Int64(ARROW_FLAG_NULLABLE) : 0, n_children: Int64(children.count),
                children: memory.childList, dictionary: memory.dictionary, release: releaseSchema,
                private_data: Unmanaged.passRetained(memory).toOpaque()))
    }
}

/// The memory of one schema node. Freed by the release callback, after the nodes below have been released.
private final class SchemaMemory {
    let format: UnsafePointer<CChar>
    let name: UnsafePointer<CChar>
    let metadata: UnsafePointer<CChar>?
    let children: [UnsafeMutablePointer<ArrowSchema>]
    let childList: UnsafeMutablePointer<UnsafeMutablePointer<ArrowSchema>?>?
    let dictionary: UnsafeMutablePointer<ArrowSchema>?

    init(_ format: String, _ name: String, _ metadata: [(String, String)], children: Int, hasDictionary: Bool) {
        self.format = Self.copy(Array(format.utf8) + [0])
        // A name ends at its first zero byte for everybody who reads it in C.
        self.name = Self.copy(Array(name.utf8) + [0])
        self.metadata = metadata.isEmpty ? nil : Self.copy(Self.packed(metadata))
        self.children = (0..<children).map { _ in .allocate(capacity: 1) }
        childList = children == 0 ? nil : .allocate(capacity: children)
        for (index, child) in self.children.enumerated() { (childList! + index).initialize(to: child) }
        dictionary = hasDictionary ? .allocate(capacity: 1) : nil
    }

    deinit {
        format.deallocate()
        name.deallocate()
        metadata?.deallocate()
        for child in children { child.deallocate() }
        childList?.deallocate()
        dictionary?.deallocate()
    }

    private static func copy(_ bytes: [UInt8]) -> UnsafePointer<CChar> {
        let text = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
        for (index, byte) in bytes.enumerated() { text[index] = CChar(bitPattern: byte) }
        return UnsafePointer(text)
    }

    /// Count of pairs, then length and bytes of each key and value, lengths as Int32 of this machine.
    private static func packed(_ pairs: [(String, String)]) -> [UInt8] {
        func word(_ value: Int) -> [UInt8] { withUnsafeBytes(of: Int32(value)) { Array($0) } }
        return pairs.reduce(into: word(pairs.count)) { bytes, pair in
            for text in [pair.0, pair.1] { bytes += word(text.utf8.count) + Array(text.utf8) }
        }
    }
}

private func releaseSchema(_ schema: UnsafeMutablePointer<ArrowSchema>?) {
    guard let schema, schema.pointee.release != nil, let data = schema.pointee.private_data else { return }
    let memory = Unmanaged<SchemaMemory>.fromOpaque(data).takeRetainedValue()
    // A node that its reader has moved elsewhere has no release any more.
    for child in memory.children { child.pointee.release?(child) }
    if let dictionary = memory.dictionary { dictionary.pointee.release?(dictionary) }
    schema.pointee.private_data = nil
    schema.pointee.release = nil
}
