internal import LoamWorlds

/// One side of a lane: which account the event of a number has, asked both ways. The events of a lane are numbered from 0 in each
/// of its windows.
///
/// Every way is arithmetic on the number alone, so the events of an account are found without looking at those of others, and so is how
/// many events the accounts before it have.
struct LaneSide: Sendable {
    /// How events are spread over accounts.
    enum Spread: Sendable {
        /// Cash, or the bank itself: no account.
        case none
        /// Turn by turn: each group of accounts gets 16 events at once, and a draw says which member gets which.
        case turns
        /// The account of a group that is so many groups further on than that of the other side: who pays whom stays much the same.
        case neighbours
        /// Each account once.
        case each
        /// Few accounts get most: a permutation takes the number to a place by popularity, and a power law the place to a seller.
        case market
    }

    var spread: Spread
    /// The block of the accounts, and which of its positions take part. For a market across the border: the first of them.
    var block: Int
    var positions: Range<Int>
    /// Row of the first account of the block.
    var first: Int
    /// Accounts of a group, and groups.
    var groupSize = 1
    var groups = 1
    /// The group of the first turn.
    var rotation = 0
    /// Which members get the events of a turn: 16 draws of four bits.
    var members: RandomStream
    /// By place in a turn: how many groups further on; of `neighbours`.
    var distances: [Int] = []
    var market: Market?

    /// Sellers of a market: the same accounts several times where there are more sellers than accounts.
    struct Market: Sendable {
        var sellers: Int
        var power: PowerLaw
        /// Numbers that are different: event e is that of number e modulo so many.
        var numbers: Int
        var places: Permutation

        init(sellers: Int, exponent: Int, numbers: Int, _ stream: RandomStream) {
            self.sellers = max(1, sellers)
            power = PowerLaw(exponent: exponent)
            self.numbers = numbers
            places = Permutation(count: numbers, stream: stream)
        }
    }

    static let turn = 16
    static let none = LaneSide(
        spread: .none, block: -1, positions: 0..<0, first: 0, members: RandomStream(key: 0))
}

/// Which member of a group gets an event, by four bits of a draw: some are four times as busy as others.
enum GroupMembers {
    static let mostMembers = 8
    /// The members of the 16 values, four bits each: 0 four times, 1 three times, 2, 3 and 4 twice, 5 to 7 once.
    private static let members: UInt64 = 0x7654_4332_2111_0000

    @inline(__always)
    static func member(_ draw: UInt64, place: Int) -> Int {
        let value = draw &>> UInt64(truncatingIfNeeded: 4 &* place) & 15
        return Int(truncatingIfNeeded: members &>> (4 &* value) & 15)
    }
}

extension LaneSide {
    /// Takes part of a block turn by turn.
    ///
    /// - Parameter rotation: a draw.
    static func turns(
        _ index: Int, _ block: AccountBlock, _ positions: Range<Int>, rotation: UInt64, _ members: RandomStream
    )
        -> LaneSide
    {
        let groups = (positions.count + block.groupSize - 1) / block.groupSize
        return LaneSide(
            spread: .turns, block: index, positions: positions, first: block.rows.lowerBound,
            groupSize: block.groupSize,
            groups: max(1, groups), rotation: Int(rotation.scaled(below: UInt64(max(1, groups)))), members: members)
    }

    /// The accounts near those of a side that takes part turn by turn. There are at least two groups.
    func neighbours(_ members: RandomStream, distances draws: RandomStream) -> LaneSide {
        var side = self
        side.spread = .neighbours
        side.members = members
        // Some are close, so that friends of friends are friends; the others are anywhere.
        side.distances = (0..<Self.turn).map { place in
            let most = place < 6 ? min(4, groups - 1) : groups - 1
            return 1 + Int(draws.draw(place).scaled(below: UInt64(most)))
        }
        return side
    }

    /// The account of an event. `turns` and its neighbours: about 5 ns; a market 20 ns.
    @inline(__always)
    func account(_ event: Int) -> Int {
        switch spread {
        case .none: return -1
        case .each: return first &+ positions.lowerBound &+ event % positions.count
        case .market: return account(ofSeller: seller(event))
        case .turns, .neighbours:
            let (turn, place) = (event / Self.turn, event % Self.turn)
            var group = (turn &+ rotation) % groups
            if spread == .neighbours {
                group &+= distances.withUnsafeBufferPointer { $0[place] }
                if group >= groups { group &-= groups }
            }
            return first &+ position(group, members.draw(turn), place)
        }
    }

    @inline(__always)
    func position(_ group: Int, _ draw: UInt64, _ place: Int) -> Int {
        let start = positions.lowerBound &+ group &* groupSize
        if groupSize == 1 { return start }
        var member = GroupMembers.member(draw, place: place)
        let size = positions.upperBound &- start
        if size < groupSize, member >= size { member %= size }
        return start &+ member
    }

    /// The account of a seller of a market.
    @inline(__always)
    func account(ofSeller seller: Int) -> Int { first &+ positions.lowerBound &+ seller % positions.count }

    /// The seller of an event of a market: 0 is the most popular one.
    @inline(__always)
    func seller(_ event: Int) -> Int {
        guard let market else { return -1 }
        let place = market.places.forward(event % market.numbers)
        return market.power.rank(number: place, total: market.numbers, of: market.sellers)
    }
}
