import LoamColumns
import LoamTestSupport

extension Batch {
    /// The rows as plain values; numbers by their bits, so that none equals another.
    var cells: [[Cell]] { (0..<rowCount).map { row in columns.map { $0.cell(row) } } }
}

extension Column {
    fileprivate func cell(_ row: Int) -> Cell {
        guard isValid(row) else { return .null }
        switch type {
        case .bool: return .bool(bool[row])
        case .int32, .date, .dictionary: return .integer(Int64(int32[row]))
        case .int64, .decimal, .timestamp: return .integer(int64[row])
        case .float64: return .integer(Int64(bitPattern: float64[row].bitPattern))
        case .uuid: return .uuid(uuid[row])
        case .utf8: return .text(Array(textBytes(row)))
        case .structure: return .structure(children.map { $0.cell(row) })
        case .list: return .list(listRange(row).map { children[0].cell($0) })
        }
    }
}
