/// CRC-32 as gzip has it (polynomial 0xEDB88320, reflected), eight bytes a step.
public enum CRC32 {
    /// Eight tables of 256: what a byte does to the sum from 0 to 7 bytes further on.
    private static let tables: [UInt32] = {
        var tables = [UInt32](repeating: 0, count: 8 * 256)
        for byte in 0..<256 {
            var sum = UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? 0xEDB8_8320 ^ sum >> 1 : sum >> 1 }
            tables[byte] = sum
        }
        for index in 256..<tables.count {
            let before = tables[index - 256]
            tables[index] = before >> 8 ^ tables[Int(before & 0xFF)]
        }
        return tables
    }()

    /// The sum of some bytes. About 0.5 ns a byte.
    public static func of(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        guard let base = bytes.baseAddress else { return 0 }
        return tables.withUnsafeBufferPointer { tables in
            var sum = ~UInt32(0)
            var offset = 0
            func entry(_ table: Int, _ byte: UInt64) -> UInt32 { tables[table &* 256 &+ Int(byte & 0xFF)] }
            while offset &+ 8 <= bytes.count {
                let word = UInt64(littleEndian: (base + offset).loadUnaligned(as: UInt64.self)) ^ UInt64(sum)
                let low = entry(7, word) ^ entry(6, word &>> 8) ^ entry(5, word &>> 16) ^ entry(4, word &>> 24)
                let high = entry(3, word &>> 32) ^ entry(2, word &>> 40) ^ entry(1, word &>> 48) ^ entry(0, word &>> 56)
                sum = low ^ high
                offset &+= 8
            }
            while offset < bytes.count {
                sum = sum &>> 8 ^ entry(0, UInt64(sum) ^ UInt64(bytes[offset]))
                offset &+= 1
            }
            return ~sum
        }
    }
}
