internal import LoamBytes
internal import LoamRecipe

/// The parameters of a commerce recipe, checked and in the units the model works in.
struct CommerceSetting: Sendable {
    /// Orders a run may have; far beyond what anyone stores, and far below any overflow.
    static let maximumOrders = 100_000_000_000

    let customers: Int
    let products: Int
    let orders: Int?
    let ordersPerDay: Int
    /// Seconds since 1970 UTC.
    let start: Int64
    let end: Int64
    let paymentFailureRate: Double
    let lateRate: Double
    let cancellationRate: Double

    init(_ recipe: Recipe, start startMicros: Int64) throws(RecipeError) {
        let parameters = recipe.parameters
        customers = try parameters.count("customers")
        products = try parameters.count("products")
        orders = parameters["orders"].count
        ordersPerDay = try parameters.count("orders_per_day")
        let length = (try parameters.duration("duration")).microseconds(from: startMicros)
        start = startMicros / 1_000_000
        end = (startMicros + length) / 1_000_000
        // Customers joined before the run and deliveries are promised beyond its end; all of that must be writable.
        let earliest = (start - CustomersTable.joiningDays * 86_400) * 1_000_000
        let latest = (end + OrderGrower.longestDelivery) * 1_000_000
        guard TimestampText.years.contains(earliest), TimestampText.years.contains(latest) else {
            throw RecipeError(
                .outOfRange,
                "a run from \(TimestampText.seconds(startMicros)) over \(length / 86_400_000_000) days "
                    + "needs dates outside of the years 0001 to 9999", file: "--start",
                hint: "choose a --start from 0003-01-01 on, and a run that ends before 9999-12-01")
        }
        paymentFailureRate = try parameters.percentage("payment_failure_rate")
        lateRate = try parameters.percentage("late_rate")
        cancellationRate = try parameters.percentage("cancellation_rate")
    }
}
