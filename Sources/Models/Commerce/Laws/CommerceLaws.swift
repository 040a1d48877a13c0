/// What the tables of a shop keep. Each table has a file here; a new one is a line below.
extension CommerceModel {
    public var laws: LawBook {
        var book = LawBook()
        book += CustomerLaws.book(world)
        book += ProductLaws.book(world)
        book += OrderLaws.book(world)
        book += DeliveryLaws.book(world)
        book += OrderItemLaws.book(world)
        return book
    }
}
