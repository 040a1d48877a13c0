/// How often a field occurs in its parent (parquet.thrift, FieldRepetitionType).
enum Repetition: Int32 {
    case required = 0
    case optional = 1
    case repeated = 2
}
