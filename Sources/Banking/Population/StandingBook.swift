internal import LoamVocabulary
internal import LoamWorlds

/// Who is politically exposed, and who is on lists of sanctions: facts about people, by row, from which scores follow.
struct StandingBook: Sendable {
    private let exposures, lists: RandomStream
    private let shares: BankingShares

    init(_ setting: BankingSetting, _ book: StreamBook) {
        exposures = book.stream("persons", "is_pep", rows: setting.persons)
        lists = book.stream("persons", "sanction_lists", rows: setting.persons)
        shares = setting.shares
    }

    @inline(__always)
    func isExposed(_ person: Int) -> Bool { exposures.draw(person).unitInterval < shares.exposed }

    @inline(__always)
    func isSanctioned(_ person: Int) -> Bool { lists.draw(person).unitInterval < shares.sanctioned }
}
