internal import LoamWorlds

/// What abandoned carts keep, and sessions with them.
struct CartLaws: Sendable {
    let session, customer: ColumnHandle<UUIDWords>
    let time: ColumnHandle<Int64>
    let channel, stage, reason: ColumnHandle<Int32>

    func declare(_ laws: LawBuilder, _ world: CommerceWorld, _ sessions: Sessions, _ orders: OrderColumns) {
        laws.unique(session)
        laws.ordered(time)
        laws.same(
            "cart_ends_session", "a cart is left when its session ends, by the same customer and channel",
            (time, session[sessions.ended]), (customer, session[sessions.customer]),
            (channel, session[sessions.channel]))
        declareReason(laws, world)
        let failed = PaymentStatus.failed.index
        laws.law(
            of: sessions.id, "session_ends_once",
            "a session ends in one order, one abandoned cart or neither, as its stage says", reads: sessions.stage,
            figures: [
                orders.visit.session.count,
                orders.visit.session.figure(.sum, orders.payment.status) { $0[0] == failed ? 1 : 0 }, session.count,
                session.figure(.sum, stage) { $0[0] },
            ]
        ) { figures in
            let (stage, orders, failures, carts, cartStage) = (
                figures[0], figures[1], figures[2], figures[3], figures[4]
            )
            if orders > 0 {
                let reached = failures == 1 ? SessionStage.payment : .order
                return orders == 1 && carts == 0 && stage == reached.index
            }
            if carts == 0 { return stage == SessionStage.visit.index }
            // The stages of carts are those of sessions from the cart on.
            return carts == 1 && stage == Int64(SessionStage.cart.index) &+ cartStage
        }
    }

    /// Reasons fit the stage; those that an effect gives are found in its window only.
    private func declareReason(_ laws: LawBuilder, _ world: CommerceWorld) {
        let outages = world.effects.paymentOutages.map(\.window.instants)
        let virals = world.effects.viralProducts.map(\.window.instants)
        laws.law(
            "reason_fits_stage", "a cart is left for a reason of its stage and its time", reads: stage, reason, time
        ) { stage, reason, time in
            if reason == CartReason.paymentFailed.index {
                return stage == CartStage.payment.index && outages.contains { $0.contains(cell: time) }
            }
            if reason == CartReason.outOfStock.index {
                return stage == CartStage.cart.index && virals.contains { $0.contains(cell: time) }
            }
            return Carts.reasonWeights.allows(stage, reason)
        }
    }
}
