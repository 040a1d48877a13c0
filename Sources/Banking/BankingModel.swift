public import LoamWorlds

/// A bank of ten countries. docs/models/banking.md describes it.
public struct BankingModel: Model {
    public static var definition: ModelDefinition { BankingDefinition.model }

    let world: BankWorld
    private let declared: [DeclaredSource]

    public init(_ recipe: Recipe, seed: UInt64, start: Instant) throws(DocumentError) {
        let book = StreamBook(seed: seed, model: "banking")
        let world = try BankWorld(try BankingSetting(recipe, start: start), recipe, book)
        self.world = world
        let persons = Persons(world, book)
        let companies = Companies(world, persons, book)
        let employments = Employments(world, persons, companies, book)
        let relationships = Relationships(world, book)
        let banks = Banks(world, book)
        let branches = Branches(world, banks, book)
        let accounts = Accounts(world, persons, companies, banks, branches, book)
        let merchants = Merchants(world, companies, accounts, book)
        let transactions = Transactions(world, accounts, merchants, book)
        let statements = Statements(world, accounts, transactions, book)
        let instruments = Instruments(world, book)
        let trades = Trades(world, accounts, instruments, book)
        let documents = Documents(world, companies, transactions, book)
        let travel = Travel(world, persons, book)
        let devices = Devices(world, persons, book)
        let logins = Logins(world, persons, devices, book)
        let messages = MessageWorld(world, book)
        let threads = CommunicationThreads(messages, persons, book)
        let communications = Communications(messages, world.setting, persons, threads, book)
        declared = [
            persons.source, employments.source, companies.source, relationships.source,
            banks.source, branches.source, accounts.source,
            merchants.source, transactions.source, statements.source, instruments.source, instruments.prices,
            trades.source, documents.source, travel.source, devices.source, logins.source,
            threads.source, communications.source,
        ]
        try book.check(recipe.file)
    }

    public var sources: [any Source] { declared }
    public var end: Instant { world.setting.end }

    public func notes(_ batch: Batch, row: Int, driver: Int) -> [RowNote] {
        batch.schema.name == "transactions" ? BankingNotes(world: world).transaction(driver) : []
    }

    public var laws: LawBook { declared.reduce(into: LawBook()) { $0 += $1.laws } }
}
