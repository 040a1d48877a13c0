internal import LoamBytes

/// What goes wrong on purpose: a share of the requests each, decided by the seed and the number of the request alone.
public struct FaultPlan: Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        /// Answers 500 before anything is done.
        case error500
        /// Answers 503 before anything is done.
        case error503
        /// Answers 429, with `Retry-After` or with `retry_after` in the body.
        case rate429
        /// Closes the connection before anything is done, with or without having read the body.
        case drop
        /// Does the work, then closes the connection.
        case dropAfter = "drop-after"
        /// Does the work, then closes the connection in the middle of the answer.
        case halfAnswer = "half-answer"
        /// Does the work, then answers 500.
        case errorAfterCommit = "error-after-commit"
        /// Does the work, then answers with a page instead of JSON.
        case notJSON = "not-json"
        /// Takes a chunk and lets its job fail.
        case failJob = "fail-job"
        /// Says that it has received one row less.
        case lieAboutCount = "lie-about-count"
    }

    private var shares: [Kind: Double] = [:]
    /// Seconds, from the shortest to the longest.
    private var latency: ClosedRange<Double>?
    private let seed: UInt64

    public static var names: [String] { ["latency"] + Kind.allCases.map(\.rawValue) }

    /// No faults.
    public init() { seed = 0 }

    /// Reads `latency=5..50ms,error500=5%,drop=0.02`.
    ///
    /// - Throws: the part that cannot be read, and what is wrong with it.
    public init(_ text: String, seed: UInt64) throws(FaultPlanError) {
        self.seed = seed
        for part in text.split(separator: ",", omittingEmptySubsequences: false).map(String.init) {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard sides.count == 2 else { throw FaultPlanError(part: part, problem: "is not of the form name=share") }
            if sides[0] == "latency" {
                guard let range = Self.latency(sides[1]) else {
                    throw FaultPlanError(part: part, problem: "is no time such as 20ms or 5..50ms")
                }
                latency = range
            } else {
                guard let kind = Kind(rawValue: sides[0]) else {
                    throw FaultPlanError(part: sides[0], problem: "is no fault", isName: true)
                }
                guard let share = Self.share(sides[1]) else {
                    throw FaultPlanError(part: part, problem: "is no share such as 5% or 0.05")
                }
                shares[kind] = share
            }
        }
    }

    private static func latency(_ text: String) -> ClosedRange<Double>? {
        guard text.hasSuffix("ms") else { return nil }
        let ends = text.dropLast(2).split(separator: "..", omittingEmptySubsequences: false).compactMap { Double($0) }
        guard let first = ends.first, let last = ends.last, ends.count <= 2, first >= 0, last >= first, last <= 600_000,
            ends.count == text.dropLast(2).split(separator: "..", omittingEmptySubsequences: false).count
        else { return nil }
        return first / 1000...last / 1000
    }

    private static func share(_ text: String) -> Double? {
        let isPercent = text.hasSuffix("%")
        guard let number = Double(isPercent ? String(text.dropLast()) : text) else { return nil }
        let share = isPercent ? number / 100 : number
        return (0...1).contains(share) ? share : nil
    }

    /// Whether a fault meets a request.
    ///
    /// - Parameter request: its number, from 0.
    public func strikes(_ kind: Kind, _ request: Int) -> Bool {
        guard let share = shares[kind] else { return false }
        return draw(kind.rawValue, request) < share
    }

    /// Seconds that a request waits.
    public func latency(_ request: Int) -> Double {
        guard let latency else { return 0 }
        return latency.lowerBound + draw("latency", request) * (latency.upperBound - latency.lowerBound)
    }

    /// One of two ways in which a fault shows.
    public func coin(_ kind: Kind, _ request: Int) -> Bool { draw("coin " + kind.rawValue, request) < 0.5 }

    /// From 0 to 1.
    private func draw(_ purpose: String, _ request: Int) -> Double {
        Double(ByteHash.of("\(seed) \(request) \(purpose)") >> 11) / Double(1 << 53)
    }
}

/// A text of faults that cannot be read.
public struct FaultPlanError: Error, Sendable {
    public var part: String
    public var problem: String
    /// Whether the part is a name that is not known.
    public var isName = false
}
