/// The rows of one table that one thread works on, with the cells that were asked for.
///
/// A frame is set up once: each column asked for adds the steps that make it, after those it needs. Then it is run for
/// each batch: `resize`, write `slots`, `run`.
final class Frame {
    let world: CustomWorld
    let table: Int
    private(set) var count = 0
    /// The slots of the rows.
    private(set) var slots: UnsafeMutablePointer<Int>
    /// For a frame whose parents are at hand, each row's place among them.
    let places = RowPlaces()
    private var capacity = 0
    private var areConsecutive = false
    private var steps: [any Step] = []
    private var vectors: [Vector] = []
    /// Vectors of parts of expressions that are not read any more.
    private var free: [Vector] = []
    private var columnVectors: [Int: Vector] = [:]
    private var links: [ColumnPath.Link: RowLink] = [:]
    private var pathVectors: [ColumnPath: Vector] = [:]
    /// The frame of the parent rows, where these are grown in the same go.
    private let parent: Frame?

    /// What counts the frames that this one makes; nil where they are known to be few.
    private let budget: FrameBudget?

    init(_ world: CustomWorld, table: Int, parent: Frame? = nil, budget: FrameBudget? = nil) {
        self.world = world
        self.budget = budget
        budget?.frames += 1
        self.table = table
        self.parent = parent
        slots = .allocate(capacity: 1)
    }

    deinit {
        slots.deallocate()
    }

    var plan: TablePlan { world.tables[table] }

    /// Makes room for so many rows, whose slots are written next.
    func resize(_ count: Int, areConsecutive: Bool) {
        self.count = count
        self.areConsecutive = areConsecutive
        guard count > capacity else { return }
        slots.deallocate()
        capacity = max(count, capacity * 2)
        slots = .allocate(capacity: capacity)
        if parent != nil { places.reserve(capacity) }
    }

    /// Fills every vector for the rows in `slots`.
    func run() {
        for vector in vectors { vector.reserve(count) }
        let rows = RowNumbers(slots: UnsafePointer(slots), count: count, areConsecutive: areConsecutive)
        for step in steps { step.run(rows) }
    }

    func add(_ step: any Step) { steps.append(step) }

    /// Keeps room in a vector that steps of this frame use.
    func adopt(_ vector: Vector) { vectors.append(vector) }

    /// A vector for a part of an expression; a used one where there is one of the same kind.
    func vector(_ shape: ValueShape) -> Vector {
        if !shape.isNullable, let used = free.lastIndex(where: { $0.kind == shape.kind }) {
            return free.remove(at: used)
        }
        let vector = Vector(shape)
        vectors.append(vector)
        return vector
    }

    /// Gives a part's vector back when the step that reads it is added.
    func release(_ part: ExpressionPart) {
        let vector = part.vector
        guard part.isTemporary, vector.valid == nil, !part.isNullable, vector.kind != .text, vector.kind != .uuid else {
            return
        }
        free.append(vector)
    }

    /// The cells of a column.
    func vector(ofColumn column: Int) -> Vector {
        if let known = columnVectors[column] { return known }
        let plan = self.plan.columns[column]
        if budget?.isExceeded == true { return Vector(plan.shape) }
        let vector = make(plan, column)
        columnVectors[column] = vector
        return vector
    }

    private func make(_ plan: ColumnPlan, _ column: Int) -> Vector {
        let vector = Vector(plan.shape)
        var source: Vector?
        switch plan.drawing {
        case .generated(let generator): add(GenerateStep(generator, vector))
        case .expression(let expression):
            let part = ExpressionCompiler(frame: self).compile(expression, into: vector)
            source = part.vector
            // Each column has cells of its own.
            if part.vector !== vector { add(CopyStep(part.vector, vector)) }
        case .reference(let reference):
            source = copyKey(of: link(.reference(column)), reference.table, to: vector)
        case .parent:
            source = copyKey(of: link(.parent), self.plan.rows.parent ?? table, to: vector)
        }
        vectors.append(vector)
        if let nulls = plan.nulls { add(NullStep(nulls, vector, from: source)) }
        return vector
    }

