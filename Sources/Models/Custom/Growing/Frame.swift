/// The rows of one table that one thread works on, with the cells that somebody asked for.
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
    private(set) var places: UnsafeMutablePointer<Int32>
    private var capacity = 0
    private var areConsecutive = false
    private var steps: [any Step] = []
    private var vectors: [Vector] = []
    /// Vectors of parts of expressions that nobody reads any more.
    private var free: [Vector] = []
    private var columnVectors: [Int: Vector] = [:]
    private var links: [ColumnPath.Link: Frame] = [:]
    /// The frame of the parent rows, where these are grown in the same go.
    private let parent: Frame?

    init(_ world: CustomWorld, table: Int, parent: Frame? = nil) {
        self.world = world
        self.table = table
        self.parent = parent
        slots = .allocate(capacity: 1)
        places = .allocate(capacity: 1)
    }

    deinit {
        slots.deallocate()
        places.deallocate()
    }

    var plan: TablePlan { world.tables[table] }

    /// Makes room for so many rows, whose slots are written next.
    func resize(_ count: Int, areConsecutive: Bool) {
        self.count = count
        self.areConsecutive = areConsecutive
        guard count > capacity else { return }
        slots.deallocate()
        places.deallocate()
        capacity = max(count, capacity * 2)
        slots = .allocate(capacity: capacity)
        places = .allocate(capacity: capacity)
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
            let frame = linked(.reference(column), reference.table)
            let key = frame.vector(ofColumn: world.tables[reference.table].key)
            source = key
            add(CopyStep(key, vector))
        case .parent:
            let (key, places) = parentVector(world.tables[parentTable].key)
            source = key
            add(CopyStep(key, vector, places: places))
        }
        vectors.append(vector)
        if let nulls = plan.nulls { add(NullStep(nulls, vector, from: source)) }
        return vector
    }

    private var parentTable: Int { plan.rows.parent ?? table }

    /// The frame of the rows that a reference column names.
    func linked(_ link: ColumnPath.Link, _ target: Int) -> Frame {
        if let known = links[link] { return known }
        let frame = Frame(world, table: target)
        links[link] = frame
        switch link {
        case .reference(let column):
            if case .reference(let reference) = plan.columns[column].drawing { add(ReferenceStep(reference, frame)) }
        case .parent: add(ParentStep(plan.rows.slotsPerParent, frame))
        }
        return frame
    }

    /// A column of the parent rows, and the frame with the places to read it at; no places where rows are the same.
    func parentVector(_ column: Int) -> (Vector, places: Frame?) {
        if let parent { return (parent.vector(ofColumn: column), self) }
        return (linked(.parent, parentTable).vector(ofColumn: column), nil)
    }

    /// The cells at the end of a path, and whether they are this frame's own to release.
    func vector(_ path: ColumnPath) -> ExpressionPart {
        var path = path
        guard !path.links.isEmpty else { return ExpressionPart(vector: vector(ofColumn: path.column)) }
        let first = path.links.removeFirst()
        switch first {
        case .reference(let column):
            guard case .reference(let reference) = plan.columns[column].drawing else { break }
            let part = linked(first, reference.table).vector(path)
            return nulled(part, by: column)
        case .parent:
            guard let parent else { return linked(.parent, parentTable).vector(path) }
            let part = parent.vector(path)
            return copied(part, places: self)
        }
        return ExpressionPart(vector: vector(ofColumn: path.column))
    }

    private func copied(_ part: ExpressionPart, places: Frame?) -> ExpressionPart {
        var shape = ValueShape(kind: part.vector.kind, width: part.vector.width)
        shape.isNullable = part.isNullable
        let vector = self.vector(shape)
        add(CopyStep(part.vector, vector, places: places))
        return ExpressionPart(vector: vector, isNullable: part.isNullable, isTemporary: true)
    }

    /// Nothing is known of the row that an empty reference does not name.
    private func nulled(_ part: ExpressionPart, by column: Int) -> ExpressionPart {
        guard plan.columns[column].shape.isNullable else { return part }
        var shape = ValueShape(kind: part.vector.kind, width: part.vector.width)
        shape.isNullable = true
        let vector = self.vector(shape)
        add(CopyStep(part.vector, vector))
        add(MaskStep(vector, by: self.vector(ofColumn: column)))
        return ExpressionPart(vector: vector, isNullable: true, isTemporary: true)
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
