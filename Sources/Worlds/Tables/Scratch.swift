/// What the columns of a batch have in common, found once and read by all: named stretches of an arena.
///
/// Declared with the tables (`SourceBuilder.scratch`), allocated once a grower, for as many driver rows as a batch has.
public struct ScratchColumn<Value: BitwiseCopyable>: Sendable {
    /// Values for each driver row, and values more at the end.
    let perDriver: Int
    let extra: Int
    /// Which of the declared ones.
    let index: Int
}

/// An object that a grower keeps from batch to batch, such as a cache.
public struct KeptObject<Kind: AnyObject>: Sendable {
    let index: Int
}

/// The sizes of all scratch columns of a source, and what else its growers keep.
struct ScratchPlan: Sendable {
    private(set) var columns: [(width: Int, perDriver: Int, extra: Int)] = []
    private(set) var makers: [@Sendable () -> AnyObject] = []

    mutating func add<Kind: AnyObject>(_ make: @escaping @Sendable () -> Kind) -> KeptObject<Kind> {
        makers.append(make)
        return KeptObject(index: makers.count - 1)
    }

    mutating func add<Value: BitwiseCopyable>(_: Value.Type, perDriver: Int, extra: Int) -> ScratchColumn<Value> {
        columns.append((MemoryLayout<Value>.stride, perDriver, extra))
        return ScratchColumn(perDriver: perDriver, extra: extra, index: columns.count - 1)
    }
}

/// The scratch memory of one grower.
public final class Scratch {
    private let plan: ScratchPlan
    private let kept: [AnyObject]
    private var arena = Arena()
    private var columns: [UnsafeMutableRawPointer] = []
    /// Below what any batch has, so that the first one allocates: stages write their extra values for no rows too.
    private var capacity = -1

    init(_ plan: ScratchPlan) {
        self.plan = plan
        kept = plan.makers.map { $0() }
    }

    /// Makes room for some driver rows; what was there is lost.
    func reserve(_ drivers: Int) {
        guard drivers > capacity else { return }
        capacity = drivers
        let arena = Arena()
        columns = plan.columns.map { arena.bytes($0.width * ($0.perDriver * drivers + $0.extra)) }
        self.arena = arena
    }

    /// The values of a column, from those of the batch's first driver row on.
    public subscript<Value>(_ column: ScratchColumn<Value>) -> UnsafeMutablePointer<Value> {
        columns[column.index].assumingMemoryBound(to: Value.self)
    }

    public subscript<Kind>(_ object: KeptObject<Kind>) -> Kind {
        // Sound: made by the maker that gave out the index.
        unsafeDowncast(kept[object.index], to: Kind.self)
    }
}
