/// How the bounds of pages follow each other (parquet.thrift, BoundaryOrder).
enum BoundaryOrder: Int32 {
    case unordered = 0
    case ascending = 1
    case descending = 2
}
