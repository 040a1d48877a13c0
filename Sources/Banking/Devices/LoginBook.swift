internal import LoamVocabulary
internal import LoamWorlds

/// Who logs in when, and from which device: functions of the row.
struct LoginBook: Sendable {
    let rows: Int
    private let timeline: BucketedTimeline?
    private let times, people: RandomStream
    private let persons: Int
    private let devices: DeviceBook

    private static let hour: Int64 = 3_600_000_000

    init(_ setting: BankingSetting, _ devices: DeviceBook, _ book: StreamBook) {
        (persons, self.devices) = (setting.persons, devices)
        times = book.stream("logins", "login_date", rows: setting.logins)
        people = book.stream("logins", "person_id", rows: setting.logins)
        let hours = max(1, Int(setting.start.distance(to: setting.end) / Self.hour))
        rows = setting.persons == 0 ? 0 : setting.logins
        guard rows > 0 else {
            timeline = nil
            return
        }
        // Bounded: runs of many years have longer steps.
        let step = max(1, hours / 32_768)
        let starts = stride(from: 0, to: hours, by: step).map { setting.start.microseconds + Int64($0) * Self.hour }
        timeline = BucketedTimeline(
            starts: starts + [setting.end.microseconds],
            counts: Apportionment.inOrder(rows, by: starts.map { Rhythm.demand(at: $0 / 1_000_000) }))
    }

    struct Login: BitwiseCopyable {
        var time: Int64
        var person: Int
        var device: Int
        /// For what else there is to say.
        var draw: UInt64
    }

    func login(_ row: Int) -> Login {
        guard let timeline else { return Login(time: 0, person: 0, device: 0, draw: 0) }
        let bucket = timeline.bucket(ofRow: row)
        let draw = people.draw(row)
        let person = Int(draw.scaled(below: UInt64(persons)))
        let place = Int((draw << 32).scaled(below: UInt64(devices.count(person))))
        return Login(
            time: timeline.position(row: row, bucket: bucket, draw: times.draw(row)), person: person,
            device: devices.number(person, place: place), draw: draw)
    }
}
