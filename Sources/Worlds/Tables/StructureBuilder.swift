public import LoamBytes
public import LoamColumns

/// Declares the fields of a structure.
public final class StructureBuilder {
    private let table: String
    private let index: Int
    private(set) var fields: [Field] = []

    init(table: String, index: Int) {
        self.table = table
        self.index = index
    }

    /// A text of at most `width` bytes.
    public func text(
        _ name: String, width: Int, nullable: Bool = false, _ meaning: String
    ) -> ColumnHandle<String> { add(Field(name, .utf8, nullable: nullable, meaning), width: width) }

    /// A word of an enumeration, by its index.
    public func choice(
        _ name: String, _ words: Enumeration, nullable: Bool = false, _ meaning: String
    ) -> ColumnHandle<Int32> { add(Field(name, .dictionary(words), nullable: nullable, meaning)) }

    /// A foreign key.
    public func key(_ name: String, to parent: ColumnHandle<UUIDWords>, _ meaning: String) -> ColumnHandle<UUIDWords> {
        add(Field(name, .uuid, references: ForeignKey(parent.table, parent.name), meaning))
    }

    public func int32(_ name: String, domain: String = "", _ meaning: String) -> ColumnHandle<Int32> {
        add(Field(name, .int32, domain: domain, meaning))
    }

    /// Money with two decimals, in minor units.
    public func money(_ name: String, digits: Int, unit: String = "", domain: String = "", _ meaning: String)
        -> ColumnHandle<Int64>
    { add(Field(name, .decimal(precision: digits, scale: 2), unit: unit, domain: domain, meaning)) }

    private func add<Value>(_ field: Field, width: Int = 0) -> ColumnHandle<Value> {
        fields.append(field)
        return ColumnHandle(table: table, name: field.name, index: index, field: fields.count - 1, width: width)
    }
}
