import LoamBytes
import LoamColumns
import LoamEngine
import LoamWorlds
import Synchronization
import Testing

/// What a declaration becomes: schema, source, cells, laws.
@Suite("Declared tables")
struct TableBuilderTests {
    /// Which fillers have run, how often.
    private final class Runs: Sendable {
        private let counts = Mutex<[String: Int]>([:])
        func note(_ name: String) { counts.withLock { $0[name, default: 0] += 1 } }
        subscript(_ name: String) -> Int { counts.withLock { $0[name] ?? 0 } }
    }

    /// Boxes with one to three things in each.
    private struct Boxes {
        let source: DeclaredSource
        let runs = Runs()

        init(_ count: Int) {
            let (book, runs) = (StreamBook(seed: 7, model: "test"), runs)
            let builder = SourceBuilder(drivers: count, book, note: "in all")
            let firstThing = builder.scratch(Int.self, extra: 1)
            let weight = builder.scratch(Int64.self, each: 3)
            let found = builder.prepare { boxes, scratch in
                runs.note("prepare")
                scratch[firstThing][0] = 0
                for box in boxes {
                    let start = scratch[firstThing][box - boxes.lowerBound]
                    for thing in 0..<Self.things(box) { scratch[weight][start + thing] = Int64(box * 10 + thing) }
                    scratch[firstThing][box - boxes.lowerBound + 1] = start + Self.things(box)
                }
            }
            let boxes = builder.table("boxes", "Boxes")
            let keys = book.key("boxes", "box_id", rows: count)
            let id = boxes.key("box_id", keys, "Key of the box")
            let number = boxes.int64("number", unit: "boxes", domain: ">= 0", "Its number") { rows, out in
                runs.note("number")
                out.each(rows) { Int64($0) }
            }
            boxes.text("label", width: 16, "What is on it") { rows, out in
                runs.note("label")
                for box in rows {
                    out.append("box ")
                    out.append(box)
                    out.endRow()
                }
            }
            let heaviest = boxes.int64("heaviest", nullable: true, "The weight of the heaviest thing; null in a third")
            boxes.fill(heaviest, after: found) { rows, cells, scratch in
                runs.note("heaviest")
                let (out, valid) = (cells[heaviest], cells.valid(heaviest))
                for box in rows {
                    out[box] = scratch[weight][scratch[firstThing][box - rows.lowerBound + 1] - 1]
                    valid[box] = box % 3 != 0
                }
            }
            let (isFull, color) = boxes.structure("look", "How it looks") {
                (
                    $0.text("remark", width: 8, nullable: true, "What is said of it"),
                    $0.choice("color", Enumeration(["red", "blue"]), "Its color")
                )
            }
            boxes.fill(isFull, color) { rows, cells in
                var remark = cells.writer(isFull)
                for box in rows {
                    cells[color][box] = Int32(box & 1)
                    cells.valid(isFull)[box] = box & 1 == 0
                    if box & 1 == 0 { remark.append("even") }
                    remark.endRow()
                }
                remark.finish()
            }
            boxes.laws { laws in
                laws.law("number_from_zero", "numbers begin at 0", reads: number) { $0 >= 0 }
                laws.sequence("one_more", "numbers grow by one", owner: id, reads: number) { before, row in
                    before.map { $0[0] + 1 == row[0] } ?? true
                }
            }
            let things = builder.children(
                "things", "What is in the boxes", most: 3, count: { $0.reduce(0) { $0 + Self.things($1) } },
                after: found, found: { boxes, scratch in scratch[firstThing][boxes] })
            let box = things.key("box_id", to: id, "The box")
            things.fill(box, after: found) { boxes, cells, scratch in
                let out = cells[box]
                for (place, number) in boxes.enumerated() {
                    for thing in scratch[firstThing][place]..<scratch[firstThing][place + 1] {
                        out[thing] = keys.uuid(number)
                    }
                }
            }
            let grams = things.int64("grams", unit: "g", "Its weight")
            things.fill(grams, after: found) { _, cells, scratch in cells[grams].copy(cells.rows, from: scratch[weight])
            }
            things.laws { laws in
                laws.law("fits_box", "a thing names its box", reads: grams, box[number]) { $0 / 10 == $1 }
                laws.law(of: id, "not_empty", "no box is empty", reads: number, figures: [box.count]) { $0[1] > 0 }
            }
            source = builder.finish()
        }

        static func things(_ box: Int) -> Int { 1 + box % 3 }
    }

    private func batch(_ boxes: Boxes, _ table: Int, _ wanted: [String]? = nil) -> Batch {
        let schema = boxes.source.tables[table]
        return Batch(
            schema, capacity: 64, wanted: wanted.map { names in schema.fields.map { names.contains($0.name) } })
    }

