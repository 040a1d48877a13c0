/// Whether bytes are text: UTF-8 (RFC 3629, no surrogates, no overlong forms), without zero bytes unless they are taken.
enum UTF8Scan {
    /// Fast for ASCII. Looks at no byte outside.
    static func isText(_ bytes: UnsafeRawBufferPointer, takesZeros: Bool = false) -> Bool {
        var index = 0
        while index + 8 <= bytes.count {
            let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            if word & 0x8080_8080_8080_8080 != 0 || hasZero(word) {
                return isTextCarefully(bytes[index...], takesZeros)
            }
            index += 8
        }
        return isTextCarefully(bytes[index...], takesZeros)
    }

    @inline(__always)
    private static func hasZero(_ word: UInt64) -> Bool {
        (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0
    }

    private static func isTextCarefully(_ bytes: Slice<UnsafeRawBufferPointer>, _ takesZeros: Bool) -> Bool {
        var index = bytes.startIndex
        func continues(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            index + offset < bytes.endIndex && range.contains(bytes[index + offset])
        }
        while index < bytes.endIndex {
            let byte = bytes[index]
            switch byte {
            case 0 where takesZeros: index += 1
            case 0x01...0x7F: index += 1
            case 0xC2...0xDF:
                guard continues(1) else { return false }
                index += 2
            case 0xE0...0xEF:
                let second: ClosedRange<UInt8> = byte == 0xE0 ? 0xA0...0xBF : byte == 0xED ? 0x80...0x9F : 0x80...0xBF
                guard continues(1, second), continues(2) else { return false }
                index += 3
            case 0xF0...0xF4:
                let second: ClosedRange<UInt8> = byte == 0xF0 ? 0x90...0xBF : byte == 0xF4 ? 0x80...0x8F : 0x80...0xBF
                guard continues(1, second), continues(2), continues(3) else { return false }
                index += 4
            default: return false
            }
        }
        return true
    }
}
