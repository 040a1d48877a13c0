/// What an employee earns, as a log-normal: rounded figures from memory of what the countries' statistics offices published for 2022 to
/// 2024, to set amounts to the right size. They are not official numbers.
public struct CountrySalary: Sendable, Equatable {
    /// The median gross salary of a year of full-time work, in whole units of the country's currency.
    public let median: Int
    /// The standard deviation of its natural logarithm.
    public let spread: Double
}

extension Country {
    public var salary: CountrySalary {
        switch self {
        case .unitedStates: CountrySalary(median: 60_000, spread: 0.65)
        case .unitedKingdom: CountrySalary(median: 37_000, spread: 0.5)
        case .germany: CountrySalary(median: 51_000, spread: 0.5)
        case .france: CountrySalary(median: 33_000, spread: 0.45)
        case .spain: CountrySalary(median: 24_000, spread: 0.5)
        case .italy: CountrySalary(median: 30_000, spread: 0.45)
        case .netherlands: CountrySalary(median: 44_000, spread: 0.45)
        case .japan: CountrySalary(median: 4_000_000, spread: 0.5)
        case .india: CountrySalary(median: 220_000, spread: 0.75)
        case .brazil: CountrySalary(median: 30_000, spread: 0.75)
        }
    }
}
