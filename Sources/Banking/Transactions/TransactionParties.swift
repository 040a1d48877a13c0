internal import LoamVocabulary
internal import LoamWorlds

/// Who pays whom, and in which countries.
struct TransactionParties {
    let from, to, merchant: ColumnHandle<UUIDWords>
    let origin, destination: ColumnHandle<Int32>

    init(
        _ table: TableBuilder, _ settled: SettledTransactions, _ world: BankWorld, _ accounts: Accounts,
        _ merchants: Merchants
    ) {
        from = Self.account(
            table, "from_account_id", "The account that pays; null for cash and for the bank itself", settled,
            settled.debtor, world, accounts)
        to = Self.account(
            table, "to_account_id", "The account that is paid; null for cash and for the bank itself", settled,
            settled.creditor, world, accounts)
        Self.owner(
            table, "from_entity_id", "The person or company that pays", settled, settled.debtor, world
        ) { $0.debtor }
        Self.owner(
            table, "to_entity_id", "The person or company that is paid", settled, settled.creditor, world
        ) { $0.creditor }
        merchant = Self.merchant(table, settled, world, merchants)
        let origin = table.choice(
            "originating_country", Accounts.countries, "The country of the payer, or where the cash came in")
        let destination = table.choice("destination_country", Accounts.countries, "The country of the receiver")
        table.fill(origin, destination, after: settled.stage) { _, cells, scratch in
            let (from, to, lanes) = (cells[origin], cells[destination], scratch[settled.lane])
            world.ledger.value.lanes.withUnsafeBufferPointer { all in
                for (index, row) in cells.rows.enumerated() {
                    from[row] = Int32(truncatingIfNeeded: all[lanes[index]].country)
                    to[row] = Int32(truncatingIfNeeded: all[lanes[index]].destination)
                }
            }
        }
        (self.origin, self.destination) = (origin, destination)
    }

    private static func account(
        _ table: TableBuilder, _ name: String, _ meaning: String, _ settled: SettledTransactions,
        _ side: ScratchColumn<Int>, _ world: BankWorld, _ accounts: Accounts
    ) -> ColumnHandle<UUIDWords> {
        let column = table.key(name, to: accounts.id, nullable: true, meaning)
        let keys = world.accounts.keys
        table.fill(column, after: settled.stage) { _, cells, scratch in
            let (out, has, rows) = (cells[column], cells.valid(column), scratch[side])
            for (index, row) in cells.rows.enumerated() {
                out[row] = keys.uuid(max(0, rows[index]))
                has[row] = rows[index] >= 0
            }
        }
        return column
    }

    /// Persons and companies are in two tables, so this is no foreign key: `accounts` says which it is.
    private static func owner(
        _ table: TableBuilder, _ name: String, _ meaning: String, _ settled: SettledTransactions,
        _ side: ScratchColumn<Int>, _ world: BankWorld, _ laneSide: @escaping @Sendable (LaneWindow) -> LaneSide
    ) {
        // By lane: where the accounts of the side begin.
        let blocks = Planned { world.ledger.value.lanes.map { (laneSide($0).block, laneSide($0).first) } }
        let column = table.uuid(name, nullable: true, meaning + ": the owner of the account")
        table.fill(column, after: settled.stage) { _, cells, scratch in
            let (out, has, rows, lanes) = (cells[column], cells.valid(column), scratch[side], scratch[settled.lane])
            blocks.value.withUnsafeBufferPointer { blocks in
                for (index, row) in cells.rows.enumerated() {
                    has[row] = rows[index] >= 0
                    guard rows[index] >= 0 else { continue }
                    let (block, first) = blocks[lanes[index]]
                    out[row] = world.ownerKey(block, position: rows[index] &- first)
                }
            }
        }
    }

    private static func merchant(
        _ table: TableBuilder, _ settled: SettledTransactions, _ world: BankWorld, _ merchants: Merchants
    ) -> ColumnHandle<UUIDWords> {
        let column = table.key("merchant_id", to: merchants.id, nullable: true, "The shop, of card payments")
        table.fill(column, after: settled.stage) { _, cells, scratch in
            let (out, has, rows, keys) = (
                cells[column], cells.valid(column), scratch[settled.merchant], world.merchants.keys
            )
            for (index, row) in cells.rows.enumerated() {
                out[row] = keys.uuid(max(0, rows[index]))
                has[row] = rows[index] >= 0
            }
        }
        return column
    }

    func declare(_ laws: LawBuilder, _ kinds: TransactionKinds, _ accounts: Accounts, _ dates: TransactionDates) {
        laws.law("two_accounts", "money moves between two accounts, or in or out", reads: from, to) { $0 != $1 }
        laws.law(
            "countries_of_accounts", "the countries are those of the accounts", reads: origin, destination,
            from[accounts.country], to[accounts.country]
        ) { origin, destination, from, to in
            (from == Law.null || from == origin) && (to == Law.null || to == destination)
        }
        laws.law(
            "card_has_merchant", "card payments have a merchant, and nothing else has one", reads: kinds.type, merchant
        ) { type, merchant in
            (type == Int64(TransactionType.pos.cell) || type == Int64(TransactionType.online.cell))
                == (merchant != Law.null)
        }
        for (side, column) in [("payer", from), ("receiver", to)] {
            laws.law(
                "\(side)_in_life", "the \(side)'s account was opened before, and is not closed yet",
                reads: dates.date, column[accounts.opened], column[accounts.closed]
            ) { date, opened, closed in
                let day = date / 86_400_000_000
                return (opened == Law.null || day >= opened &- 1) && (closed == Law.null || day <= closed)
            }
        }
    }
}
