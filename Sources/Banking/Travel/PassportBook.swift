internal import LoamVocabulary
internal import LoamWorlds

/// Who has a passport: the first seven of each ten rows, which are people of any rank. So the passports can be counted and numbered.
enum PassportBook {
    static func hasPassport(_ person: Int) -> Bool { person % 10 < 7 }

    /// How many of the first persons have one.
    static func count(persons: Int) -> Int { persons / 10 * 7 + min(7, persons % 10) }

    /// The row of the person who has a passport, by its number.
    static func person(_ passport: Int) -> Int { passport / 7 * 10 + passport % 7 }
}
