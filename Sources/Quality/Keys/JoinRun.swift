internal import LoamColumns
internal import LoamEngine
internal import LoamWorlds

/// Brings the rows of one join together, partition by partition: finds double keys and keys that point nowhere,
/// completes waiting records, and adds up children.
struct JoinRun {
    let plan: CheckPlan
    let join: Int
    let store: SpillStore
    /// Bytes that the records of a partition may take in memory; more are processed in several passes.
    let budget: Int

    private var work: Join { plan.joins[join] }

    /// Goes through one partition. Several threads may do so at once, with ends of their own.
    func run(partition: Int, _ end: FlowEnd) throws(RunError) {
        let work = self.work
        let width = plan.streamWidths[work.stream]
        let rows = store.words(stream: work.stream, partition: partition) / max(1, width)
        var passes = 1
        while rows / passes * (width * 8 + 16 + work.kinds.count * 8) > max(budget, 1 << 16) { passes *= 2 }
        // Records are sent on while others are read: what is read here must not be spilled during that.
        store.hold(stream: work.stream, partition: partition)
        for (flow, step) in work.waiting {
            store.hold(stream: plan.flows[flow].steps[step].stream, partition: partition)
        }
        let scratch = UnsafeMutablePointer<UInt64>.allocate(capacity: store.pageWords)
        defer { scratch.deallocate() }
        for pass in 0..<passes {
            var index = KeyIndex(width: width, keyOffset: 1, expected: rows / passes + 1)
            for page in store.pageCopies(stream: work.stream, partition: partition) {
                insert(try store.load(page, scratch), width, pass, passes, into: &index, end)
            }
            var sums = ChildSums(kinds: work.kinds, count: index.count)
            for (flow, step) in work.waiting {
                try join(flow, step, partition, pass, passes, index, &sums, scratch, end)
            }
            for number in work.numbers { judge(number, index, sums, end) }
        }
        store.drop(stream: work.stream, partition: partition)
        for (flow, step) in work.waiting {
            store.drop(stream: plan.flows[flow].steps[step].stream, partition: partition)
        }
    }

    @inline(__always)
    private func belongs(_ key: UnsafePointer<UInt64>, _ pass: Int, _ passes: Int) -> Bool {
        guard passes > 1 else { return true }
        return Int(truncatingIfNeeded: KeyHash.of(key[0], key[1]) &>> 32) & (passes &- 1) == pass
    }

    private func insert(
        _ page: UnsafeMutableBufferPointer<UInt64>, _ width: Int, _ pass: Int, _ passes: Int,
        into index: inout KeyIndex, _ end: FlowEnd
    ) {
        guard let base = page.baseAddress else { return }
        var inserted = 0
        for place in stride(from: 0, to: page.count - width + 1, by: width) {
            let record = base + place
            guard belongs(record + 1, pass, passes) else { continue }
            inserted += 1
            guard let double = index.insert(record), work.check >= 0 else { continue }
            end.tallies.violate(work.check, row: Int(double)) {
                Sample(row: Int(double), detail: "is there a second time", cells: [key(record + 1)])
            }
        }
        if work.check >= 0 { end.tallies.examine(work.check, inserted) }
    }

    private func key(_ words: UnsafePointer<UInt64>) -> Sample.Cell {
        let field = plan.tables[work.table].schema.fields[work.column]
        return .init(field.name, CellText.key(words[0], words[1], field.type))
    }

    /// Completes the records that wait at one step.
    private func join(
        _ place: Int, _ number: Int, _ partition: Int, _ pass: Int, _ passes: Int, _ index: borrowing KeyIndex,
        _ sums: inout ChildSums, _ scratch: UnsafeMutablePointer<UInt64>, _ end: FlowEnd
    ) throws(RunError) {
        let flow = plan.flows[place]
        let step = flow.steps[number]
        let width = flow.recordWidth
        // The last join on the way: a whole page at once.
        var isJudged = false
        if case .laws = flow.end, passes == 1, number == flow.steps.count - 1 { isJudged = true }
        for page in store.pageCopies(stream: step.stream, partition: partition) {
            let words = try store.load(page, scratch)
            guard let base = words.baseAddress else { continue }
            var examined = 0
            for offset in stride(from: 0, to: words.count - width + 1, by: width) {
                let record = base + offset
                let key = record + step.keyOffset
                guard belongs(key, pass, passes) else { continue }
                examined += 1
                let parent = index.find(key[0], key[1])
                if parent < 0 {
                    if step.check >= 0 {
                        let row = RecordRow.number(record[0])
                        end.tallies.violate(step.check, row: row) { missing(flow, step, row, key) }
                    }
                    record[0] |= step.way
                } else {
                    let found = index.record(parent)
                    if found[0] & RecordRow.flags != 0 { record[0] |= step.way }
                    for fetch in step.fetches { record[fetch.to] = found[fetch.from] }
                    if !flow.contributions.isEmpty { contribute(flow, record, found, parent, &sums) }
                }
                if !isJudged { try end.send(record, flow, from: number + 1) }
            }
            if isJudged { end.judge(base, rows: words.count / width, stride: width, flow) }
            if step.check >= 0 { end.tallies.examine(step.check, examined) }
        }
    }

