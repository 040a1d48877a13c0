internal import LoamColumns
internal import LoamWorlds

/// What customers keep.
enum CustomerLaws {
    static func book(_ world: CommerceWorld) -> LawBook {
        var book = LawBook()
        book.unique.append(.init("customers", "email"))
        book.ordered.append(.init("customers", "created_at"))
        let start = world.setting.start * 1_000_000
        let earliest = start - CustomersTable.joiningDays * 86_400_000_000
        book.laws += [
            Law(
                "joined_before_run", of: "customers", "customers joined within the two years before the run",
                reads: ["created_at"]
            ) { $0[0] >= earliest && $0[0] < start },
            Law(
                "acquisition_fits_cohort", of: "customers", "a cohort is won only over channels that it uses",
                reads: ["cohort", "acquisition_channel"]
            ) { cells in
                guard Cohort.acquisition.indices.contains(Int(cells[0])) else { return false }
                let weights = Cohort.acquisition[Int(cells[0])]
                return weights.indices.contains(Int(cells[1])) && weights[Int(cells[1])] > 0
            },
        ]
        // Cohorts are exact parts of all customers, so shares vary less than chance would let them.
        for (cohort, share) in Cohort.shares.enumerated() {
            let name = Cohort.names.values[cohort]
            book.expectations.append(
                Expectation(
                    share: "share_of_\(name)", of: "customers", "share of the cohort \(name) among customers",
                    reads: ["cohort"], expected: share, tolerance: 1 / Double(max(1, world.customers.count))
                ) { $0[0] == cohort })
        }
        return book
    }
}
