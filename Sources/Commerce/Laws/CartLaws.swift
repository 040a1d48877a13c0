internal import LoamWorlds

/// What abandoned carts keep; `SessionLaws` has their stage.
enum CartLaws {
    static func book(_ world: CommerceWorld) -> LawBook {
        var book = LawBook()
        book.unique.append(.init("cart_abandonment", "session_id"))
        book.ordered.append(.init("cart_abandonment", "abandon_ts"))
        book.laws = [
            Law(
                "cart_ends_session", of: "cart_abandonment",
                "a cart is left when its session ends, by the same customer and channel",
                reads: [
                    "abandon_ts", "session_id.ended_ts", "customer_id", "session_id.customer_id", "channel",
                    "session_id.channel",
                ]
            ) { $0[0] == $0[1] && $0[2] == $0[3] && $0[4] == $0[5] },
            reason(world),
        ]
        return book
    }

    /// Reasons fit the stage; those that an effect gives are found in its window only.
    private static func reason(_ world: CommerceWorld) -> Law {
        let outages = world.effects.paymentOutages.map { Window.microseconds($0.start, $0.end) }
        let virals = world.effects.viralProducts.map { Window.microseconds($0.start, $0.end) }
        return Law(
            "reason_fits_stage", of: "cart_abandonment", "a cart is left for a reason of its stage and its time",
            reads: ["abandon_stage", "abandon_reason", "abandon_ts"]
        ) { cells in
            let (stage, reason) = (cells[0], cells[1])
            if reason == Int64(CartsTable.paymentFailed) {
                return stage == 2 && outages.contains { $0.contains(cells[2]) }
            }
            if reason == Int64(CartsTable.outOfStock) { return stage == 0 && virals.contains { $0.contains(cells[2]) } }
            guard CartsTable.reasonWeights.indices.contains(Int(stage)) else { return false }
            let weights = CartsTable.reasonWeights[Int(stage)]
            return weights.indices.contains(Int(reason)) && weights[Int(reason)] > 0
        }
    }
}
