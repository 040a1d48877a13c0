public import LoamBytes
internal import LoamColumns

/// A column of lists of structures.
public struct ListHandle: DeclaredColumn {
    public let index: Int
    public var field: Int? { nil }
    /// The most elements of a row.
    let most: Int
}

/// The lists of a column while they are filled: their elements one after the other, counted from the batch's first.
public struct ListCells {
    let elements: Column
    @usableFromInline let offsets: UnsafeMutablePointer<Int32>?
    @usableFromInline let first: Int

    /// - Parameter room: the most elements of all rows.
    init(_ list: Column, first: Int, room: Int) {
        // Before anybody asks where the cells lie, which making room changes.
        list.children[0].reserveRows(room)
        elements = list.children[0]
        offsets = list.offsets
        self.first = first
    }

    /// The list of a row ends before an element. Said of each row, in their order.
    @inlinable @inline(__always) public func end(_ row: Int, at element: Int) {
        offsets?[row &- first &+ 1] = Int32(truncatingIfNeeded: element)
    }

    /// The cells of a field, by the number of the element.
    public subscript<Number: NumberCell>(_ field: ColumnHandle<Number>) -> NumberCells<Number> {
        NumberCells(Number.cells(of: column(field)), first: 0)
    }

    public subscript(_ field: ColumnHandle<UUIDWords>) -> KeyCells { KeyCells(column(field).uuid, first: 0) }

    private func column(_ field: ColumnHandle<some Any>) -> Column { elements.children[field.field ?? 0] }
}

extension BatchCells {
    /// The lists of a column; there is room for as many elements as its declaration says.
    public func list(_ handle: ListHandle) -> ListCells {
        ListCells(batch.columns[handle.index], first: rows.lowerBound, room: rows.count * handle.most)
    }
}
