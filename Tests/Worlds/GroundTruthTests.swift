import LoamBytes
import LoamColumns
import LoamEngine
import LoamTestSupport
import LoamWorlds
import Testing

/// Labels of a model of our own: single marks, and rings whose members are labelled together.
@Suite("Ground truth")
struct GroundTruthTests {
    /// A town of people, some of whom are in rings of three; each ring acts in its own day of the effect's ten.
    private struct Town {
        enum Role: String, LabelRole {
            case leader, member
            var consequence: String { self == .leader ? "leads the ring" : "follows" }
        }

        enum Loud: String, LabelRole {
            case loud
            var consequence: String { "is loud" }
        }

        static let window = Instant(day: 20_000)..<Instant(day: 20_010)
        static let people = 90
        let truth: GroundTruth
        let peopleKeys: KeyStreams

        /// - Parameter rings: a ring takes the people 9 * ring, + 1, + 2. A town without them has no tables of groups.
        init(rings: Int?, loudOnes: Int) {
            let book = StreamBook(seed: 3, model: "town")
            var marks = MarkBook()
            let ring = marks.add("gang", kind: "ring", strength: 2, felt: Self.window, Role.self)
            // More marks than one word of bits has.
            let loud = (0..<loudOnes).map {
                marks.add("noise_\($0)", kind: "noise", strength: 1, felt: Self.window, Loud.self)
            }
            let keys = book.key("people", "person_id", rows: Self.people)
            peopleKeys = keys
            let loudPart = LabelledPart([0], drivers: loudOnes > 0 ? Self.people : 0) { [marks] in
                LoudPeople(marks, loud)
            }
            let ringPart = rings.map {
                LabelledPart([0], groups: $0, of: { _, person in [person / 9] }) { Rings(ring) }
            }
            truth = GroundTruth(
                marks, kinds: ["ring", "noise"], tables: [LabelledTable("people", keys)],
                parts: [loudPart] + (ringPart.map { [$0] } ?? []), most: max(3, loudOnes), book)
        }

        private final class LoudPeople: LabelFinder {
            private let marks: [EffectMarks<Loud>]
            private let sets: MarkSets
            private let arena = Arena()

            init(_ book: MarkBook, _ marks: [EffectMarks<Loud>]) {
                self.marks = marks
                sets = MarkSets(arena, rows: people, marks: book.count)
            }

            /// Person p is loud at noise n where n divides p.
            func find(_ drivers: Range<Int>, into labels: inout LabelList) {
                for (row, person) in drivers.enumerated() {
                    sets.clear(row)
                    for (noise, marks) in marks.enumerated() where person % (noise + 1) == 0 {
                        sets.insert(marks[.loud], at: row)
                    }
                    labels.begin(person)
                    labels.add(sets, at: row, 0, row: person)
                }
            }
        }

        private final class Rings: LabelFinder {
            private let marks: EffectMarks<Role>
            init(_ marks: EffectMarks<Role>) { self.marks = marks }

            func find(_ drivers: Range<Int>, into labels: inout LabelList) {
                for ring in drivers {
                    let day = Instant(day: 20_000 + ring % 10)
                    labels.beginGroup(ring, mark: marks[.leader], window: day..<day.advanced(by: 86_400_000_000))
                    for step in 0..<3 {
                        labels.add(marks[step == 0 ? .leader : .member], 0, row: 9 * ring + step, step: step)
                    }
                }
            }
        }

        /// All rows of a table of the ground truth, grown in batches of so many driver rows.
        func rows<Value>(_ table: String, inBatchesOf size: Int, _ read: (Batch, Int) -> Value) -> [Value] {
            guard let index = truth.source.tables.firstIndex(where: { $0.name == table }) else { return [] }
            let grower = truth.source.makeGrower()
            let batch = Batch(
                truth.source.tables[index], capacity: truth.source.maximumRows(table: index, drivers: size))
            var batches: [Batch?] = truth.source.tables.map { _ in nil }
            batches[index] = batch
            return stride(from: 0, to: truth.source.driverCount, by: size).flatMap { first in
                batch.clear()
                grower.grow(first..<min(first + size, truth.source.driverCount), into: batches)
                return (0..<batch.rowCount).map { read(batch, $0) }
            }
        }
    }

    private struct LabelRow: Hashable {
        var id, row: UUIDWords
        var effect, role: String
        var step: Int?
        var start, end: Int64
    }

