internal import LoamWorlds

/// Whether a payment works: decided once, for the order and for the session that it ends.
struct PaymentRule: Sendable {
    private let method: RandomStream
    private let failure: RandomStream
    /// Cash on delivery cannot fail.
    private let atTheDoor = PaymentMethod.cashOnDelivery.index
    private let fails: Bernoulli
    /// By outage: what it takes of payments.
    private let losing: [Bernoulli]

    init(_ world: CommerceWorld) {
        method = world.orderStreams.payment
        failure = world.orderStreams.paymentFailure
        fails = Bernoulli(probability: world.setting.paymentFailureRate)
        losing = world.effects.paymentOutages.map { Bernoulli(probability: $0.failing) }
    }

    /// How an order is paid, as the index of a `PaymentMethod`.
    @inline(__always)
    func method(_ order: Int, _ phase: Phase, cohort: Int) -> Int { phase.payments.sample(cohort, method.draw(order)) }

    /// Whether the payment fails as some always do.
    @inline(__always)
    func fails(_ order: Int, _ method: Int) -> Bool {
        method != atTheDoor && fails.occurs(failure.draw(order))
    }

    /// Whether an outage of the gateway takes a payment that would have worked.
    @inline(__always)
    func isLost(_ order: Int, to outage: Int) -> Bool { losing[outage].occurs(failure.attempt(1).draw(order)) }
}
