internal import LoamWorlds

/// The payments of one purpose in one country (or from it to another one) within a window of their flow.
struct LaneWindow: Sendable {
    let purpose: Purpose
    /// Places of the country of the payer, or of the receiver where there is none, in `Country.allCases`; and of the receiver.
    let country: Int
    let destination: Int
    /// The first place of its events among those of the window, and how many there are.
    let first: Int
    let count: Int
    let debtor: LaneSide
    let creditor: LaneSide

    var crossesBorder: Bool { country != destination }
}

/// Payments that follow one rhythm in one country, numbered in order of time. A permutation of each window takes the number to a place,
/// and the places of a window are divided among its lanes.
struct Flow: Sendable {
    let country: Int
    let rhythm: PaymentRhythm
    let windows: [Window]
    /// Events before each step of the clock, and all of them at the end.
    let before: [Int]

    /// A month of the run, or a set day.
    struct Window: Sendable {
        /// Steps of the clock, and the month of the run that they are in.
        let steps: Range<Int>
        let month: Int
        /// Numbers of its events in the flow.
        let events: Range<Int>
        /// From the number in the window to the place.
        let places: Permutation
        /// Its lanes among those of the ledger, in the order of their places.
        let lanes: Range<Int>
    }
}
