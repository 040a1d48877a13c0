import LoamBytes

extension JSONValue {
    /// The cells of a row that is an object, as written in CSV.
    var cells: [String: String] {
        guard case .object(let members) = self else { return [:] }
        return Dictionary(uniqueKeysWithValues: members.map { ($0.key, $0.value.cell) })
    }

    private var cell: String {
        switch self {
        case .null: ""
        case .string(let text): text
        default: compact()
        }
    }
}
