public import LoamBench
public import LoamBytes
public import LoamJobs

/// What calibration found: for each metric the difference below which nothing counts on this machine.
public struct NoiseFloors: JobDocument {
    public let record: NoiseRecord

    init(_ record: NoiseRecord) { self.record = record }

    public var text: String {
        record.floors.map { "\($0.metric): \(FigureText.decimal($0.relative * 100, places: 2)) %\n" }.joined()
    }

    public var json: JSONValue { record.json }
}
