import LoamVocabulary
import Testing

@Suite("Places")
struct PlaceTests {
    @Test("States: all, unique, with plausible taxes")
    func states() {
        #expect(States.all.count == 51)
        #expect(Set(States.all.map(\.code)).count == 51)
        #expect(Set(States.all.map(\.name)).count == 51)
        for state in States.all {
            #expect(state.code.utf8.count == 2 && state.code.utf8.allSatisfy { (65...90).contains($0) })
            #expect((0...1_000).contains(state.salesTaxBasisPoints), "\(state.code)")
        }
        #expect(States.state("DC")?.name == "District of Columbia")
        #expect(States.state("XX") == nil)
    }

    @Test("Cities: unique, in a state, with people and area codes")
    func cities() {
        #expect(Cities.all.count >= 250, "\(Cities.all.count)")
        #expect(Set(Cities.all.map { $0.state + $0.name }).count == Cities.all.count)
        #expect(Set(Cities.all.map(\.state)) == Set(States.all.map(\.code)))
        for city in Cities.all {
            #expect(!city.name.isEmpty && city.name.utf8.allSatisfy { $0 < 128 })
            #expect(city.weight > 0, "\(city.name)")
            #expect((1...2).contains(city.areaCodes.count), "\(city.name)")
            for code in city.areaCodes {
                // 2 to 9 first, as the numbering plan has it.
                #expect(code.utf8.count == 3 && code.utf8.allSatisfy { (48...57).contains($0) }, "\(city.name)")
                #expect((code.utf8.first ?? 0) >= 50, "\(city.name)")
            }
        }
    }

    @Test("An area code belongs to one state")
    func areaCodes() {
        var owners: [String: String] = [:]
        for city in Cities.all {
            for code in city.areaCodes {
                let owner = owners.updateValue(city.state, forKey: code) ?? city.state
                #expect(owner == city.state, "\(code)")
            }
        }
    }

    @Test("Reading every list takes a moment")
    func cost() {
        // Bounded generously, for debug builds: the lists are read once, at their first use.
        let clock = ContinuousClock()
        let elapsed = clock.measure {
            _ = (Cities.all.count, States.all.count, ProductCategories.all.count, LastNames.all.words.count)
        }
        #expect(elapsed < .milliseconds(500))
    }
}
