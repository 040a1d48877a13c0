/// Escaping of text for JSON (RFC 8259 section 7).
public enum JSONText {
    /// The most bytes that one byte of text can become.
    public static let maximumGrowth = 6

    /// Writes `bytes` (valid UTF-8) without quotes, escaping quote, backslash and control characters; returns the end.
    /// Touches at most 6 bytes per byte of text.
    ///
    /// - Parameter quotes: how often a quote is written: twice if the text is in a CSV cell.
    public static func writeEscaped(
        _ bytes: UnsafeRawBufferPointer, quotes: Int = 1, to out: UnsafeMutableRawPointer
    ) -> UnsafeMutableRawPointer {
        var end = out
        for byte in bytes {
            if byte >= 0x20 && byte != 0x22 && byte != 0x5C {
                end.storeBytes(of: byte, as: UInt8.self)
                end += 1
            } else {
                end = writeEscape(byte, to: end)
                if byte == 0x22 && quotes == 2 {
                    end.storeBytes(of: byte, as: UInt8.self)
                    end += 1
                }
            }
        }
        return end
    }

    private static func writeEscape(_ byte: UInt8, to out: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        out.storeBytes(of: 0x5C, as: UInt8.self)
        let short: UInt8? =
            switch byte {
            case 0x22, 0x5C: byte
            case 0x0A: 0x6E
            case 0x0D: 0x72
            case 0x09: 0x74
            case 0x08: 0x62
            case 0x0C: 0x66
            default: nil
            }
        if let short {
            out.storeBytes(of: short, toByteOffset: 1, as: UInt8.self)
            return out + 2
        }
        out.storeBytes(of: 0x3030_755C, as: UInt32.self)  // \u00
        out.storeBytes(of: 0x30 + byte >> 4, toByteOffset: 4, as: UInt8.self)
        let low = byte & 15
        out.storeBytes(of: low < 10 ? 0x30 + low : 0x57 + low, toByteOffset: 5, as: UInt8.self)
        return out + 6
    }

    /// `text` in quotes, escaped.
    public static func quoted(_ text: String) -> String {
        var text = text
        var buffer = ByteBuffer()
        text.withUTF8 { bytes in
            buffer.reserve(bytes.count * maximumGrowth + 2)
            buffer.append(byte: 0x22)
            buffer.commit(to: writeEscaped(UnsafeRawBufferPointer(bytes), to: buffer.end))
            buffer.append(byte: 0x22)
        }
        return buffer.text()
    }
}
