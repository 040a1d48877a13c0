import LoamBytes
import LoamColumns
import LoamRecipe
import LoamStatistics
import LoamWorldSupport
import Testing

/// What each generator promises, over some thousand rows.
@Suite("Custom: generators")
struct CustomGeneratorTests {
    private func table(_ columns: String, rows: Int = 20_000) throws -> Batch {
        try CustomRecipeText.grow(CustomRecipeText.table(columns, rows: "\(rows)"))["t"]
    }

    private func mean(_ values: [Int64]) -> Double { Double(values.reduce(0, +)) / Double(values.count) }

    private func share(_ values: [Int64], where matches: (Int64) -> Bool) -> Double {
        Double(values.count(where: matches)) / Double(values.count)
    }

    @Test("Constants keep the type they are written with")
    func constants() throws {
        let t = try table(
            "a: {constant: 5}\nb: {constant: \"5\"}\nc: {constant: 2.50}\nd: {constant: 2025-01-31}\ne: {constant: true}\nf: {constant: word}",
            rows: 3)
        #expect(t.wholes("a") == [5, 5, 5])
        #expect(t.word("b", 2) == "5")
        #expect(t["c"].type == .decimal(precision: 18, scale: 2) && t.wholes("c") == [250, 250, 250])
        #expect(t["d"].type == .date && t.wholes("d")[0] == 20_119)
        #expect(t["e"].type == .bool && t.wholes("e") == [1, 1, 1])
        #expect(t.word("f", 0) == "word")
    }

    @Test("Sequences and permutations")
    func sequences() throws {
        let t = try table(
            "a: {sequence: {start: 10, step: -3}}\nb: {sequence: \"INV-{:05}x\"}\nc: {permutation: 100..20099}\n"
                + "d: {permutation: {format: \"P{}\"}}")
        #expect(t.wholes("a").prefix(3) == [10, 7, 4])
        #expect(t.text("b", 0) == "INV-00001x" && t.text("b", 19_999) == "INV-20000x")
        #expect(t.wholes("c").sorted() == Array(100...20_099))
        #expect(t.wholes("c") != Array(100...20_099))
        #expect(Set(t.texts("d")).count == 20_000)
    }

    @Test("Enumerations follow their weights, evenly without")
    func enumerations() throws {
        let t = try table("a: {enumeration: {x: 6, y: 3, z: 1, never: 0}}\nb: {enumeration: [p, q]}")
        let shares = t.shares("a")
        #expect(abs((shares["x"] ?? 0) - 0.6) < 0.015 && abs((shares["z"] ?? 0) - 0.1) < 0.01)
        #expect(shares["never"] == nil)
        #expect(abs((t.shares("b")["p"] ?? 0) - 0.5) < 0.015)
    }

    @Test("Numbers have their means, spreads and bounds")
    func numbers() throws {
        let t = try table(
            """
            uniform: {uniform: 1..6}
            fine: {uniform: 0.5..2.5}
            normal: {normal: {mean: 70, deviation: 10, min: 40, max: 100}}
            lognormal: {lognormal: {median: 40, sigma: 0.5}}
            mean: {lognormal: {mean: 40, sigma: 0.5}}
            exponential: {exponential: 12}
            poisson: {poisson: 3}
            many: {poisson: {mean: 400, max: 450}}
            zipf: {zipf: {count: 100, exponent: 1}}
            beta: {beta: {alpha: 2, beta: 6}}
            wide: {beta: {alpha: 2, beta: 2, min: -50, max: 50}, decimals: 0}
            chance: {bernoulli: 30%}
            """)
        #expect(Set(t.wholes("uniform")) == Set(1...6))
        #expect(abs(mean(t.wholes("uniform")) - 3.5) < 0.05)
        #expect(t.wholes("fine").min()! >= 5 && t.wholes("fine").max()! <= 25)
        let normal = t.wholes("normal")
        #expect(abs(mean(normal) / 100 - 70) < 0.3 && normal.min()! >= 4000 && normal.max()! <= 10_000)
        #expect(abs(share(normal) { $0 < 6000 } - 0.159) < 0.01)
        #expect(abs(share(t.wholes("lognormal")) { $0 < 4000 } - 0.5) < 0.015)
        #expect(abs(mean(t.wholes("mean")) / 100 - 40) < 0.7)
        #expect(abs(mean(t.wholes("exponential")) / 100 - 12) < 0.35)
        #expect(abs(mean(t.wholes("poisson")) - 3) < 0.05)
        #expect(abs(mean(t.wholes("many")) - 400) < 1 && t.wholes("many").max()! <= 450)
        #expect(abs(share(t.wholes("zipf")) { $0 == 1 } - 1 / 5.187) < 0.01)
        #expect(abs(mean(t.wholes("beta")) / 10_000 - 0.25) < 0.005)
        #expect(abs(mean(t.wholes("wide"))) < 0.6 && t.wholes("wide").min()! >= -50)
        #expect(abs(share(t.wholes("chance")) { $0 == 1 } - 0.3) < 0.012)
    }

