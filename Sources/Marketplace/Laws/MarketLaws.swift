public import LoamWorlds

/// What the tables of a marketplace keep. Each table has a file here; a new one is a line below.
extension MarketplaceModel {
    public var laws: LawBook {
        let rows = MarketRows(world)
        var book = LawBook()
        book += TenantLaws.book(rows)
        book += MarketProductLaws.book(rows)
        book += MarketCustomerLaws.book(rows)
        book += MarketOrderLaws.book(rows)
        book += MarketItemLaws.book(rows)
        book += PriceLaws.book(rows)
        book += StockEventLaws.book(rows)
        return book
    }
}
