internal import LoamVocabulary
internal import LoamWorlds

/// The shops of companies: who takes cards. Rows country by country, the most popular first; each has the business account of its
/// company, and one company in two has two of them.
struct MerchantBook: Sendable {
    let keys: KeyStreams
    /// Rows by country.
    let spans: Spans
    private let layout: AccountLayout

    static let sellersPerHundred = 150

    init(_ layout: AccountLayout, _ book: StreamBook) {
        self.layout = layout
        spans = Spans(
            Country.allCases.indices.map { country in
                let shops = Self.positions(layout.block(country, .company, .business)).count
                return shops == 0 ? 0 : max(1, shops * Self.sellersPerHundred / 100)
            })
        keys = book.key("merchants", "merchant_id", rows: spans.rows)
    }

    /// The positions of the business accounts of companies that have shops: six in ten of those that are open all the time.
    static func positions(_ block: AccountBlock) -> Range<Int> {
        block.always.prefix(block.always.isEmpty ? 0 : max(1, block.always.count * 6 / 10))
    }

    /// The merchant of a seller of a country's shops.
    @inline(__always)
    func row(country: Int, seller: Int) -> Int { spans[country].lowerBound &+ seller }

    /// The block and position of the account of a merchant.
    func account(_ merchant: Int, country: Int) -> (block: Int, position: Int) {
        let block = layout.index(country, .company, .business)
        let positions = Self.positions(layout.blocks[block])
        return (block, positions.lowerBound + (merchant - spans[country].lowerBound) % positions.count)
    }
}