    @Test("Unique ranges hold every value at most once")
    func unique() throws {
        let t = try table(
            "a: {uniform: 1..20000, unique: true}\nb: {date: {from: 1900-01-01, to: 1999-12-31}, unique: true}\n"
                + "c: {pattern: \"[A-Z]{2}[0-9]{2}\", unique: true}\nd: {email: , unique: true}\n"
                + "e: {enumeration: [x], null: 10%}", rows: 20_000)
        #expect(t.wholes("a").sorted() == Array(1...20_000))
        #expect(Set(t.wholes("b")).count == 20_000)
        #expect(Set(t.texts("c")).count == 20_000)
        #expect(Set(t.texts("d")).count == 20_000)
        #expect(abs(t.shares("e")["null"]! - 0.1) < 0.01)
    }

    @Test("Patterns are matched and even")
    func patterns() throws {
        let t = try table("a: {pattern: \"[A-C]{2}-[0-9]x\\\\[\\\\d\"}\nb: {pattern: \"[ab]\"}")
        let words = t.texts("a")
        #expect(words.allSatisfy { $0.wholeMatch(of: /[A-C]{2}-[0-9]x\[[0-9]/) != nil }, "\(words[0])")
        for place in [0, 1, 3, 6] {
            let letters = Dictionary(grouping: words) { $0.utf8.dropFirst(place).first! }.mapValues(\.count)
            #expect(letters.count == (place < 2 ? 3 : 10))
            let expected = 20_000.0 / Double(letters.count)
            #expect(letters.values.allSatisfy { abs(Double($0) - expected) < 6 * expected.squareRoot() }, "\(place)")
        }
    }

    @Test("Rhythms are in order of time and follow the clock")
    func rhythm() throws {
        let t = try table(
            "at: {rhythm: {hours: office, weekdays: [5, 5, 5, 5, 5, 1, 0]}}\ngrows: {rhythm: {growth: 4}}\nfine: {rhythm: {from: start, to: start + 1h}, type: microseconds}"
        )
        let times = t.wholes("at")
        #expect(times == times.sorted())
        let start: Int64 = 1_735_689_600_000_000
        #expect(times.first! >= start && times.last! < start + 30 * 86_400_000_000)
        let hours = times.map { ($0 - start) / 3_600_000_000 % 24 }
        #expect(share(hours) { $0 < 5 } < 0.03 && share(hours) { (8..<17).contains($0) } > 0.6)
        // The first of January 2025 was a Wednesday.
        #expect(!times.contains { (($0 - start) / 86_400_000_000 + 2) % 7 == 6 })
        let grows = t.wholes("grows")
        let half = share(grows) { $0 < start + 15 * 86_400_000_000 }
        #expect(abs(half - 1.0 / 3) < 0.02)
        #expect(t.wholes("fine").contains { $0 % 1_000_000 != 0 })
    }

