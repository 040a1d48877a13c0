public import LoamWorlds

/// What the tables of a shop keep: the laws of their declarations, and those of the files here.
extension CommerceModel {
    public var laws: LawBook {
        var book = LawBook()
        for source in declared { book += source.laws }
        book += SessionLaws.book(world)
        book += OrderLaws.book(world)
        book += OrderItemLaws.book(world)
        book += TicketLaws.book(world)
        book += ReturnLaws.book(world)
        book += CartLaws.book(world)
        book += StockLaws.book(world)
        book += MetricLaws.book(world)
        book += LabelLaws.book(world)
        return book
    }
}
