import LoamColumns
import LoamVocabulary
import LoamWorldSupport
import LoamWorlds
import Testing

@testable import LoamBanking

/// What messages show that no law can read.
@Suite("Messages")
struct CommunicationTests {
    private static let settings = [
        "persons": "3000", "companies": "0", "accounts": "0", "transactions": "0", "trades": "0", "documents": "0",
        "communications": "6000", "keyword_share": "30%", "travel": "0", "logins": "0",
    ]

    private static func world(_ more: [String: String] = [:], seed: UInt64 = 42) throws -> GrownWorld {
        try GrownWorld("banking", seed: seed, settings.merging(more) { $1 })
    }

    @Test("Keywords are exactly those that occur in the content", arguments: [1, 2] as [UInt64])
    func keywords(_ seed: UInt64) throws {
        let rows = try Self.world(seed: seed)["communications"]
        var keywords = [(category: String, text: String, bytes: [UInt8])]()
        for language in MessageWords.all {
            for category in MessageWords.categories {
                keywords += language.keywords(category).map { (category, $0, Array($0.utf8)) }
            }
        }
        var suspicious = 0
        for row in 0..<rows.rowCount {
            let content = Array(rows.text("content", row).utf8)
            let found = keywords.filter { TextSearch.contains(content, $0.bytes) }
            let hasSome = rows["contains_suspicious_keywords"].bool[row]
            suspicious += hasSome ? 1 : 0
            let said = rows["suspicious_keywords"].isValid(row) ? rows.text("suspicious_keywords", row) : ""
            #expect(Set(found.map(\.text)) == Set(said.split(separator: ",").map(String.init)))
            #expect(hasSome == !found.isEmpty)
            #expect(Int(rows["keyword_count"].int32[row]) == Set(found.map(\.text)).count)
            let category = rows.word("keyword_category", row)
            #expect(found.allSatisfy { $0.category == category })
        }
        #expect((Double(suspicious) / Double(rows.rowCount) - 0.3).magnitude < 0.03)
    }

    @Test("Words about money are found where they occur")
    func financialTerms() throws {
        let rows = try Self.world()["communications"]
        var financial = 0
        for row in 0..<rows.rowCount {
            let language = try #require(MessageWords.all.first { $0.language == rows.word("language", row) })
            let content = Array(rows.text("content", row).lowercased().utf8)
            let isFinancial = language.financialTerms.contains { TextSearch.contains(content, Array($0.utf8)) }
            #expect(rows["contains_financial_terms"].bool[row] == isFinancial, "\(rows.text("content", row))")
            financial += isFinancial ? 1 : 0
        }
        #expect(financial > rows.rowCount / 10 && financial < rows.rowCount * 3 / 4)
    }

    @Test("E-mails have a subject, answers that of the thread")
    func subjects() throws {
        let world = try Self.world()
        let (rows, threads) = (world["communications"], world["communication_threads"])
        let names = Dictionary(
            uniqueKeysWithValues: (0..<threads.rowCount).map {
                (threads["thread_id"].uuid[$0].text, threads.text("subject", $0))
            })
        for row in 0..<rows.rowCount {
            let isMail = rows.word("communication_type", row) == "email"
            #expect(rows["subject"].isValid(row) == isMail)
            guard isMail else { continue }
            let subject = try #require(names[rows["thread_id"].uuid[row].text])
            #expect(rows.text("subject", row) == (rows["thread_position"].int32[row] > 0 ? "Re: " : "") + subject)
        }
        let contents = (0..<rows.rowCount).map { rows.text("content", $0) }
        #expect(contents.allSatisfy { !$0.contains("{") && !$0.contains("[") && !$0.isEmpty })
        #expect(Set(contents).count > rows.rowCount / 2)
    }

    @Test("People of a thread write in turn; recipients are other people, each another one")
    func people() throws {
        let world = try Self.world(["persons": "30"])
        let (rows, recipients) = (world["communications"], world["communication_recipients"])
        let persons = world["persons"].keys("person_id")
        var senders = [String: String]()
        for row in 0..<rows.rowCount {
            senders[rows["communication_id"].uuid[row].text] = rows["sender_id"].uuid[row].text
        }
        var people = [String: Set<String>]()
        for row in 0..<recipients.rowCount {
            let message = recipients["communication_id"].uuid[row].text
            let person = recipients["recipient_id"].uuid[row].text
            #expect(persons.contains(person) && senders[message] != person)
            #expect(people[message, default: []].insert(person).inserted)
        }
        #expect(people.count == rows.rowCount)
        for row in 0..<rows.rowCount where rows["reply_to_id"].isValid(row) {
            let before = rows["reply_to_id"].uuid[row].text
            let sender = rows["sender_id"].uuid[row].text
            #expect(people[before]?.contains(sender) == true && senders[before] != sender)
        }
    }

