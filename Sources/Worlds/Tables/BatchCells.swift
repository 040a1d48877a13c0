public import LoamBytes
public import LoamColumns

/// A batch of a declared table while it is filled: cells by column handle and row number.
public struct BatchCells {
    public let batch: Batch
    /// The rows to fill, by their numbers in the table; those of children are counted from the batch's first.
    public let rows: Range<Int>

    public subscript<Number: NumberCell>(_ column: ColumnHandle<Number>) -> NumberCells<Number> {
        NumberCells(Number.cells(of: column.column(in: batch)), first: rows.lowerBound)
    }

    public subscript(_ column: ColumnHandle<UUIDWords>) -> KeyCells {
        KeyCells(column.column(in: batch).uuid, first: rows.lowerBound)
    }

    public subscript(_ column: ColumnHandle<Bool>) -> FlagCells {
        FlagCells(column.column(in: batch).bool, first: rows.lowerBound)
    }

    /// Which cells of a nullable column hold a value: all, until one is said not to.
    public func valid<Value>(_ column: ColumnHandle<Value>) -> FlagCells {
        FlagCells(column.column(in: batch).valid, first: rows.lowerBound)
    }

    /// Writes all texts of a column, row after row: `endRow()` for each row and `finish()` at the end.
    ///
    /// - Parameter width: the most bytes of a text, where the declaration does not say it.
    public func writer(_ column: ColumnHandle<String>, width: Int? = nil) -> TextWriter {
        let width = width ?? column.width
        // Pieces are written unchecked.
        precondition(width > 0, "nobody says how wide a text of \(column.table).\(column.name) is")
        return TextWriter(column.column(in: batch), rows: rows.count, maximumWidth: width)
    }
}
