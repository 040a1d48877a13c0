/// Where a text lies behind the base of its buffer.
struct TextSpan {
    var start: Int32
    var count: Int32
}