    private func missing(_ flow: Flow, _ step: Flow.Step, _ row: Int, _ key: UnsafePointer<UInt64>) -> Sample {
        let field = plan.tables[flow.table].schema.fields[step.column]
        return Sample(
            row: row, detail: "points to no row",
            cells: [.init(field.name, CellText.key(key[0], key[1], field.type))])
    }

    @inline(__always)
    private func contribute(
        _ flow: Flow, _ record: UnsafeMutablePointer<UInt64>, _ found: UnsafeMutablePointer<UInt64>, _ parent: Int,
        _ sums: inout ChildSums
    ) {
        if record[0] & RecordRow.incomplete != 0 {
            // A child that could not be read leaves its parent's sums unknown.
            found[0] |= RecordRow.incomplete
            return
        }
        for contribution in flow.contributions {
            let value = Int64(bitPattern: record[contribution.valueOffset])
            if value != Law.null { sums.add(value, parent, contribution.accumulator) }
        }
    }

    private func judge(
        _ numbers: Join.ChildNumbers, _ index: borrowing KeyIndex, _ sums: borrowing ChildSums, _ end: FlowEnd
    ) {
        var cells = [Int64](repeating: 0, count: max(1, numbers.reads.count + numbers.accumulators.count))
        var examined = 0
        for place in 0..<index.count {
            let record = index.record(place)
            guard record[0] & numbers.mask == 0 else { continue }
            examined += 1
            for (slot, word) in numbers.reads.enumerated() { cells[slot] = Int64(bitPattern: record[word]) }
            for (slot, sum) in numbers.accumulators.enumerated() {
                cells[numbers.reads.count + slot] = sums.value(place, sum)
            }
            guard !cells.withUnsafeBufferPointer({ numbers.holds($0.baseAddress.unsafelyUnwrapped) }) else { continue }
            let row = RecordRow.number(record[0])
            end.tallies.violate(numbers.check, row: row) { sample(numbers, row, record, cells) }
        }
        end.tallies.examine(numbers.check, examined)
    }

    private func sample(
        _ numbers: Join.ChildNumbers, _ row: Int, _ record: UnsafePointer<UInt64>, _ cells: [Int64]
    ) -> Sample {
        var shown = [key(record + 1)]
        for (place, name) in numbers.names.enumerated() {
            shown.append(.init(name.path.description, CellText.text(cells[place], name.field)))
        }
        for (place, aggregate) in numbers.aggregates.enumerated() {
            let value = cells[numbers.reads.count + place]
            // A sum of money reads like the money it is compared with.
            let field = aggregate.kind == .count ? nil : numbers.names.first?.field
            let columns = aggregate.reads.map(\.description).joined(separator: ", ")
            shown.append(
                .init(
                    "\(aggregate.kind) of \(aggregate.table)\(columns.isEmpty ? "" : "(\(columns))")",
                    field.map { CellText.text(value, $0) } ?? (value == Law.null ? "null" : String(value))))
        }
        return Sample(row: row, detail: "", cells: shown)
    }
}

/// Numbers about the children of each record of a partition.
struct ChildSums: ~Copyable {
    private let kinds: [ChildLaw.Aggregate.Kind]
    private let values: UnsafeMutablePointer<Int64>

    init(kinds: [ChildLaw.Aggregate.Kind], count: Int) {
        self.kinds = kinds
        values = .allocate(capacity: max(1, kinds.count * count))
        for place in 0..<count {
            for (slot, kind) in kinds.enumerated() {
                values[place * kinds.count + slot] = kind == .count || kind == .sum ? 0 : Law.null
            }
        }
    }

    deinit { values.deallocate() }

    @inline(__always)
    func value(_ place: Int, _ slot: Int) -> Int64 { values[place &* kinds.count &+ slot] }

    @inline(__always)
    mutating func add(_ value: Int64, _ place: Int, _ slot: Int) {
        let cell = values + (place &* kinds.count &+ slot)
        switch kinds[slot] {
        case .count: cell.pointee &+= 1
        case .sum: cell.pointee &+= value
        case .minimum: cell.pointee = cell.pointee == Law.null ? value : min(cell.pointee, value)
        case .maximum: cell.pointee = cell.pointee == Law.null ? value : max(cell.pointee, value)
        }
    }
}
