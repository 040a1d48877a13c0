internal import LoamColumns
internal import LoamSinks

/// What reading a table back says of it.
enum ReadBack {
    /// Compares what was sent with what a table has in addition to what it had before.
    ///
    /// - Parameters:
    ///   - content: what was sent; nil in runs without digests: rows are counted then.
    ///   - found: the whole table.
    static func of(rows: Int, content: ContentDigest?, found: ContentDigest, base: LoadLedger.Base) -> (
        verification: LoadedTable.Verification, difference: String
    ) {
        var added = found
        switch base {
        case .made: break
        case .rows(let before): added = ContentDigest(rows: found.rows - before.rows, sum: found.sum &- before.sum)
        case .unknown: return (.unverified, "")
        }
        if added.rows != rows { return (.differs, "\(added.rows) rows are there instead of \(rows)") }
        guard let content else { return (.verified, "") }
        if added.sum != content.sum {
            return (.differs, "\(rows) rows are there, with content \(added.text) instead of \(content.text)")
        }
        return (.verified, "")
    }
}
