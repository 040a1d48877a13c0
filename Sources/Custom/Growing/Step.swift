internal import LoamWorlds

/// One pass over the rows of a frame that fills one vector. Made once for a thread, run for each batch.
protocol Step: AnyObject {
    func run(_ rows: RowNumbers)
}

/// Fills a vector by a generator.
final class GenerateStep: Step {
    private let generator: any ColumnGenerator
    private let vector: Vector

    init(_ generator: any ColumnGenerator, _ vector: Vector) {
        self.generator = generator
        self.vector = vector
    }

    func run(_ rows: RowNumbers) { generator.fill(rows, vector) }
}

/// Chooses the rows of another table and grows what is needed of them.
final class ReferenceStep: Step {
    private let plan: ReferencePlan
    private let frame: Frame

    init(_ plan: ReferencePlan, _ frame: Frame) {
        self.plan = plan
        self.frame = frame
    }

    func run(_ rows: RowNumbers) {
        frame.resize(rows.count, areConsecutive: false)
        plan.choose(rows.slots, rows.count, into: frame.slots)
        frame.run()
    }
}

/// Grows all rows of a small table once, and says for each row which of them it refers to.
final class LookUpStep: Step {
    private let plan: ReferencePlan
    private let frame: Frame
    private let places: RowPlaces
    private var isFilled = false
    private var chosen = UnsafeMutablePointer<Int>.allocate(capacity: 1)
    private var capacity = 1

    init(_ plan: ReferencePlan, _ frame: Frame, _ places: RowPlaces) {
        self.plan = plan
        self.frame = frame
        self.places = places
    }

    deinit { chosen.deallocate() }

    func run(_ rows: RowNumbers) {
        if !isFilled { fill() }
        places.reserve(rows.count)
        if rows.count > capacity {
            chosen.deallocate()
            capacity = rows.count
            chosen = .allocate(capacity: capacity)
        }
        plan.choose(rows.slots, rows.count, into: chosen)
        let (out, chosen) = (places.rows, chosen)
        for row in 0..<rows.count { out[row] = Int32(truncatingIfNeeded: chosen[row]) }
    }

    private func fill() {
        isFilled = true
        let count = frame.plan.rows.slots
        frame.resize(count, areConsecutive: true)
        let slots = frame.slots
        for slot in 0..<count { slots[slot] = slot }
        frame.run()
    }
}

/// Finds the parents of rows whose parents are not at hand, and grows what is needed of them.
final class ParentStep: Step {
    private let slotsPerParent: Int
    private let frame: Frame

    init(_ slotsPerParent: Int, _ frame: Frame) {
        self.slotsPerParent = slotsPerParent
        self.frame = frame
    }

    func run(_ rows: RowNumbers) {
        frame.resize(rows.count, areConsecutive: false)
        let parents = frame.slots
        for row in 0..<rows.count { parents[row] = rows.slots[row] / slotsPerParent }
        frame.run()
    }
}

/// Empties cells by the recipe's `null`; cells empty already stay so.
final class NullStep: Step {
    private let plan: NullPlan
    private let vector: Vector
    private let source: Vector?

    /// - Parameter source: where `vector`'s cells come from, if its nulls are to be taken over.
    init(_ plan: NullPlan, _ vector: Vector, from source: Vector?) {
        self.plan = plan
        self.vector = vector
        self.source = source
    }

    func run(_ rows: RowNumbers) {
        guard let valid = vector.valid else { return }
        let (chance, stream) = (plan.chance, plan.stream)
        if let before = source?.valid {
            for row in 0..<rows.count {
                valid[row] = before[row] & (chance.occurs(stream.draw(rows.slots[row])) ? 0 : 1)
            }
        } else {
            for row in 0..<rows.count { valid[row] = chance.occurs(stream.draw(rows.slots[row])) ? 0 : 1 }
        }
    }
}

/// Copies cells of one vector to another, row by row or by the rows' places among their parents.
final class CopyStep: Step {
    private let source: Vector
    private let vector: Vector
    private let places: RowPlaces?

    /// - Parameter places: where in `source` each row's cell is; nil for the same rows.
    init(_ source: Vector, _ vector: Vector, places: RowPlaces? = nil) {
        self.source = source
        self.vector = vector
        self.places = places
    }

    func run(_ rows: RowNumbers) {
        let count = rows.count
        let places = self.places?.rows
        if let valid = vector.valid {
            if let before = source.valid {
                for row in 0..<count { valid[row] = before[places.map { Int($0[row]) } ?? row] }
            } else {
                valid.update(repeating: 1, count: count)
            }
        }
        switch vector.kind {
        case .text: copyText(count, places)
        case .uuid:
            let (from, to) = (source.uuid, vector.uuid)
            guard let places else { return to.update(from: from, count: 2 * count) }
            for row in 0..<count {
                let place = Int(places[row])
                to[2 &* row] = from[2 &* place]
                to[2 &* row &+ 1] = from[2 &* place &+ 1]
            }
        default:
            let (from, to) = (source.whole, vector.whole)
            guard let places else { return to.update(from: from, count: count) }
            for row in 0..<count { to[row] = from[Int(places[row])] }
        }
    }

    private func copyText(_ count: Int, _ places: UnsafeMutablePointer<Int32>?) {
        guard let offsets = source.offsets else { return }
        let start = source.text.text.start
        var writer = vector.writeText(rows: count)
        for row in 0..<count {
            let place = places.map { Int($0[row]) } ?? row
            let from = Int(offsets[place])
            writer.copy(start + from, count: Int(offsets[place + 1]) - from)
            writer.endRow()
        }
        writer.finish()
    }
}
