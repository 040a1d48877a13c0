internal import LoamWorlds

/// A way to draw a column, from the numbers of its rows alone. One file each; a new one is a line in `GeneratorRegistry`.
///
/// Immutable and shared by all threads. The cell of a slot must not depend on which other slots are asked for.
protocol ColumnGenerator: Sendable {
    /// The word in recipes.
    static var name: String { get }

    /// Reads what follows the name.
    ///
    /// - Throws: what is wrong with it, with its place.
    init(_ request: GeneratorRequest) throws(DocumentError)

    /// Type and range of the values. Exact: expressions rely on it.
    var shape: ValueShape { get }

    /// Whether no value comes twice in the slots that the request named.
    var isUnique: Bool { get }

    /// Writes the cells of some rows: numbers, days, moments and indices of words to `vector.whole`, numbers in floating
    /// point to `vector.float`, UUIDs to `vector.uuid`, texts by `vector.writeText`.
    func fill(_ rows: RowNumbers, _ vector: Vector)
}

extension ColumnGenerator {
    var isUnique: Bool { false }
}

/// The rows of a batch, by their slots.
struct RowNumbers {
    let slots: UnsafePointer<Int>
    let count: Int
    /// Whether each slot is one more than the slot before.
    let areConsecutive: Bool

    /// The first slot, where each is one more than the slot before: draws of such rows need no multiplication for the row.
    var first: Int? { areConsecutive && count > 0 ? slots[0] : nil }
}

/// The generators there are; a new one is a line here.
enum GeneratorRegistry {
    static let all: [any ColumnGenerator.Type] = [
        ConstantGenerator.self, SequenceGenerator.self, PermutationGenerator.self, UUIDGenerator.self,
        EnumerationGenerator.self, UniformGenerator.self, NormalGenerator.self, LogNormalGenerator.self,
        ExponentialGenerator.self, PoissonGenerator.self, ZipfGenerator.self, BetaGenerator.self,
        BernoulliGenerator.self, DateGenerator.self, TimestampGenerator.self, RhythmGenerator.self,
        LocalisedGenerator<NameGenerator, LocalTextGenerator<LocalName>>.self,
        LocalisedGenerator<FirstNameGenerator, LocalTextGenerator<LocalFirstName>>.self,
        LocalisedGenerator<LastNameGenerator, LocalTextGenerator<LocalLastName>>.self,
        LocalisedGenerator<EmailGenerator, LocalTextGenerator<LocalEmail>>.self,
        LocalisedGenerator<PhoneGenerator, LocalTextGenerator<LocalPhone>>.self,
        LocalisedGenerator<CityGenerator, LocalTextGenerator<LocalCity>>.self,
        LocalisedGenerator<StateGenerator, LocalStateGenerator>.self,
        LocalisedGenerator<ZipGenerator, LocalTextGenerator<LocalZip>>.self,
        LocalisedGenerator<StreetGenerator, LocalTextGenerator<LocalStreet>>.self,
        LocalisedGenerator<NoPlainForm<LocalAddress>, LocalTextGenerator<LocalAddress>>.self,
        LocalisedGenerator<NoPlainForm<LocalCountryGenerator>, LocalCountryGenerator>.self,
        WordsGenerator.self, SentenceGenerator.self, PatternGenerator.self,
        IdentifierGenerator<DrawnIBAN>.self, IdentifierGenerator<DrawnCardNumber>.self,
        IdentifierGenerator<DrawnLEI>.self, IdentifierGenerator<DrawnISIN>.self,
        IdentifierGenerator<DrawnEAN13>.self, IdentifierGenerator<DrawnLuhnNumber>.self,
    ]

    /// Drawn from more than the row's number, and therefore by the planner itself.
    static let special = ["expression", "reference", "parent"]

    static let names = all.map { $0.name } + special
}
