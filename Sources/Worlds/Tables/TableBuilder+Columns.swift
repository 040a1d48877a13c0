public import LoamBytes
public import LoamColumns

/// What fills a column of numbers, keys or flags: the rows, and the cells by row number.
public typealias CellFiller<Column: Cells> = @Sendable (_ rows: Range<Int>, Column) -> Void

/// The kinds of columns. Each returns the handle by which laws, other fillers and other tables know the column; one without a
/// filler of its own is filled together with others, by `fill`.
extension TableBuilder {
    /// The primary key, whose streams other tables may ask too.
    @discardableResult
    public func key(_ name: String, _ keys: KeyStreams, _ meaning: String) -> ColumnHandle<UUIDWords> {
        setPrimaryKey(name)
        return uuid(name, meaning) { rows, out in out.each(rows) { keys.uuid($0) } }
    }

    /// The primary key, where no other table needs its streams.
    @discardableResult
    public func key(_ name: String, _ meaning: String) -> ColumnHandle<UUIDWords> {
        key(name, book.key(self.name, name, rows: rows), meaning)
    }

    /// A foreign key.
    @discardableResult
    public func key(
        _ name: String, to parent: ColumnHandle<UUIDWords>, nullable: Bool = false, _ meaning: String,
        by filler: CellFiller<KeyCells>? = nil
    ) -> ColumnHandle<UUIDWords> {
        uuid(
            name, references: ForeignKey(parent.table, parent.name), nullable: nullable, meaning, by: filler)
    }

    @discardableResult
    public func uuid(
        _ name: String, references: ForeignKey? = nil, nullable: Bool = false, _ meaning: String,
        by filler: CellFiller<KeyCells>? = nil
    ) -> ColumnHandle<UUIDWords> {
        let column: ColumnHandle<UUIDWords> = add(
            Field(name, .uuid, nullable: nullable, references: references, meaning))
        if let filler { fill(column) { rows, cells in filler(rows, cells[column]) } }
        return column
    }

    @discardableResult
    public func int32(
        _ name: String, unit: String = "", domain: String = "", nullable: Bool = false, _ meaning: String,
        by filler: CellFiller<NumberCells<Int32>>? = nil
    ) -> ColumnHandle<Int32> {
        number(Field(name, .int32, nullable: nullable, unit: unit, domain: domain, meaning), filler)
    }

    @discardableResult
    public func int64(
        _ name: String, unit: String = "", domain: String = "", nullable: Bool = false, _ meaning: String,
        by filler: CellFiller<NumberCells<Int64>>? = nil
    ) -> ColumnHandle<Int64> {
        number(Field(name, .int64, nullable: nullable, unit: unit, domain: domain, meaning), filler)
    }

    /// A decimal, in units of its last place.
    @discardableResult
    public func decimal(
        _ name: String, digits: Int, scale: Int, unit: String = "", domain: String = "", nullable: Bool = false,
        _ meaning: String, by filler: CellFiller<NumberCells<Int64>>? = nil
    ) -> ColumnHandle<Int64> {
        let type = ColumnType.decimal(precision: digits, scale: scale)
        return number(Field(name, type, nullable: nullable, unit: unit, domain: domain, meaning), filler)
    }

    /// Money with two decimals, in minor units.
    @discardableResult
    public func money(
        _ name: String, digits: Int = 10, unit: String = "", domain: String = "", nullable: Bool = false,
        _ meaning: String, by filler: CellFiller<NumberCells<Int64>>? = nil
    ) -> ColumnHandle<Int64> {
        decimal(name, digits: digits, scale: 2, unit: unit, domain: domain, nullable: nullable, meaning, by: filler)
    }

    /// Microseconds since 1970 UTC, whatever is written of them.
    @discardableResult
    public func timestamp(
        _ name: String, resolution: ColumnType.Resolution = .microseconds, nullable: Bool = false, _ meaning: String,
        by filler: CellFiller<NumberCells<Int64>>? = nil
    ) -> ColumnHandle<Int64> { number(Field(name, .timestamp(resolution), nullable: nullable, meaning), filler) }

    /// Days since 1970-01-01.
    @discardableResult
    public func date(
        _ name: String, nullable: Bool = false, _ meaning: String, by filler: CellFiller<NumberCells<Int32>>? = nil
    ) -> ColumnHandle<Int32> { number(Field(name, .date, nullable: nullable, meaning), filler) }

