/// A movement of money: which lane it is of, and between which accounts.
struct LedgerEvent {
    /// Row of the transactions table.
    var row: Int
    /// Microseconds since 1970.
    var time: Int64
    /// Index of its lane window.
    var lane: Int
    /// Its number in the lane window.
    var number: Int
}