    @Test("The schema has the columns in their order, with what was said of them")
    func schema() {
        let source = Boxes(9).source
        #expect(source.tables.map(\.name) == ["boxes", "things"])
        #expect(source.tables[0].fields.map(\.name) == ["box_id", "number", "label", "heaviest", "look"])
        #expect(source.tables[0].primaryKey == "box_id" && source.tables[0].fields[1].unit == "boxes")
        #expect(source.tables[0].fields[3].isNullable && source.note == "in all")
        #expect(source.tables[1].fields[0].references == ForeignKey("boxes", "box_id"))
        #expect(source.counting(table: 0) == .drivers && source.counting(table: 1) == .arithmetic)
        #expect(source.rowCount(table: 1, drivers: 0..<9) == 18 && source.maximumRows(table: 1, drivers: 2) == 6)
    }

    @Test("Any range has the rows that it has in the whole")
    func ranges() {
        let boxes = Boxes(20)
        let (whole, part) = ((batch(boxes, 0), batch(boxes, 1)), (batch(boxes, 0), batch(boxes, 1)))
        boxes.source.makeGrower().grow(0..<20, into: [whole.0, whole.1])
        let grower = boxes.source.makeGrower()
        for range in [3..<4, 5..<17] {
            part.0.clear()
            part.1.clear()
            grower.grow(range, into: [part.0, part.1])
            #expect(part.0.rowCount == range.count)
            let before = (0..<range.lowerBound).reduce(0) { $0 + Boxes.things($1) }
            #expect(part.1.rowCount == range.reduce(0) { $0 + Boxes.things($1) })
            for row in 0..<range.count {
                #expect(part.0["number"].int64[row] == whole.0["number"].int64[range.lowerBound + row])
                #expect(part.0["heaviest"].isValid(row) == ((range.lowerBound + row) % 3 != 0))
                #expect(part.0["look"].children[1].int32[row] == Int32((range.lowerBound + row) & 1))
                #expect(
                    String(decoding: part.0["label"].textBytes(row), as: UTF8.self) == "box \(range.lowerBound + row)")
            }
            for row in 0..<part.1.rowCount {
                #expect(part.1["grams"].int64[row] == whole.1["grams"].int64[before + row])
                #expect(part.1["box_id"].uuid[row] == whole.1["box_id"].uuid[before + row])
            }
        }
    }

    @Test("A column that nobody wants costs nothing, nor does what only it needs")
    func pruning() {
        let boxes = Boxes(6)
        let grower = boxes.source.makeGrower()
        grower.grow(0..<6, into: [batch(boxes, 0, ["number"]), nil])
        #expect(boxes.runs["number"] == 1 && boxes.runs["label"] == 0)
        #expect(boxes.runs["heaviest"] == 0 && boxes.runs["prepare"] == 0)
        grower.grow(0..<6, into: [batch(boxes, 0, ["heaviest"]), nil])
        #expect(boxes.runs["number"] == 1 && boxes.runs["heaviest"] == 1 && boxes.runs["prepare"] == 1)
        grower.grow(0..<6, into: [nil, batch(boxes, 1, ["grams"])])
        #expect(boxes.runs["prepare"] == 2 && boxes.runs["number"] == 1)
    }

    @Test("Laws read cells by handle, also of rows above and below")
    func laws() throws {
        let laws = Boxes(6).source.laws
        #expect(laws.laws.map(\.name) == ["number_from_zero", "fits_box"])
        #expect(laws.laws[1].table == "things" && laws.laws[1].reads == ["grams", "box_id.number"])
        #expect(laws.laws[1].holds([31, 3]) && !laws.laws[1].holds([31, 4]))
        #expect(laws.sequences.map(\.reads) == [["number"]])
        #expect(laws.childLaws[0].table == "boxes" && laws.childLaws[0].children[0].via == "box_id")
    }

    @Test("A batch of no rows, and a text whose width the filler says")
    func edges() {
        let boxes = Boxes(4)
        let empty = batch(boxes, 0)
        let grower = boxes.source.makeGrower()
        grower.grow(0..<0, into: [empty, nil])
        #expect(empty.rowCount == 0)
        grower.grow(3..<4, into: [empty, batch(boxes, 1)])
        #expect(empty.rowCount == 1 && empty["number"].int64[0] == 3)
        let builder = SourceBuilder(drivers: 2, StreamBook(seed: 1, model: "test"))
        let table = builder.table("words", "Words")
        let word = table.text("word", "A word")
        table.fill(word) { rows, cells in
            var text = cells.writer(word, width: 8)
            for row in rows {
                text.append(row)
                text.endRow()
            }
            text.finish()
        }
        let source = builder.finish()
        let words = Batch(source.tables[0], capacity: 2)
        source.makeGrower().grow(0..<2, into: [words])
        #expect(String(decoding: words["word"].textBytes(1), as: UTF8.self) == "1")
    }

    @Test("Laws over many cells, and shares among some rows")
    func longLaws() {
        let builder = SourceBuilder(drivers: 2, StreamBook(seed: 1, model: "test"))
        let table = builder.table("pairs", "Pairs")
        let a = table.int64("a", "One") { rows, out in out.each(rows) { Int64($0) } }
        let b = table.int64("b", "Other") { rows, out in out.each(rows) { Int64(2 * $0) } }
        table.laws { laws in
            laws.law("adds_up", "sums", reads: [a, b, a, b, a, b]) { $0[0] + $0[5] == $0[1] + $0[4] }
            laws.expect(share: "even", "share of even ones", reads: [a, b], among: { $0[1] > 0 }, expected: 0.5) {
                $0[0] % 2 == 0
            }
        }
        let laws = builder.finish().laws
        #expect(laws.laws[0].reads.count == 6 && laws.laws[0].holds([1, 2, 1, 2, 1, 2]))
        #expect(laws.expectations[0].reads == ["a", "b"] && laws.expectations[0].condition([1, 2]))
    }

    private enum Size: String, ColumnWord {
        case small
        case veryLarge = "very_large"
    }

    @Test("Lists of structures, row after row; words are cases in their order")
    func lists() {
        let book = StreamBook(seed: 1, model: "test")
        let parent = SourceBuilder(drivers: 9, book).table("things", "Things").key("thing_id", "Key of the thing")
        let builder = SourceBuilder(drivers: 9, book)
        let table = builder.table("boxes", "Boxes")
        table.choice("size", Size.enumeration, "How large") { rows, out in out.each(rows) { _ in Size.veryLarge.cell } }
        let (list, (thing, count)) = table.list("contents", most: 2, "What is in it") {
            ($0.key("thing_id", to: parent, "What"), $0.int32("count", domain: ">= 0", "How many"))
        }
        table.fill(list) { rows, cells in
            let out = cells.list(list)
            var element = 0
            for row in rows {
                for place in 0..<row % 3 {
                    out[thing][element] = .versionFour(UInt64(row), 0)
                    out[count][element] = Int32(10 * row + place)
                    element += 1
                }
                out.end(row, at: element)
            }
        }
        let source = builder.finish()
        let batch = Batch(source.tables[0], capacity: 9)
        source.makeGrower().grow(4..<9, into: [batch])
        let contents = batch["contents"]
        #expect((0...5).map { contents.offsets?[$0] } == [0, 1, 3, 3, 4, 6])
        #expect((0..<6).map { contents.children[0].children[1].int32[$0] } == [40, 50, 51, 70, 80, 81])
        #expect(contents.children[0].children[0].uuid[2] == .versionFour(5, 0))
        guard case .list(.structure(let fields)) = source.tables[0].fields[1].type else { return #expect(Bool(false)) }
        #expect(fields[0].references == ForeignKey("things", "thing_id") && fields[1].domain == ">= 0")
        #expect(Size.enumeration.values == ["small", "very_large"] && batch["size"].int32[0] == 1)
    }

    @Test("Pairs of cells that are the same, and figures over time, by handle")
    func sameAndFigures() {
        let builder = SourceBuilder(drivers: 2, StreamBook(seed: 1, model: "test"))
        let table = builder.table("pairs", "Pairs")
        let time = table.timestamp("time", "When") { rows, out in out.each(rows) { Int64($0) } }
        let size = table.choice("size", Size.enumeration, "What") { rows, out in out.each(rows) { _ in 0 } }
        table.laws { laws in
            laws.same("all_same", "they are the same", (time, time), (size, size))
            laws.aggregation(
                "how_many", "how many there are", of: Size.veryLarge, in: size, time: time, value: time, width: 60,
                origin: 0, .count(time.series(size) { $0[0] == Size.small.index }))
        }
        let laws = builder.finish().laws
        #expect(laws.laws[0].holds([1, 1, 2, 2]) && !laws.laws[0].holds([1, 1, 2, 3]))
        #expect(laws.aggregations[0].word == "very_large" && laws.aggregations[0].nameColumn == "size")
        guard case .count(let series) = laws.aggregations[0].figure else { return #expect(Bool(false)) }
        #expect(series.table == "pairs" && series.time == "time" && series.reads == ["size"] && series.condition([0]))
    }

    @Test("Streams that meet are found, with the recipe's file")
    func collisions() throws {
        let book = StreamBook(seed: 1, model: "test")
        _ = book.stream("t", "c", rows: 10)
        try book.check("r.yaml")
        _ = book.stream("t", "c", rows: 10)
        #expect { try book.check("r.yaml") } throws: { "\($0)".contains("r.yaml") || "\($0)".contains("meet") }
    }
}

extension Batch {
    fileprivate subscript(_ name: String) -> Column { columns[schema.index(of: name)!] }
}
