internal import LoamVocabulary
internal import LoamWorlds

enum RecipientRole: String, ColumnWord { case to, cc, bcc }

/// The communication_recipients table.
struct CommunicationRecipients {
    static let most = 6

    private let table: TableBuilder
    let communication, recipient: ColumnHandle<UUIDWords>
    let position, role: ColumnHandle<Int32>

    init(
        _ builder: SourceBuilder, _ settled: SettledMessages, _ world: MessageWorld, _ persons: Persons,
        _ message: ColumnHandle<UUIDWords>
    ) {
        let table = builder.children(
            "communication_recipients", "Who gets messages, in the order of the messages", most: Self.most,
            count: { messages in
                guard !messages.isEmpty else { return 0 }
                let finder = world.finder.value
                return messages.reduce(0) { $0 &+ finder.recipients($1) }
            },
            after: settled.counted, found: { messages, scratch in Int(scratch[settled.firstRecipient][messages]) })
        let keys = builder.book.key("communication_recipients", "communication_recipient_id", rows: table.rows)
        let id = table.uuid("communication_recipient_id", "Key of the row")
        let communication = table.key("communication_id", to: message, "The message")
        let recipient = table.key("recipient_id", to: persons.id, "Who gets it; never the sender")
        let position = table.int32("position", domain: "0..\(Self.most - 1)", "Number of the recipient of the message")
        let role = table.choice("role", RecipientRole.enumeration, "to; cc and bcc: e-mails in copy and blind copy")
        // A thread keeps its roles: eight draws each.
        let roles = table.stream("role", rows: world.threads * 8)
        table.fill(id, communication, recipient, position, role, after: settled.counted) { drivers, cells, scratch in
            guard !drivers.isEmpty else { return }
            let (ids, messages, people) = (cells[id], cells[communication], cells[recipient])
            let (positions, words, facts) = (cells[position], cells[role], scratch[settled.facts])
            let finder = world.finder.value
            var child = 0
            for row in drivers {
                let message = facts[row &- drivers.lowerBound]
                let key = world.keys.uuid(row)
                let isMail = message.type == UInt8(MessageType.email.index)
                for number in 0...message.others {
                    ids[child] = keys.uuid(row &* Self.most &+ number)
                    messages[child] = key
                    people[child] = world.persons.uuid(finder.recipient(number, message))
                    positions[child] = Int32(truncatingIfNeeded: number)
                    words[child] = number == 0 || !isMail ? 0 : Self.role(roles.draw(message.thread &* 8 &+ number))
                    child &+= 1
                }
            }
        }
        self.table = table
        (self.communication, self.recipient, self.position, self.role) = (communication, recipient, position, role)
    }

    /// A quarter is addressed too, most get a copy, a tenth unseen.
    @inline(__always)
    private static func role(_ draw: UInt64) -> Int32 {
        let part = draw >> 56
        return (part < 64 ? RecipientRole.to : part < 230 ? .cc : .bcc).cell
    }

    func declareLaws(_ order: CommunicationOrder, _ people: CommunicationPeople) {
        table.laws { [communication, recipient, position] laws in
            laws.law(
                "recipient_is_not_sender", "the sender of a message is not among its recipients", reads: recipient,
                communication[people.sender]
            ) { $0 != $1 }
            laws.sequence(
                "recipients_numbered", "the recipients of a message are numbered from 0, each another one",
                owner: communication, reads: position, recipient
            ) { before, row in before.map { $0[0] &+ 1 == row[0] && $0[1] != row[1] } ?? (row[0] == 0) }
            laws.law(
                of: order.id, "recipients_counted", "a message has as many recipients as it says",
                reads: people.recipients, figures: [communication.count]
            ) { $0[0] == $0[1] }
        }
    }
}

extension MessageFinder {
    /// The row of the person who gets a message: first the other one of the two, then people near the one who began.
    @inline(__always)
    func recipient(_ number: Int, _ message: MessageFacts) -> Int {
        if number == 0 { return message.receiver }
        let (first, second) =
            message.isByFirst ? (message.sender, message.receiver) : (message.receiver, message.sender)
        return people.other(
            number &- 1, thread: message.thread, first: first, second: second, country: Int(message.country))
    }
}
