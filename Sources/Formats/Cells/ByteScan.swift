/// Looks for bytes that need quoting or escaping, 16 at a time.
enum ByteScan {
    /// Whether some of the bytes are a comma, a quote or a line break. May look at up to 15 bytes behind the end, and may
    /// then say yes without cause; the careful writer that follows is right in both cases.
    @inline(__always)
    static func needsQuotes(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let base = bytes.baseAddress else { return false }
        var place = 0
        while place < bytes.count {
            let block = (base + place).loadUnaligned(as: SIMD16<UInt8>.self)
            let marks = (block .== 0x2C) .| (block .== 0x22) .| (block .== 0x0A) .| (block .== 0x0D)
            if isAny(marks) { return true }
            place &+= 16
        }
        return false
    }

    /// Whether some of the bytes are a quote, a backslash or a control character; sees up to 15 bytes too many.
    @inline(__always)
    static func needsEscapes(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let base = bytes.baseAddress else { return false }
        var place = 0
        while place < bytes.count {
            let block = (base + place).loadUnaligned(as: SIMD16<UInt8>.self)
            let marks = (block .== 0x22) .| (block .== 0x5C) .| (block .< 0x20)
            if isAny(marks) { return true }
            place &+= 16
        }
        return false
    }

    @inline(__always)
    private static func isAny(_ mask: SIMDMask<SIMD16<Int8>>) -> Bool {
        let words = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
        return words[0] | words[1] != 0
    }
}
