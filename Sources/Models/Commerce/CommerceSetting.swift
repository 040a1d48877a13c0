internal import LoamRecipe

/// The parameters of a commerce recipe, checked and in the units the model works in.
struct CommerceSetting: Sendable {
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
        start = startMicros / 1_000_000
        end = (startMicros + (try parameters.duration("duration")).microseconds(from: startMicros)) / 1_000_000
        paymentFailureRate = try parameters.percentage("payment_failure_rate")
        lateRate = try parameters.percentage("late_rate")
        cancellationRate = try parameters.percentage("cancellation_rate")
    }
}
