internal import LoamWorlds

/// The parameters of a commerce recipe, checked and in the units the model works in.
struct CommerceSetting: Sendable {
    /// Orders a run may have; far beyond what anyone stores, and far below any overflow.
    static let maximumOrders = 100_000_000_000

    let customers: Int
    let products: Int
    let orders: Int?
    let ordersPerDay: Int
    /// In whole seconds.
    let start: Instant
    let end: Instant
    /// The microseconds of the run.
    var run: Range<Int64> { start.microseconds..<end.microseconds }
    /// Seconds of the run.
    var length: Int64 { end.seconds - start.seconds }
    let paymentFailureRate, lateRate, cancellationRate, damageRate, returnRate, contactRate: Double
    let sessionsPerOrder: Double
    /// Abandoned carts for each order on an ordinary day.
    let cartsPerOrder: Double
    /// Seconds that stock lasts when a supplier is late.
    let safetyStock: Int64
    /// Where the windows of effects are counted from: the start, after the control period.
    let effectStart: Instant
    /// The steps in which demand changes.
    let grid: DemandGrid

    /// Ten minutes, or an hour in runs of more than four years.
    private static let shortStep: Int64 = 600
    private static let longStep: Int64 = 3600
    private static let shortStepLimit: Int64 = 4 * 366 * 86_400

    init(_ recipe: Recipe, start begins: Instant) throws(DocumentError) {
        let parameters = recipe.parameters
        customers = try parameters.count("customers")
        products = try parameters.count("products")
        orders = parameters["orders"].count
        ordersPerDay = try parameters.count("orders_per_day")
        let middle = begins.adding(try parameters.duration("control_before"))
        let close = middle.adding(try parameters.duration("duration"))
        let last = close.adding(try parameters.duration("control_after"))
        start = Instant(seconds: begins.seconds)
        effectStart = Instant(seconds: middle.seconds)
        end = Instant(seconds: last.seconds)
        let length = end.seconds - start.seconds
        grid = DemandGrid(
            origin: start.seconds, step: length <= Self.shortStepLimit ? Self.shortStep : Self.longStep)
        // Customers joined before the run and deliveries are promised beyond its end; all of that must be writable.
        let earliest = (start.seconds - Customers.joiningDays * 86_400) * 1_000_000
        let latest = (end.seconds + OrderFacts.longestDelivery) * 1_000_000
        guard TimestampText.years.contains(earliest), TimestampText.years.contains(latest) else {
            throw DocumentError(
                .outOfRange,
                "a run from \(TimestampText.seconds(begins.microseconds)) over \(length / 86_400) days "
                    + "needs dates outside of the years 0001 to 9999", file: "--start",
                hint: "choose a --start from 0003-01-01 on, and a run that ends before 9999-12-01")
        }
        paymentFailureRate = try parameters.percentage("payment_failure_rate")
        lateRate = try parameters.percentage("late_rate")
        cancellationRate = try parameters.percentage("cancellation_rate")
        damageRate = try parameters.percentage("damage_rate")
        returnRate = try parameters.percentage("return_rate")
        contactRate = try parameters.percentage("contact_rate")
        sessionsPerOrder = try parameters.number("sessions_per_order")
        let abandoned = try parameters.percentage("abandonment_rate")
        guard abandoned <= 0.95 else {
            throw recipe.error(
                .outOfRange, "abandonment_rate is above 95 %: there would be no orders left", path: "abandonment_rate",
                hint: "the range is 0 to 95%")
        }
        cartsPerOrder = abandoned / (1 - abandoned)
        safetyStock = (try parameters.duration("safety_stock")).microseconds(from: begins.microseconds) / 1_000_000
    }
}
