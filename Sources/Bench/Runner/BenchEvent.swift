/// What happens while a suite runs, for progress on the screen and in logs.
public enum BenchEvent: Sendable {
    /// All cases run once and are compared with their expectations, before anything is measured.
    case verifying(CaseResult.Identity, place: Int, of: Int)
    case verified(CaseResult.Identity, CaseResult.Verification)
    /// A case is measured.
    case measuring(SuitePlan.Group, place: Int, of: Int)
    /// A block of samples is complete.
    case sampled(CaseResult.Identity, Sample, block: Int, of: Int)
    case finished([CaseResult])
}
