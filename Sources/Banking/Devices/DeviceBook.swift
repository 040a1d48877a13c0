internal import LoamVocabulary
internal import LoamWorlds

/// With what people reach their bank: one to three devices each.
struct DeviceBook: Sendable {
    let keys: KeyStreams
    private let counts: RandomStream
    private let firsts: RandomStream
    private let start: Int
    private let persons: Int

    static let most = 3

    init(_ setting: BankingSetting, _ book: StreamBook) {
        persons = setting.persons
        keys = book.key("devices", "device_id", rows: setting.persons * Self.most)
        counts = book.stream("devices", "person_id", rows: setting.persons)
        firsts = book.stream("devices", "first_seen", rows: setting.persons * Self.most)
        start = setting.start.day
    }

    @inline(__always)
    func count(_ person: Int) -> Int {
        let share = counts.draw(person).unitInterval
        return share < 0.45 ? 1 : share < 0.85 ? 2 : 3
    }

    /// The number of a device among all: of person x most + place.
    @inline(__always)
    func number(_ person: Int, place: Int) -> Int { person &* Self.most &+ place }

    /// Days since 1970: in the four years before the run.
    func firstSeen(_ number: Int) -> Int { start - 1 - Int(firsts.draw(number).scaled(below: 1_460)) }

    func key(_ number: Int) -> UUIDWords { keys.uuid(number) }
}