    private func copyKey(of link: RowLink, _ target: Int, to vector: Vector) -> Vector {
        let key = link.frame.vector(ofColumn: world.tables[target].key)
        add(CopyStep(key, vector, places: link.places))
        return vector
    }

    /// The rows that a reference column names, or the parents.
    private func link(_ way: ColumnPath.Link) -> RowLink {
        if let known = links[way] { return known }
        let link: RowLink
        switch (way, parent) {
        case (.parent, let parent?): link = RowLink(frame: parent, places: places)
        case (.parent, nil):
            link = RowLink(frame: Frame(world, table: plan.rows.parent ?? table, budget: budget), places: nil)
            add(ParentStep(plan.rows.slotsPerParent, link.frame))
        case (.reference(let column), _):
            guard case .reference(let reference) = plan.columns[column].drawing else {
                return RowLink(frame: self, places: nil)
            }
            let frame = Frame(world, table: reference.table, budget: budget)
            // Few rows are all grown once and looked up; of many, those that are named are grown each time.
            let isSmall = frame.plan.rows.slots <= RowLink.fewRows
            link = RowLink(frame: frame, places: isSmall ? RowPlaces() : nil)
            if let places = link.places {
                add(LookUpStep(reference, frame, places))
            } else {
                add(ReferenceStep(reference, frame))
            }
        }
        links[way] = link
        return link
    }

    /// The cells at the end of a path.
    func vector(_ path: ColumnPath) -> ExpressionPart {
        if budget?.isExceeded == true { return ExpressionPart(vector: Vector(.boolean)) }
        guard let first = path.links.first else { return ExpressionPart(vector: vector(ofColumn: path.column)) }
        if let known = pathVectors[path] { return ExpressionPart(vector: known) }
        let link = link(first)
        var rest = path
        rest.links.removeFirst()
        let part = link.frame.vector(rest)
        var mask: Vector?
        if case .reference(let column) = first, plan.columns[column].shape.isNullable {
            mask = vector(ofColumn: column)
        }
        guard link.places != nil || mask != nil else { return ExpressionPart(vector: part.vector) }
        var shape = ValueShape(kind: part.vector.kind, width: part.vector.width)
        shape.isNullable = part.isNullable || mask != nil
        let vector = Vector(shape)
        vectors.append(vector)
        add(CopyStep(part.vector, vector, places: link.places))
        // Nothing is known of the row that an empty reference does not name.
        if let mask { add(MaskStep(vector, by: mask)) }
        pathVectors[path] = vector
        return ExpressionPart(vector: vector)
    }
}

/// Where the rows are that a frame's rows refer to.
struct RowLink {
    /// Tables of up to so many rows are looked up rather than grown again.
    static let fewRows = 8192

    let frame: Frame
    /// The place of each row's partner in `frame`; nil where the same place is.
    let places: RowPlaces?
}

/// RowPlaces of rows in another frame.
final class RowPlaces {
    private(set) var rows = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
    private var capacity = 1

    deinit { rows.deallocate() }

    func reserve(_ count: Int) {
        guard count > capacity else { return }
        rows.deallocate()
        capacity = count
        rows = .allocate(capacity: count)
    }
}

/// The cells of a part of an expression.
struct ExpressionPart {
    let vector: Vector
    var isNullable: Bool
    /// Whether the expression alone reads them.
    var isTemporary: Bool

    init(vector: Vector, isNullable: Bool? = nil, isTemporary: Bool = false) {
        self.vector = vector
        self.isNullable = isNullable ?? vector.canBeNull
        self.isTemporary = isTemporary
    }
}

/// Empties the cells whose reference is empty.
final class MaskStep: Step {
    private let vector: Vector
    private let reference: Vector

    init(_ vector: Vector, by reference: Vector) {
        self.vector = vector
        self.reference = reference
    }

    func run(_ rows: RowNumbers) {
        guard let valid = vector.valid, let mask = reference.valid else { return }
        for row in 0..<rows.count { valid[row] &= mask[row] }
    }
}

/// Counts the frames that growing a table needs: references that lead to references can need very many.
final class FrameBudget {
    var frames = 0
    var isExceeded: Bool { frames > CustomLimits.frames }
}
