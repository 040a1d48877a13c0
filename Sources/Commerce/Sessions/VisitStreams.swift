internal import LoamWorlds

/// The random streams of visits; rows are rows of the sessions table.
struct VisitStreams: Sendable {
    let key: KeyStreams
    let time, cohort, customer, customerPlace, channel, known, length, pages, load: RandomStream
    /// By effect: what decides whether a visit is due to it, and in which way.
    let surges, drifts, shifts, migrations: [RandomStream]

    init(_ book: StreamBook, rows: Int, effects: CommerceEffects) {
        func stream(_ column: String, _ purpose: String, _ book: StreamBook) -> RandomStream {
            book.stream("sessions", column, purpose, rows: rows)
        }
        func streams(_ names: [String], _ purpose: String, _ book: StreamBook) -> [RandomStream] {
            names.map { book.stream("effects", $0, purpose, rows: rows) }
        }
        key = book.key("sessions", "session_id", rows: rows)
        time = stream("ended_ts", "", book)
        cohort = stream("customer_id", "cohort", book)
        customer = stream("customer_id", "class", book)
        customerPlace = stream("customer_id", "place", book)
        channel = stream("channel", "", book)
        known = stream("customer_id", "known", book)
        length = stream("started_ts", "", book)
        pages = stream("page_views", "", book)
        load = stream("page_load_ms", "", book)
        surges = streams(effects.surges.map(\.name), "extra", book)
        drifts = streams(effects.drifts.map(\.name), "drifted", book)
        shifts = streams(effects.drifts.map(\.name), "shifted", book)
        migrations = streams(effects.migrations.map(\.name), "moved", book)
    }
}
