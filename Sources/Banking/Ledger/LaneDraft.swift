internal import LoamWorlds

/// A lane before it is known how many events it has.
struct LaneDraft {
    /// How accounts of a block take part.
    enum Part {
        case none
        /// All that are in use, turn by turn.
        case turns(Int)
        /// The same, without second accounts, so that payer and receiver are two owners; and those near them.
        case owners(Int)
        case neighbours
        /// Each of these positions of a block once on each set day.
        case each(Int, Range<Int>)
        /// As sellers: positions of a block, how many sellers for each hundred of them, and the exponent of the power law.
        case market(Int, Range<Int>, sellers: Int, exponent: Int)
    }

    let purpose: Purpose
    let country: Int
    let destination: Int
    let debtor: Part
    let creditor: Part
    /// Relative number of events; those that are due on set days have one for each account instead.
    var weight = 0.0
    var events = 0
}