    @Test("People and places agree within a row")
    func agreement() throws {
        let t = try table(
            "n: name\nf: first_name\nl: last_name\ne: email\nc: city\ns: state\nz: zip\np: phone\nother: {name: boss}\nf2: {first_name: boss}",
            rows: 500)
        for row in 0..<500 {
            #expect(t.text("n", row) == t.text("f", row) + " " + t.text("l", row))
            #expect(
                t.text("e", row).hasPrefix(t.text("f", row).lowercased() + "." + t.text("l", row).lowercased() + "@"))
            #expect(t.text("other", row).hasPrefix(t.text("f2", row) + " "))
            #expect(t.text("z", row).count == 5 && t.text("p", row).hasPrefix("+1-"))
        }
        #expect(t.texts("n") != t.texts("other"))
        let states = Dictionary(grouping: 0..<500) { t.text("c", $0) + String(t.text("z", $0).prefix(3)) }
        #expect(states.values.allSatisfy { rows in Set(rows.map { t.word("s", $0) }).count == 1 })
    }

    @Test("Words and sentences have the lengths asked for")
    func words() throws {
        let t = try table("a: {words: 2..4}\nb: sentence\nc: {words: 1}", rows: 2_000)
        #expect(Set(t.texts("a").map { $0.split(separator: " ").count }) == [2, 3, 4])
        #expect(
            t.texts("b").allSatisfy {
                $0.hasSuffix(".") && $0.first!.isUppercase && $0.split(separator: " ").count >= 5
            })
        #expect(t.texts("c").allSatisfy { !$0.contains(" ") && !$0.isEmpty })
    }

    @Test("References resolve, with the skew asked for")
    func references() throws {
        let world = try CustomRecipeText.grow(
            CustomRecipeText.tables(
                """
                  a:
                    rows: 200
                    columns: {id: uuid, v: {uniform: 1..9}}
                  big:
                    rows: 20000
                    columns: {id: {sequence: 5}, v: {uniform: 1..9}}
                  kid:
                    rows: {per: a, count: 1..3}
                    columns: {id: uuid, up: parent, n: {sequence: {within: parent}}}
                  b:
                    rows: 20000
                    columns:
                      id: uuid
                      even: {reference: a}
                      zipf: {reference: {table: a, zipf: 1}}
                      mid: {reference: {table: a, normal: 10%}}
                      each: {reference: big, unique: true}
                      some: {reference: big, null: 50%}
                      value: = big.v
                      copy: = some.v
                      big_id: {reference: big}
                      kid: {reference: kid}
                      grand: = kid.up
                """))
        let (a, b, kid) = (world["a"], world["b"], world["kid"])
        for column in ["even", "zipf", "mid"] { #expect(b.keys(column).isSubset(of: a.keys("id"))) }
        #expect(b.keys("kid").isSubset(of: kid.keys("id")) && b.keys("kid").count == kid.rowCount)
        #expect(b.keys("grand").isSubset(of: a.keys("id")))
        func most(_ column: String) -> Double {
            let counts = Dictionary(grouping: 0..<b.rowCount) { b[column].uuid[$0].text }.mapValues(\.count)
            return Double(counts.values.max()!) / Double(b.rowCount)
        }
        #expect(most("even") < 0.01 && most("zipf") > 0.12)
        #expect(b.wholes("each").sorted() == world["big"].wholes("id").sorted())
        let values = Dictionary(zip(world["big"].wholes("id"), world["big"].wholes("v")), uniquingKeysWith: { $1 })
        for row in 0..<b.rowCount {
            #expect(b.whole("value", row) == values[b.whole("big_id", row)!])
            #expect(b.whole("copy", row) == b.whole("some", row).map { values[$0]! })
        }
    }

    @Test("Children have the counts asked for, over three levels")
    func children() throws {
        let world = try CustomRecipeText.grow(
            CustomRecipeText.tables(
                """
                  p:
                    rows: 4000
                    columns: {id: sequence, name: name}
                  fixed:
                    rows: {per: p, count: 3}
                    columns: {id: sequence, p: parent, n: {sequence: {within: parent}}, name: = parent.name}
                  some:
                    rows: {per: p, count: {weights: {0: 1, 2: 1}}}
                    columns: {id: uuid, p: parent}
                  drawn:
                    rows: {per: p, count: {poisson: 2}}
                    columns: {id: uuid, p: parent, n: {sequence: {within: parent}}}
                  none:
                    rows: {per: p, count: 0}
                    columns: {id: sequence, p: parent, n: {sequence: {within: parent}}}
                  deep:
                    rows: {per: drawn, count: 0..2}
                    columns: {id: uuid, d: parent, name: = parent.parent.name, n: = parent.n}
                """))
        let p = world["p"]
        #expect(world["fixed"].rowCount == 12_000)
        #expect(world["none"].rowCount == 0)
        #expect(world["fixed"].wholes("id") == Array(1...12_000))
        #expect(world["fixed"].wholes("n").prefix(4) == [1, 2, 3, 1])
        #expect((0..<12_000).allSatisfy { world["fixed"].text("name", $0) == p.text("name", $0 / 3) })
        let counts = Dictionary(grouping: world["some"].wholes("p")) { $0 }.mapValues(\.count)
        #expect(Set(counts.values) == [2] && abs(counts.count - 2000) < 150)
        #expect(abs(world["drawn"].rowCount - 8000) < 400)
        let deep = world["deep"]
        #expect(abs(deep.rowCount - world["drawn"].rowCount) < 400)
        let drawn = world["drawn"]
        let names = Dictionary(
            uniqueKeysWithValues: (0..<drawn.rowCount).map { row in
                (drawn["id"].uuid[row].text, (p.text("name", Int(drawn.whole("p", row)!) - 1), drawn.whole("n", row)!))
            })
        for row in 0..<deep.rowCount {
            let parent = names[deep["d"].uuid[row].text]
            #expect(parent?.0 == deep.text("name", row) && parent?.1 == deep.whole("n", row))
        }
    }
}
