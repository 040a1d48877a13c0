internal import LoamWorlds

/// Texts of numbers, moments and words.
final class TextOfStep: Step {
    private let operation: Operation
    private let operand: Vector
    private let vector: Vector
    private let days = DayTexts()

    init(_ operation: Operation, _ operands: [Vector], _ vector: Vector) {
        self.operation = operation
        operand = operands[0]
        self.vector = vector
    }

    func run(_ rows: RowNumbers) {
        Validity.one(operand, vector, rows.count)
        let (cells, numbers) = (operand.whole, operand.float)
        let count = rows.count
        var writer = vector.writeText(rows: count)
        switch operation {
        case .textOfWhole(let scale):
            let (decimals, unit) = (DecimalText(), DecimalText.unit(scale: scale))
            for row in 0..<count {
                writer.place = decimals.write(cells[row], scale: scale, unit: unit, to: writer.place)
                writer.endRow()
            }
        case .textOfFloat(let places):
            let (decimals, unit) = (DecimalText(), DecimalText.unit(scale: places))
            for row in 0..<count {
                let units = FixedPoint.units(numbers[row], power: Double(unit)) ?? 0
                writer.place = decimals.write(units, scale: places, unit: unit, to: writer.place)
                writer.endRow()
            }
        case .textOfDate:
            let integers = IntegerText.shared
            for row in 0..<count {
                writer.place = TimestampText.writeDate(
                    days: Int(Self.cut(cells[row], ValueShape.days)), to: writer.place, integers: integers)
                writer.endRow()
            }
        case .textOfTimestamp:
            let clock = TimestampText(days)
            for row in 0..<count {
                writer.place = clock.writeSeconds(Self.cut(cells[row], TimestampText.years), to: writer.place)
                writer.endRow()
            }
        default: writeWords(cells, count, &writer)
        }
        writer.finish()
    }

    private func writeWords(_ cells: UnsafeMutablePointer<Int64>, _ count: Int, _ writer: inout TextWriter) {
        let words: WordList
        switch operand.kind {
        case .words(let list): words = list.words
        default: words = Enumeration(["false", "true"]).words
        }
        let last = UInt64(words.count - 1)
        for row in 0..<count {
            writer.append(words, Int(min(UInt64(bitPattern: cells[row]), last)))
            writer.endRow()
        }
    }

    /// Rows that are not used may hold any value; the calendar must not see it.
    private static func cut(_ value: Int64, _ range: ClosedRange<Int64>) -> Int64 {
        min(max(value, range.lowerBound), range.upperBound)
    }
}
