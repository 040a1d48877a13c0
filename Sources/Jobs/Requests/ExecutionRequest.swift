public import LoamEngine

/// How a run is executed. Changes no byte of what it makes.
public struct ExecutionRequest: Sendable, Equatable {
    /// Worker threads, 1 to 512.
    public var threads: Int
    /// Driver rows grown at once, 1 to 1,000,000.
    public var batchRows: Int

    public static let threadRange = 1...512

    public init(threads: Int = Machine.processors, batchRows: Int = RunPlan.normalBatchRows) {
        self.threads = threads
        self.batchRows = batchRows
    }

    /// - Throws: `bad_request` for a number out of its range.
    public func validate() throws(RunError) {
        guard Self.threadRange.contains(threads) else {
            throw RunError(.badRequest, "there are 1 to 512 threads, not \(threads)", location: "threads")
        }
        guard (1...1_000_000).contains(batchRows) else {
            throw RunError(.badRequest, "a batch has 1 to 1,000,000 rows, not \(batchRows)", location: "batch-rows")
        }
    }
}
