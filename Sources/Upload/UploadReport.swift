public import LoamBytes
public import LoamSinks

/// The outcome of one table of one tenant.
public struct UploadedTable: Sendable {
    public enum Fate: String, Sendable {
        /// Every row was confirmed.
        case confirmed
        /// Chunks were refused, whole or in part.
        case incomplete
        /// Not begun, since a table that it refers to is incomplete.
        case held
        /// Not all was sent, since the lane or the upload ended before.
        case unsent
    }

    public var tenant: String
    public var table: String
    /// Rows of this tenant's table; nil where they were not counted.
    public var rows: Int?
    /// Rows of chunks that the server has confirmed whole, earlier runs included.
    public var confirmedRows = 0
    /// Of these, what an earlier run had confirmed.
    public var resumedRows = 0
    public var confirmedChunks = 0
    /// Chunks that were refused, whole or in part, and their rows.
    public var refusedChunks = 0
    public var refusedChunkRows = 0
    /// The tables that it waits for, when it is held.
    public var waitsFor: [String] = []
    public var fate = Fate.unsent

    var json: JSONValue {
        .object([
            "tenant": .string(tenant), "table": .string(table), "rows": rows.map { .integer($0) } ?? .null,
            "confirmed_rows": .integer(confirmedRows), "resumed_rows": .integer(resumedRows),
            "confirmed_chunks": .integer(confirmedChunks), "refused_chunks": .integer(refusedChunks),
            "refused_chunk_rows": .integer(refusedChunkRows), "fate": .string(fate.rawValue),
            "waits_for": .array(waitsFor.map { .string($0) }),
        ])
    }
}

/// A lane that ended before its time.
public struct EndedLane: Sendable {
    public var tenant: String
    public var table: String
    public var message: String
    /// The server's answer, cut.
    public var answer: String
}

/// What an upload has done: counts of what the server has confirmed, by its own word.
public struct UploadReport: Sendable {
    public var tables: [UploadedTable]
    public var endedLanes: [EndedLane]
    public var skipped: [(table: String, reason: String)]
    /// Table by table, tenants together, as load manifests have it.
    public var loaded: [LoadedTable]
    public var figures: LoadFigures
    /// Requests sent, repetitions included.
    public var requests: Int
    public var retries: Int
    /// Where refused chunks are listed; nil where there is none.
    public var failuresPath: String?
    public var state: String

    public var confirmedRows: Int { tables.reduce(0) { $0 + $1.confirmedRows } }
    public var refusedChunks: Int { tables.reduce(0) { $0 + $1.refusedChunks } }
    public var refusedChunkRows: Int { tables.reduce(0) { $0 + $1.refusedChunkRows } }

    /// Whether the server has confirmed every row of what was to be sent.
    public var isComplete: Bool { endedLanes.isEmpty && tables.allSatisfy { $0.fate == .confirmed } }

    /// What the load's manifest has besides tables.
    public var members: [JSONValue.Member] {
        [
            .init("complete", .bool(isComplete)), .init("requests", .integer(requests)),
            .init("retries", .integer(retries)), .init("latency_ms", figures.latency.json),
            .init("rows_per_s", .decimal(figures.rowsPerSecond, places: 1)),
            .init("bytes_per_s", .decimal(figures.bytesPerSecond, places: 1)),
            .init("lanes", .array(tables.map(\.json))),
            .init(
                "ended_lanes",
                .array(
                    endedLanes.map {
                        .object([
                            "tenant": .string($0.tenant), "table": .string($0.table), "message": .string($0.message),
                            "answer": .string($0.answer),
                        ])
                    })),
            .init(
                "skipped",
                .array(skipped.map { .object(["table": .string($0.table), "reason": .string($0.reason)]) })),
            .init("failures", failuresPath.map { .string($0) } ?? .null),
        ]
    }
}
