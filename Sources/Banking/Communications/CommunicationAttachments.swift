internal import LoamVocabulary
internal import LoamWorlds

/// The communication_attachments table.
struct CommunicationAttachments {
    static let most = 4

    private let table: TableBuilder
    let communication: ColumnHandle<UUIDWords>
    let position: ColumnHandle<Int32>

    init(
        _ builder: SourceBuilder, _ settled: SettledMessages, _ world: MessageWorld,
        _ message: ColumnHandle<UUIDWords>
    ) {
        let table = builder.children(
            "communication_attachments", "Files that are sent with messages, in the order of the messages",
            most: Self.most,
            count: { messages in
                guard !messages.isEmpty else { return 0 }
                let finder = world.finder.value
                return messages.reduce(0) { $0 &+ finder.attachments($1) }
            },
            after: settled.counted, found: { messages, scratch in Int(scratch[settled.firstAttachment][messages]) })
        let keys = builder.book.key("communication_attachments", "communication_attachment_id", rows: table.rows)
        let id = table.uuid("communication_attachment_id", "Key of the row")
        let communication = table.key("communication_id", to: message, "The message")
        let position = table.int32("position", domain: "0..\(Self.most - 1)", "Number of the file of the message")
        table.fill(id, communication, position, after: settled.counted) { drivers, cells, scratch in
            let (ids, messages, positions) = (cells[id], cells[communication], cells[position])
            Self.forEach(drivers, scratch[settled.facts]) { child, slot, row, number, _ in
                (ids[child], messages[child]) = (keys.uuid(slot), world.keys.uuid(row))
                positions[child] = Int32(truncatingIfNeeded: number)
            }
        }
        Self.declareFiles(table, settled, world)
        self.table = table
        (self.communication, self.position) = (communication, position)
    }

    /// The files of some messages: their numbers in the batch, in the table if every message had the most, and in the message.
    @inline(__always)
    private static func forEach(
        _ drivers: Range<Int>, _ facts: UnsafeMutablePointer<MessageFacts>,
        _ body: (_ child: Int, _ slot: Int, _ row: Int, _ number: Int, MessageFacts) -> Void
    ) {
        var child = 0
        for row in drivers {
            let message = facts[row &- drivers.lowerBound]
            for number in 0..<Int(message.attachments) {
                body(child, row &* most &+ number, row, number, message)
                child &+= 1
            }
        }
    }

    private static func declareFiles(_ table: TableBuilder, _ settled: SettledMessages, _ world: MessageWorld) {
        let kinds = MessageType.allCases.flatMap { AttachmentType.of($0).map(\.cell) }
        let pictures = AttachmentType.allCases.map(\.isPicture)
        let (kindDraws, nameDraws) = (table.stream("file_type"), table.stream("file_name"))
        let extensions = AttachmentType.enumeration.words
        let camera = WordList(["IMG_", "_", "."])
        @Sendable func kind(_ slot: Int, _ message: MessageFacts) -> Int32 {
            kinds[Int(message.type) &* 4 &+ Int(kindDraws.draw(slot) >> 62)]
        }
        let name = table.text("file_name", "Name of the file; pictures have the one that a camera gives")
        table.fill(name, after: settled.counted) { drivers, cells, scratch in
            let texts = world.texts.value
            var out = cells.writer(name, width: texts.widths.file)
            forEach(drivers, scratch[settled.facts]) { _, slot, _, _, message in
                let (type, draw) = (Int(kind(slot, message)), nameDraws.draw(slot))
                if pictures[type] {
                    out.append(camera, 0)
                } else {
                    out.append(texts.words, texts.group(message.language, MessageTexts.Kind.file).pick(draw))
                    out.append(camera, 1)
                }
                out.append(Int(draw >> 32) % 10_000, width: 4)
                out.append(camera, 2)
                out.append(extensions, type)
                out.endRow()
            }
            out.finish()
        }
        let type = table.choice(
            "file_type", AttachmentType.enumeration, "Kind of the file; four for each type of message")
        let size = table.int64("size_bytes", unit: "bytes", domain: "1024..10000000", "How large it is")
        let sizes = table.stream("size_bytes")
        table.fill(type, size, after: settled.counted) { drivers, cells, scratch in
            let (types, bytes) = (cells[type], cells[size])
            forEach(drivers, scratch[settled.facts]) { child, slot, _, _, message in
                types[child] = kind(slot, message)
                let part = sizes.draw(slot).unitInterval
                bytes[child] = 1_024 + Int64(part * part * part * 9_998_976)
            }
        }
        let checksum = table.text("checksum", width: 48, "The digest of its content, made up: 32 hexadecimal digits")
        let (high, low) = (table.stream("checksum", "high"), table.stream("checksum", "low"))
        let octets = WordList((0..<256).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) })
        table.fill(checksum, after: settled.counted) { drivers, cells, scratch in
            var out = cells.writer(checksum)
            forEach(drivers, scratch[settled.facts]) { _, slot, _, _, _ in
                let draws = (high.draw(slot), low.draw(slot))
                for octet in 0..<8 { out.append(octets, Int(draws.0 >> UInt64(56 - octet * 8) & 255)) }
                for octet in 0..<8 { out.append(octets, Int(draws.1 >> UInt64(56 - octet * 8) & 255)) }
                out.endRow()
            }
            out.finish()
        }
    }

    func declareLaws(_ order: CommunicationOrder, _ traces: CommunicationTraces) {
        table.laws { [communication, position] laws in
            laws.sequence(
                "attachments_numbered", "the files of a message are numbered from 0", owner: communication,
                reads: position
            ) { before, row in row[0] == (before.map { $0[0] &+ 1 } ?? 0) }
            laws.law(
                of: order.id, "attachments_counted", "a message has as many files as it says",
                reads: traces.attachments, figures: [communication.count]
            ) { $0[0] == $0[1] }
        }
    }
}
