/// A public holiday: its name in the country's language, and when it is.
public struct Holiday: Sendable, Equatable {
    public let name: String
    public let rule: HolidayRule
    /// The first year that has it.
    public let since: Int

    init(_ name: String, _ rule: HolidayRule, since: Int = 1900) {
        self.name = name
        self.rule = rule
        self.since = since
    }
}
