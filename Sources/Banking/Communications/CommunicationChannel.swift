internal import LoamVocabulary
internal import LoamWorlds

/// By which way messages are sent, and in which language.
struct CommunicationChannel: Sendable {
    let type, platform, language: ColumnHandle<Int32>

    init(_ table: TableBuilder, _ settled: SettledMessages) {
        let type = table.choice("communication_type", MessageType.enumeration, "How it is sent")
        let platform = table.choice("platform", MessagePlatform.enumeration, "With what; four for each type")
        let language = table.choice("language", MessageLanguages.enumeration, "ISO 639-1 code of its language")
        table.fill(type, platform, language, after: settled.found) { _, cells, scratch in
            let (types, platforms, languages) = (cells[type], cells[platform], cells[language])
            let facts = scratch[settled.facts]
            for (index, row) in cells.rows.enumerated() {
                (types[row], platforms[row]) = (Int32(facts[index].type), Int32(facts[index].platform))
                languages[row] = Int32(facts[index].language)
            }
        }
        (self.type, self.platform, self.language) = (type, platform, language)
    }

    func declare(_ laws: LawBuilder, _ order: CommunicationOrder) {
        let platforms = MessageType.allCases.map { type in MessagePlatform.of(type).map { Int64($0.index) } }
        laws.law("platform_of_type", "each type has its own platforms", reads: type, platform) { type, platform in
            type >= 0 && type < platforms.count && platforms[Int(type)].contains(platform)
        }
        // Messages of a thread share their type, so threads are counted.
        for (type, weight) in zip(MessageType.allCases, MessageType.weights) {
            laws.expect(
                share: "type_\(type.rawValue)", "threads that are \(type.rawValue)",
                reads: [self.type, order.position], among: { $0[1] == 0 }, expected: weight / 100,
                has: { $0[0] == Int64(type.index) })
        }
    }
}
