/// What a comparison of two sample sets says.
public enum Verdict: String, Sendable, Hashable, CaseIterable {
    case regression
    case improvement
    case noChange = "no_change"
    case inconclusive
}
