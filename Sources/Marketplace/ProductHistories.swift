internal import LoamWorlds

extension MarketplaceWorld {
    /// The products whose stock events are among some rows: row of the product, its shop, which of the rows are its events,
    /// and the row of its first one.
    @inline(__always)
    func forEachStockedProduct(
        in rows: Range<Int>,
        _ body: (_ product: Int, _ shop: TenantShop, _ events: Range<Int>, _ first: Int) -> Void
    ) {
        forEachHistory(in: rows, stockSpans, length: setting.stockEvents, of: \.stockedProducts, body)
    }

    /// The same for price intervals.
    @inline(__always)
    func forEachPricedProduct(
        in rows: Range<Int>,
        _ body: (_ product: Int, _ shop: TenantShop, _ intervals: Range<Int>, _ first: Int) -> Void
    ) {
        forEachHistory(in: rows, priceSpans, length: setting.pricePoints, of: \.pricedProducts, body)
    }

    /// - Parameters:
    ///   - spans: the rows of each tenant.
    ///   - length: rows of each product of the sample.
    @inline(__always)
    private func forEachHistory(
        in rows: Range<Int>, _ spans: Spans, length: Int, of sample: KeyPath<TenantShop, EvenSample>,
        _ body: (_ product: Int, _ shop: TenantShop, _ part: Range<Int>, _ first: Int) -> Void
    ) {
        spans.forEachOwner(in: rows) { tenant, part in
            let (shop, start) = (shops[tenant], spans[tenant].lowerBound)
            let products = shop[keyPath: sample]
            var row = part.lowerBound
            while row < part.upperBound {
                let member = (row - start) / length
                let first = start + member * length
                let history = row..<min(part.upperBound, first + length)
                body(shop.products.lowerBound + products.row(member), shop, history, first)
                row = history.upperBound
            }
        }
    }
}
