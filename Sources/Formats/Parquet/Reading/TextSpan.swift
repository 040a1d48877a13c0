/// The offset of a text from the base of its buffer.
struct TextSpan {
    var start: Int32
    var count: Int32
}
