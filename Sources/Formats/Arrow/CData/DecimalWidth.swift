/// How decimal columns leave in Arrow layout.
public enum DecimalWidth: Int32, Sendable {
    /// As decimal128: every reader takes it. Cells are held in 64 bits, so these columns are copied.
    case bits128 = 128
    /// As decimal64: nothing is copied. Some readers do not know the type, and at least one takes it for decimal128 without
    /// a word, so that its numbers are wrong; docs/python.md says which.
    case bits64 = 64
}
