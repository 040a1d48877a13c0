public import LoamBytes

/// How long chunks took, in milliseconds: percentiles and the longest. Zero where there was no chunk.
public struct LoadLatency: Sendable, Equatable {
    public var p50: Double
    public var p90: Double
    public var p99: Double
    public var max: Double

    public init(p50: Double, p90: Double, p99: Double, max: Double) {
        self.p50 = p50
        self.p90 = p90
        self.p99 = p99
        self.max = max
    }

    public var json: JSONValue {
        .object([
            "p50": .decimal(p50, places: 3), "p90": .decimal(p90, places: 3), "p99": .decimal(p99, places: 3),
            "max": .decimal(max, places: 3),
        ])
    }
}

/// What a load has sent away so far, as a `LoadMeter` counts it.
public struct LoadFigures: Sendable, Equatable {
    /// Chunks (transactions, requests) that the destination has confirmed, and what they held.
    public var chunks: Int
    public var rows: Int
    public var bytes: Int
    /// How often something was sent again.
    public var retries: Int
    /// Wall time so far.
    public var seconds: Double
    public var latency: LoadLatency

    public init(chunks: Int, rows: Int, bytes: Int, retries: Int, seconds: Double, latency: LoadLatency) {
        self.chunks = chunks
        self.rows = rows
        self.bytes = bytes
        self.retries = retries
        self.seconds = seconds
        self.latency = latency
    }

    public var rowsPerSecond: Double { Double(rows) / Swift.max(seconds, 1e-6) }
    public var bytesPerSecond: Double { Double(bytes) / Swift.max(seconds, 1e-6) }

    /// The members that a table has in a load's manifest.
    public var members: [JSONValue.Member] {
        [
            .init("chunks", .integer(chunks)), .init("bytes", .integer(bytes)),
            .init("wall_s", .decimal(seconds, places: 6)), .init("rows_per_s", .decimal(rowsPerSecond, places: 1)),
            .init("bytes_per_s", .decimal(bytesPerSecond, places: 1)), .init("latency_ms", latency.json),
            .init("retries", .integer(retries)),
        ]
    }
}
