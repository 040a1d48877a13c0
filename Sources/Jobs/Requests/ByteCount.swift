/// Sizes of memory as people write them.
public enum ByteCount {
    /// Reads `256M`, `2G`, `65536`, with units of 1024.
    ///
    /// - Returns: nil for anything else, and for more than an Int holds.
    public static func parse(_ text: String) -> Int? {
        let units: [Character: Int] = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30]
        let unit = text.last.flatMap { units[$0] }
        guard let number = Int(unit == nil ? text : String(text.dropLast())), number > 0 else { return nil }
        let (bytes, overflows) = number.multipliedReportingOverflow(by: unit ?? 1)
        return overflows ? nil : bytes
    }
}
