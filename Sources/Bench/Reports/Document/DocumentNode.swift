internal import LoamBytes
internal import LoamEngine

/// A value of foreign JSON with its place, so that messages can name it.
///
/// Every way out of it is a value of the type asked for or a `RunError` with the code, file and hint of its `Origin`; nothing
/// traps.
struct DocumentNode {
    /// What all errors of one document share.
    struct Origin {
        var code: RunError.Code
        /// The file.
        var location: String
        var hint: String
    }

    let value: JSONValue
    /// Where it is: `cases[3].samples`; empty for the document itself.
    let path: String
    let origin: Origin

    init(_ value: JSONValue, path: String = "", _ origin: Origin) {
        self.value = value
        self.path = path
        self.origin = origin
    }

    /// Reads bytes as one JSON document.
    static func parse(_ bytes: [UInt8], _ origin: Origin) throws(RunError) -> DocumentNode {
        do throws(JSONError) {
            return DocumentNode(try JSONParser.parse(bytes), origin)
        } catch {
            throw RunError(
                origin.code, "this is no whole JSON document: \(error)", location: origin.location, hint: origin.hint)
        }
    }

    func error(_ what: String) -> RunError {
        RunError(
            origin.code, path.isEmpty ? what : "\(path): \(what)", location: origin.location, hint: origin.hint)
    }

    private func child(_ value: JSONValue, _ step: String) -> DocumentNode {
        let isFirst = path.isEmpty || step.hasPrefix("[")
        return DocumentNode(value, path: isFirst ? path + step : path + "." + step, origin)
    }

    // MARK: Objects

    /// The members of an object in their order.
    func members() throws(RunError) -> [(key: String, node: DocumentNode)] {
        guard case .object(let members) = value else { throw error("an object expected") }
        return members.map { ($0.key, child($0.value, $0.key)) }
    }

    /// A member that has to be there.
    func member(_ key: String) throws(RunError) -> DocumentNode {
        guard case .object = value else { throw error("an object expected") }
        guard let found = value[key] else { throw error("\(key) is missing") }
        return child(found, key)
    }

    /// A member that may be missing or null.
    func optional(_ key: String) throws(RunError) -> DocumentNode? {
        guard case .object = value else { throw error("an object expected") }
        guard let found = value[key], found != .null else { return nil }
        return child(found, key)
    }

    /// The first of two members where it is there, else the second, which then has to be.
    func either(_ key: String, _ other: String) throws(RunError) -> DocumentNode {
        if let found = try optional(key) { return found }
        return try member(other)
    }

    /// Refuses members that are not named.
    func allow(_ keys: String...) throws(RunError) {
        for (key, _) in try members() where !keys.contains(key) { throw error("the key \(key) is unknown") }
    }

    // MARK: Arrays

    /// The elements of an array of at most so many.
    func elements(atMost limit: Int = 1_000_000) throws(RunError) -> [DocumentNode] {
        guard let elements = value.elements else { throw error("an array expected") }
        guard elements.count <= limit else { throw error("\(elements.count) elements, more than the \(limit) allowed") }
        return elements.enumerated().map { child($0.element, "[\($0.offset)]") }
    }

    func texts() throws(RunError) -> [String] { try elements().map { node throws(RunError) in try node.text() } }

    func numbers() throws(RunError) -> [Double] { try elements().map { node throws(RunError) in try node.number() } }

    // MARK: Plain values

    func text() throws(RunError) -> String {
        guard let text = value.text else { throw error("a text expected") }
        return text
    }

    func flag() throws(RunError) -> Bool {
        guard case .bool(let flag) = value else { throw error("true or false expected") }
        return flag
    }

    /// A whole number in a range; counts by default.
    func integer(_ range: ClosedRange<Int> = 0...1 << 53) throws(RunError) -> Int {
        guard let integer = value.integer, range.contains(integer) else {
            throw error("a whole number from \(range.lowerBound) to \(range.upperBound) expected")
        }
        return integer
    }

    func unsigned() throws(RunError) -> UInt64 {
        guard case .number(let text) = value, let number = UInt64(text) else {
            throw error("a whole number of 64 bits expected")
        }
        return number
    }

    /// A finite number. Beyond 1e300 nothing was measured, and sums of squares would overflow.
    func number(_ range: ClosedRange<Double> = -1e300...1e300) throws(RunError) -> Double {
        guard case .number(let text) = value, let number = Double(text), range.contains(number) else {
            throw error(range.lowerBound == 0 ? "a number from 0 on expected" : "a number expected")
        }
        return number
    }

    /// One of the words of an enumeration.
    func word<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) throws(RunError) -> Word
    where Word.RawValue == String {
        guard let word = Word(rawValue: try text()) else {
            throw error("one of \(Word.allCases.map(\.rawValue).joined(separator: ", ")) expected")
        }
        return word
    }
}
