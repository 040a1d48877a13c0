public import LoamBytes
public import LoamColumns
public import LoamRandom
internal import LoamVocabulary

/// Cities with their states, streets, area codes and postal codes, with their real-life frequencies.
public struct PlaceNames: Sendable {
    public let cities: WordList
    public let states: Enumeration
    public let streets: WordList
    public let streetKinds: WordList
    public let areaCodes: WordList
    @usableFromInline let stateOfCity: [Int32]
    @usableFromInline let codeEdges: [Int]
    /// The first three digits of each city's postal codes.
    public let zipPrefixes: [Int]
    public let cityTable: AliasTable
    public let streetTable: AliasTable
    public let kindTable: AliasTable

    public init() {
        let all = Cities.all
        let codes = States.all.map(\.code)
        cities = WordList(all.map(\.name))
        states = Enumeration(codes)
        streets = WordList(Streets.names.words)
        streetKinds = WordList(Streets.kinds.words)
        areaCodes = WordList(all.flatMap(\.areaCodes))
        stateOfCity = all.map { city in Int32(codes.firstIndex(of: city.state) ?? 0) }
        codeEdges = all.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.areaCodes.count) }
        // A city keeps its prefix: its place in the list spreads the cities of a state over the state's range.
        zipPrefixes = all.enumerated().map { place, city in
            let range = ZipPrefixes.byState[city.state] ?? 100...999
            return range.lowerBound + place * 7 % range.count
        }
        cityTable = AliasTable(weights: all.map(\.weight))
        streetTable = AliasTable(weights: Streets.names.weights)
        kindTable = AliasTable(weights: Streets.kinds.weights)
    }

    @inlinable @inline(__always)
    public func state(_ city: Int) -> Int64 { Int64(stateOfCity[city]) }

    /// One of a city's area codes, as a place in `areaCodes`.
    @inlinable @inline(__always)
    public func areaCode(_ city: Int, _ draw: UInt64) -> Int {
        codeEdges[city] + Int(draw.scaled(below: UInt64(codeEdges[city + 1] - codeEdges[city])))
    }
}
