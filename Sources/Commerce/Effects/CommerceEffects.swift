internal import LoamWorlds

/// All effects of a recipe, by kind, each with its times in seconds since 1970 UTC.
struct CommerceEffects: Sendable {
    private(set) var surges: [Surge] = []
    private(set) var discounts: [Discount] = []
    private(set) var paymentOutages: [PaymentOutage] = []
    private(set) var supplierOutages: [SupplierOutage] = []
    private(set) var viralProducts: [ViralProduct] = []
    private(set) var returnWaves: [ReturnWave] = []
    private(set) var migrations: [ChannelMigration] = []
    private(set) var drifts: [CohortDrift] = []
    private(set) var seasons: [Season] = []
    private(set) var ticketSurges: [TicketSurge] = []
    let marks: MarkBook

    /// - Parameter start: where the windows of effects are counted from.
    init(_ recipe: Recipe, from start: Instant, grid: DemandGrid) throws(DocumentError) {
        var book = MarkBook()
        for effect in recipe.effects {
            switch effect.kind {
            case "surge": surges.append(try Surge(effect, from: start, grid: grid, &book))
            case "discount":
                discounts.append(try Discount(effect, campaign: discounts.count, from: start, &book))
            case "payment_outage": paymentOutages.append(try PaymentOutage(effect, from: start, &book))
            case "supplier_outage": supplierOutages.append(try SupplierOutage(effect, from: start, &book))
            case "viral_product": viralProducts.append(try ViralProduct(effect, from: start, &book))
            case "return_wave": returnWaves.append(try ReturnWave(effect, from: start, &book))
            case "channel_migration": migrations.append(try ChannelMigration(effect, from: start, recipe, &book))
            case "cohort_drift": drifts.append(try CohortDrift(effect, from: start, &book))
            case "season": seasons.append(try Season(effect, from: start, &book))
            case "ticket_surge": ticketSurges.append(try TicketSurge(effect, from: start, &book))
            default: preconditionFailure("the model offers an effect that it does not know: \(effect.kind)")
            }
        }
        marks = book
    }

    /// Traffic relative to that without effects.
    func traffic(at time: Int64) -> Double {
        // Bounded, so that any number of effects stays a number.
        let surge = min(1e9, surges.reduce(1.0) { $0 * $1.factor(at: time) })
        let growth = migrations.reduce(1.0) { $0 * (1 + $1.growth(at: time)) }
        return surge * seasons.reduce(growth) { $0 * (1 + $1.growth(at: time)) }
    }

    /// Instants at which something begins or ends to hold for who comes, what is bought and how it is paid.
    var edges: [Int64] {
        surges.flatMap { [$0.felt.start, $0.felt.end] } + discounts.flatMap { [$0.start, $0.end] }
            + paymentOutages.flatMap { [$0.start, $0.end] } + viralProducts.flatMap { [$0.start, $0.end] }
            + (migrations.map(\.profile) + drifts.map(\.profile) + seasons.map(\.profile)).flatMap {
                [$0.start, $0.end]
            }
    }
}
