/// Turns an offset in bytes into a line and a column.
enum TextPosition {
    static func position(at offset: Int, in bytes: some Collection<UInt8>) -> YAMLPosition {
        var position = YAMLPosition(line: 1, column: 1)
        for byte in bytes.prefix(offset) {
            if byte == UInt8(ascii: "\n") {
                position.line += 1
                position.column = 1
            } else if byte & 0xC0 != 0x80 {
                // Bytes that continue a character do not count.
                position.column += 1
            }
        }
        return position
    }
}