    @Test("People write in the language of their country most of the time; all languages occur")
    func languages() throws {
        let rows = try Self.world(["communications": "30000"])["communications"]
        var counts = [String: [String: Int]]()
        for row in 0..<rows.rowCount {
            counts[rows.word("country", row) ?? "", default: [:]][rows.word("language", row) ?? "", default: 0] += 1
        }
        func share(_ country: String, _ languages: String...) -> Double {
            let all = counts[country, default: [:]]
            let own = languages.reduce(0) { $0 + all[$1, default: 0] }
            return Double(own) / Double(max(1, all.values.reduce(0, +)))
        }
        #expect(share("US", "en") > 0.85 && share("DE", "de") > 0.7 && share("DE", "en") > 0.03)
        #expect(share("JP", "ja") > 0.7 && share("BR", "pt") > 0.6)
        #expect(share("IN", "en") > 0.3 && share("IN", "hi") > 0.3)
        #expect(rows.shares("language").count == MessageWords.languages.count)
    }

    @Test("Types are as frequent as they should be, and people write by day")
    func shares() throws {
        let rows = try Self.world(["communications": "60000"])["communications"]
        let types = rows.shares("communication_type")
        for (type, weight) in zip(MessageType.allCases, MessageType.weights) {
            #expect((types[type.rawValue, default: 0] - weight / 100).magnitude < 0.015, "\(types)")
        }
        let late = (0..<rows.rowCount).count { rows["is_off_hours"].bool[$0] }
        #expect(late > rows.rowCount / 10 && late < rows.rowCount * 2 / 5, "\(late)")
    }

    @Test("Any range grown alone equals the same rows of the whole")
    func ranges() throws {
        let world = try Self.world()
        for name in ["communications", "communication_threads"] {
            let source = world.source(name)
            for start in [0, 1, 700, source.driverCount - 1] {
                let drivers = start..<min(start + 300, source.driverCount)
                let batches: [Batch?] = source.tables.indices.map {
                    Batch(source.tables[$0], capacity: source.maximumRows(table: $0, drivers: drivers.count))
                }
                SlicedSource(source, drivers: drivers).makeGrower().grow(0..<drivers.count, into: batches)
                for (table, batch) in batches.enumerated() {
                    let batch = try #require(batch)
                    let before = source.rowCount(table: table, drivers: 0..<start)
                    #expect(batch.rowCount == source.rowCount(table: table, drivers: drivers))
                    var hasher = ContentHasher(batch.schema)
                    let alone = hasher.digest(batch, rows: 0..<batch.rowCount)
                    let whole = hasher.digest(world[batch.schema.name], rows: before..<before + batch.rowCount)
                    #expect(alone == whole, "\(batch.schema.name) from driver row \(start)")
                }
            }
        }
    }

    @Test("Messages need two people", arguments: ["0", "1"])
    func alone(_ persons: String) throws {
        let error = #expect(throws: DocumentError.self) {
            try LedgerWorld.setting(Self.settings.merging(["persons": persons]) { $1 })
        }
        #expect(error?.code == .conflict && error?.hint?.contains("communications") == true)
        let none = try Self.world(["persons": persons, "communications": "0"])
        #expect(none["communications"].rowCount == 0 && none["communication_recipients"].rowCount == 0)
    }

    @Test("Few people and few messages are no trouble", arguments: [1, 2, 3, 7, 100], ["US 1", "US 1, JP 1, IN 1"])
    func few(_ rows: Int, _ countries: String) throws {
        for persons in ["2", "3", "5"] {
            let world = try Self.world(["persons": persons, "communications": String(rows), "countries": countries])
            #expect(world["communications"].rowCount == rows)
            #expect(world["communication_recipients"].rowCount >= rows)
            #expect(world["communication_threads"].rowCount <= rows)
        }
    }
}
