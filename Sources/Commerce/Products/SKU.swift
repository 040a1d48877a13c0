internal import LoamWorlds

/// Stock-keeping units: two letters of the category and the product's number, at least six digits (EL000001).
enum SKU {
    static let prefixes = WordList(["EL", "CL", "HO", "BE", "BO"])
    static let maximumWidth = 16
    static let digits = 6
}

extension TextWriter {
    /// Adds the SKU of the product in a row of the products table.
    @inline(__always)
    mutating func appendSKU(category: Int, row: Int) {
        append(SKU.prefixes, category)
        if row < 999_999 {
            append(row + 1, width: SKU.digits)
        } else {
            append(row + 1)
        }
    }
}