    private func labels(_ town: Town, inBatchesOf size: Int) -> [LabelRow] {
        func word(_ batch: Batch, _ column: Int, _ row: Int) -> String {
            guard case .dictionary(let words) = batch.schema.fields[column].type else { return "" }
            return words.values[Int(batch.columns[column].int32[row])]
        }
        return town.rows("labels", inBatchesOf: size) { batch, row in
            let columns = batch.columns
            return LabelRow(
                id: columns[0].uuid[row], row: columns[4].uuid[row], effect: word(batch, 1, row),
                role: word(batch, 5, row), step: columns[6].valid[row] ? Int(columns[6].int32[row]) : nil,
                start: columns[7].int64[row], end: columns[8].int64[row])
        }
    }

    @Test("A hundred marks: each row has its own, whatever the batches")
    func manyMarks() {
        let town = Town(rings: nil, loudOnes: 100)
        let labels = labels(town, inBatchesOf: 90)
        let expected = (0..<Town.people).flatMap { person in
            (0..<100).filter { person % ($0 + 1) == 0 }.map { (person, "noise_\($0)") }
        }
        #expect(labels.map(\.effect) == expected.map(\.1))
        #expect(labels.map(\.row) == expected.map { town.peopleKeys.uuid($0.0) })
        #expect(Set(labels.map(\.id)).count == labels.count)
        #expect(labels.allSatisfy { $0.step == nil && $0.start == Town.window.lowerBound.microseconds })
        #expect(self.labels(town, inBatchesOf: 7) == labels)
        #expect(town.truth.source.tables.map(\.name) == ["labels"])
    }

    @Test("Rings and their members lead to each other")
    func groups() {
        let town = Town(rings: 10, loudOnes: 1)
        let labels = labels(town, inBatchesOf: 13)
        let groups = town.rows("label_groups", inBatchesOf: 13) { batch, row in
            (id: batch.columns[0].uuid[row], members: batch.columns[2].int32[row], start: batch.columns[3].int64[row])
        }
        let members = town.rows("label_members", inBatchesOf: 13) { batch, row in
            (label: batch.columns[0].uuid[row], group: batch.columns[1].uuid[row])
        }
        #expect(groups.count == 10 && groups.allSatisfy { $0.members == 3 })
        #expect(members.count == 30)
        let labelOf = Dictionary(uniqueKeysWithValues: labels.map { ($0.id, $0) })
        for (ring, group) in groups.enumerated() {
            let mine = members.filter { $0.group == group.id }.compactMap { labelOf[$0.label] }
            #expect(mine.map(\.row) == (0..<3).map { town.peopleKeys.uuid(9 * ring + $0) }, "ring \(ring)")
            #expect(mine.map(\.role) == ["leader", "member", "member"] && mine.map(\.step) == [0, 1, 2])
            #expect(mine.allSatisfy { $0.start == group.start && $0.effect == "gang" })
            #expect(group.start == Instant(day: 20_000 + ring % 10).microseconds)
        }
        // Those who are only loud are members of nothing.
        #expect(Set(members.map(\.label)) == Set(labels.filter { $0.effect == "gang" }.map(\.id)))
    }

    @Test("A row says what touched it, alone and in a ring")
    func touches() {
        let town = Town(rings: 10, loudOnes: 1)
        let people = TableSchema("people", primaryKey: "person_id", "People", [Field("person_id", .uuid, "Key")])
        let batch = Batch(people, capacity: 1)
        batch.columns[0].uuid[0] = town.peopleKeys.uuid(1)
        batch.rowCount = 1
        let loud = EffectTouch(effect: "noise_0", kind: "noise", consequence: "is loud")
        let follows = EffectTouch(effect: "gang", kind: "ring", consequence: "follows")
        #expect(town.truth.touches(batch, row: 0, driver: 1) == [loud, follows])
        batch.columns[0].uuid[0] = town.peopleKeys.uuid(5)
        #expect(town.truth.touches(batch, row: 0, driver: 5) == [loud], "no member of the ring of its neighbours")
    }

    @Test("Its laws hold for what it grows, and not for a member less")
    func laws() throws {
        let laws = Town(rings: 4, loudOnes: 1).truth.source.laws
        #expect(laws.laws.map(\.name) == ["label_of_effect"])
        let counted = try #require(laws.childLaws.first)
        #expect(counted.table == "label_groups" && counted.children.first?.table == "label_members")
        #expect([3, 3].withUnsafeBufferPointer { counted.holds($0.baseAddress!) })
        #expect([3, 2].withUnsafeBufferPointer { !counted.holds($0.baseAddress!) })
    }
}