    /// A floating-point number that is published with so many decimals.
    @discardableResult
    public func float64(
        _ name: String, decimals: Int, unit: String = "", domain: String = "", _ meaning: String,
        by filler: CellFiller<NumberCells<Double>>? = nil
    ) -> ColumnHandle<Double> {
        number(Field(name, .float64(decimals: decimals), unit: unit, domain: domain, meaning), filler)
    }

    /// A list of words of an enumeration, at most `most` a row. The filler hands the words of a row to `append`, in order.
    @discardableResult
    public func list(
        _ name: String, of words: Enumeration, most: Int, _ meaning: String,
        by filler: @escaping @Sendable (_ row: Int, _ append: (Int32) -> Void) -> Void
    ) -> ColumnHandle<[Int32]> {
        let column: ColumnHandle<[Int32]> = add(Field(name, .list(.dictionary(words)), meaning))
        fill(column) { rows, cells in
            let list = ListCells(column.column(in: cells.batch), first: rows.lowerBound, room: rows.count * most)
            let elements = list.elements.int32
            var count = 0
            for row in rows {
                let first = count
                filler(row) { word in
                    precondition(count - first < most, "a list has more words than its declaration says")
                    elements[count] = word
                    count += 1
                }
                list.end(row, at: count)
            }
        }
        return column
    }

    /// A list of structures, at most `most` a row, which is filled by `fill` through `BatchCells.list`.
    ///
    /// - Parameter declare: declares the fields; what it returns is returned beside the list.
    public func list<Handles>(_ name: String, most: Int, _ meaning: String, _ declare: (StructureBuilder) -> Handles)
        -> (list: ListHandle, fields: Handles)
    {
        let builder = StructureBuilder(table: self.name, index: columnCount)
        let handles = declare(builder)
        let column: ColumnHandle<Never> = add(Field(name, .list(.structure(builder.fields)), meaning))
        return (ListHandle(index: column.index, most: most), handles)
    }

    @discardableResult public func flag(_ name: String, _ meaning: String, by filler: CellFiller<FlagCells>? = nil)
        -> ColumnHandle<Bool>
    {
        let column: ColumnHandle<Bool> = add(Field(name, .bool, meaning))
        if let filler { fill(column) { rows, cells in filler(rows, cells[column]) } }
        return column
    }

    /// A word of an enumeration, by its index.
    @discardableResult
    public func choice(
        _ name: String, _ words: Enumeration, nullable: Bool = false, _ meaning: String,
        by filler: CellFiller<NumberCells<Int32>>? = nil
    ) -> ColumnHandle<Int32> { number(Field(name, .dictionary(words), nullable: nullable, meaning), filler) }

    /// A text of at most `width` bytes. The filler closes each row with `endRow()`.
    @discardableResult
    public func text(
        _ name: String, width: Int, _ meaning: String,
        by filler: @escaping @Sendable (_ rows: Range<Int>, inout TextWriter) -> Void
    ) -> ColumnHandle<String> {
        let column = text(name, width: width, meaning)
        fill(column) { rows, cells in
            var writer = cells.writer(column)
            filler(rows, &writer)
            writer.finish()
        }
        return column
    }

    /// A text that is filled together with others.
    ///
    /// - Parameter width: the most bytes of a text; 0 where the filler says it, since it is known only then.
    @discardableResult
    public func text(
        _ name: String, width: Int = 0, nullable: Bool = false, _ meaning: String
    ) -> ColumnHandle<String> { add(Field(name, .utf8, nullable: nullable, meaning), width: width) }

    /// A structure of fields, which are filled by `fill`, and wanted or not as one column.
    ///
    /// - Parameter declare: declares the fields; what it returns is returned.
    public func structure<Handles>(
        _ name: String, _ meaning: String, _ declare: (StructureBuilder) -> Handles
    ) -> Handles {
        let builder = StructureBuilder(table: self.name, index: columnCount)
        let handles = declare(builder)
        let _: ColumnHandle<Never> = add(Field(name, .structure(builder.fields), meaning))
        return handles
    }

    private func number<Number: NumberCell>(
        _ field: Field, _ filler: CellFiller<NumberCells<Number>>?
    ) -> ColumnHandle<Number> {
        let column: ColumnHandle<Number> = add(field)
        if let filler { fill(column) { rows, cells in filler(rows, cells[column]) } }
        return column
    }
}
