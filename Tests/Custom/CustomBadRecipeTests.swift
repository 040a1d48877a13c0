import LoamCommerce
import LoamDocuments
import LoamRecipe
import Testing

/// Mistakes in custom recipes, each with the code, the line and the column that a message must have.
@Suite("Custom: bad recipes")
struct CustomBadRecipeTests {
    struct Mistake: Sendable, CustomTestStringConvertible {
        var code: String
        /// Words that message or hint must have.
        var says: String
        /// A recipe; `§` marks the place that the message must name.
        var text: String

        var testDescription: String { "\(code): \(says)" }
    }

    /// A mistake in the columns of a table of 1,000 rows that has a column `id` of numbers.
    private static func column(_ code: String, _ says: String, _ columns: String) -> Mistake {
        Mistake(code: code, says: says, text: CustomRecipeText.table(columns))
    }

    private static func tables(_ code: String, _ says: String, _ text: String) -> Mistake {
        Mistake(code: code, says: says, text: CustomRecipeText.tables(text))
    }

    static let generators: [Mistake] = [
        column("unknown_generator", "uniform", "c: §unifrm"),
        column("unknown_generator", "uniform", "c: {§unifrom: 1..6}"),
        column("unknown_key", "unique", "c: {uniform: 1..6, §uniqe: true}"),
        column("conflict", "drawn twice", "c: {uuid: , §sequence: 1}"),
        column("missing_key", "does not say how", "§c: {null: 5%}"),
        column("wrong_shape", "enumeration", "§c: [a, b]"),
        column("bad_name", "expressions", "§parent: uuid"),
        column("bad_name", "a-z", "§Price: uuid"),
        column("duplicate_key", "second time", "c: uuid\n§c: uuid"),
        column("out_of_range", "lower end", "c: {uniform: §6..1}"),
        column("missing_key", "max", "c: {uniform: §{min: 1}}"),
        column("wrong_type", "numbers", "c: {uniform: §2025-01-01..2025-02-01}"),
        column("missing_key", "deviation", "c: {normal: §{mean: 5}}"),
        column("out_of_range", "out of range", "c: {normal: {mean: 5, deviation: §-1}}"),
        column("wrong_type", "must be a number", "c: {normal: {mean: §true, deviation: 1}}"),
        column("unknown_key", "deviation", "c: {normal: {mean: 5, §devition: 1}}"),
        column("missing_key", "median", "c: {lognormal: §{sigma: 1}}"),
        column("out_of_range", "out of range", "c: {bernoulli: §120%}"),
        column("bad_weights", "no values", "c: {enumeration: §[]}"),
        column("bad_weights", "all weights are zero", "c: {enumeration: §{a: 0, b: 0}}"),
        column("bad_weights", "from 0 up", "c: {enumeration: {a: §-1, b: 1}}"),
        column("duplicate_value", "twice", "c: {enumeration: [a, b, §a]}"),
        column("wrong_shape", "list of values", "c: {enumeration: §5}"),
        column("bad_choice", "office", "c: {rhythm: {hours: §ofice}}"),
        column("bad_weights", "7 weights", "c: {rhythm: {weekdays: §[1, 2]}}"),
        column("out_of_range", "before", "c: {date: {from: 2025-02-01, to: §2025-01-01}}"),
        column("wrong_type", "date or timestamp", "c: {date: {from: §5, to: 6}}"),
        column("bad_expression", "calendar", "c: {date: {from: §2025-02-30, to: end}}"),
        column("bad_pattern", "not closed", "c: {pattern: \"§[A-Z\"}"),
        column("bad_pattern", "count", "c: {pattern: \"[A]§{x}\"}"),
        column("bad_pattern", "groups", "c: {pattern: \"a§(b)\"}"),
        column("bad_pattern", "{}", "c: {sequence: \"§INV-{x}\"}"),
        column("bad_pattern", "{}", "c: {sequence: \"§INV-{:+6}\"}"),
        column("bad_pattern", "one number", "c: {sequence: \"§INV-{}-{}\"}"),
        column("bad_pattern", "one number", "c: {permutation: {format: \"§P{}}\"}}"),
        column("missing_key", "no country", "c: §iban"),
        column("bad_choice", "GB, DE", "c: {iban: §DD}"),
        column("bad_choice", "has an IBAN", "c: {iban: {country: §JP}}"),
        column("out_of_range", "1 to 99", "c: {iban: {country: GB, banks: §100}}"),
        column("unknown_key", "banks", "c: {iban: {country: DE, §bank: 100}}"),
        column("out_of_range", "15 to 16", "c: {card_number: {digits: §14}}"),
        column("wrong_type", "whole number", "c: {card_number: §1.5}"),
        column("wrong_shape", "needs no value", "c: {lei: §5}"),
        column("missing_key", "no country", "c: {isin: §{}}"),
        column("bad_choice", "has an ISIN", "c: {isin: §usa}"),
        column("wrong_shape", "needs no value", "c: {ean13: §5}"),
        column("missing_key", "no digits", "c: {luhn: §{prefix: 9}}"),
        column("out_of_range", "2 to 32", "c: {luhn: §1}"),
        column("bad_pattern", "18 digits", "c: {luhn: {digits: 12, prefix: §AB}}"),
        column("out_of_range", "none to draw", "c: {luhn: {digits: 4, prefix: \"§1234\"}}"),
        column("out_of_range", "at most 18", "c: {luhn: {digits: §30, prefix: \"12\"}}"),
        column("bad_choice", "did you mean de_DE", "c: {name: {locale: §de-DE}}"),
        column("bad_choice", "did you mean ja_JP", "c: {city: {place: home, locale: §ja_JO}}"),
        column("bad_choice", "one of en_US", "c: {zip: {locale: §klingon}}"),
        column("bad_choice", "not a locale", "c: {phone: {locale: §5}}"),
        column("wrong_shape", "a text belongs here", "c: {name: {locale: §[de_DE]}}"),
        column("wrong_shape", "a text belongs here", "c: {street: {locale: §}}"),
        column("wrong_shape", "person, locale", "c: {name: §[contact]}"),
        column("wrong_shape", "takes a name", "c: {email: {person: §[contact], locale: DE}}"),
        column("wrong_shape", "takes a name", "c: {city: §Home}"),
        column("unknown_key", "person", "c: {name: {§place: home, locale: DE}}"),
        column("unknown_key", "place", "c: {city: {§person: home}}"),
        column("unknown_key", "the keys are", "c: {email: {locale: ja_JP, §script: latin}}"),
        column("unknown_key", "script", "c: {street: {locale: ja_JP, §scritp: latin}}"),
        column("unknown_key", "country, banks", "c: {iban: {country: DE, §locale: de_DE}}"),
        column("unknown_key", "takes nothing", "c: {uuid: {§locale: de_DE}}"),
        column("unknown_key", "unknown key", "c: {words: {§locale: de_DE}}"),
        column("unknown_key", "unknown key", "c: {name: , §locale: de_DE}"),
        column("missing_key", "needs a locale", "c: {name: {script: §latin}}"),
        column("missing_key", "needs a locale", "c: {state: {form: §code}}"),
        column("bad_choice", "native, latin", "c: {name: {locale: ja_JP, script: §kanji}}"),
        column("bad_choice", "did you mean code", "c: {state: {locale: de_DE, form: §cod}}"),
        column("missing_key", "address has no locale", "c: {address: §home}"),
        column("missing_key", "country has no locale", "c: §country"),
        column("conflict", "a of the same person", "a: {name: {locale: DE}}\nc: {email: §{locale: ja_JP}}"),
        column("conflict", "without a locale", "a: {city: {place: home, locale: DE}}\nc: {zip: §home}"),
        column("not_unique", "cannot promise", "c: {name: {locale: DE}, unique: §true}"),
        column("out_of_range", "step is zero", "c: {sequence: {step: §0}}"),
        column("bad_choice", "parent", "c: {sequence: {within: §day}}"),
        column("out_of_range", "0% to 100%", "c: {uniform: 1..6, null: §150%}"),
        column("bad_choice", "int64", "c: {uniform: 1..6, type: §int46}"),
        column("overflow", "int32", "c: {uniform: 1..3000000000, type: §int32}"),
        column("wrong_type", "only numbers", "c: {uuid: , decimals: §2}"),
        column("out_of_range", "0 to 9", "c: {uniform: 1..2, decimals: §12}"),
        column("missing_key", "names no table", "c: {§reference: }"),
        column("unknown_name", "there is no table", "c: {reference: §tt1}"),
        column("unknown_name", "no parent", "§c: parent"),
    ]

    static let unique: [Mistake] = [
        column("domain_too_small", "999 values for 1000 rows", "c: {uniform: §1..999, unique: true}"),
        column("domain_too_small", "only 100 values", "c: {pattern: §\"[0-9]{2}\", unique: true}"),
        column("domain_too_small", "only 100 values", "c: {luhn: §{digits: 3}, unique: true}"),
        column("domain_too_small", "only 2 values", "c: {enumeration: §[a, b], unique: true}"),
        column("domain_too_small", "only 10 values", "c: {permutation: §1..10}"),
        column("domain_too_small", "only 31 values", "c: {date: §{from: 2025-01-01, to: 2025-01-31}, unique: true}"),
        column("not_unique", "cannot promise", "c: {name: , unique: §true}"),
        column("not_unique", "cannot promise", "c: {bernoulli: 5%, unique: §true}"),
        column("not_unique", "cannot promise", "c: {expression: id + 1, unique: §true}"),
        tables("not_unique", "key", "  t:\n    rows: 5\n    columns: {§id: name}"),
        tables("not_unique", "null", "  t:\n    rows: 5\n    columns: {§id: {uuid: , null: 5%}}"),
    ]

    static let expressions: [Mistake] = [
        column("unknown_name", "did you mean price", "price: {uniform: 1..6}\nc: = §pricee + 1"),
        column("unknown_name", "no column 'b'", "c: = 1 + §b"),
        column("unknown_name", "coalesce", "c: = §coalese(id, 1)"),
        column("unknown_name", "no reference", "c: = §a.b"),
        column("wrong_type", "not a reference", "c: = §id.b"),
        column("bad_expression", "arguments", "c: = §abs(1, 2)"),
        column("bad_expression", "ends too early", "c: = 1 + id +§"),
        column("bad_expression", "==", "c: = id §= 1"),
        column("bad_expression", "mod", "c: = id §% 2"),
        column("bad_expression", "operator", "c: = id §id"),
        column("bad_expression", "not closed", "c: = §'abc"),
        column("bad_expression", "and", "c: = 1 < id §< 5"),
        column("bad_expression", "unit", "c: = start + §3x"),
        column("wrong_type", "a condition", "c: {expression: \"if(§id, 1, 2)\"}"),
        column("wrong_type", "cannot be compared", "c: = id §== 2025-01-01"),
        column("wrong_type", "true or false", "c: = §id and true"),
        column("wrong_type", "a number", "c: = id * §'x'"),
        column("wrong_type", "isnull", "c: = id §== null"),
        column("wrong_type", "days", "c: = end §- start"),
        column("wrong_type", "if() has", "c: {expression: \"if(id > 1, 1, §true)\"}"),
        column("wrong_type", "decimals", "c: = round(id, §id)"),
        column("wrong_type", "no order", "c: = 'a' §< 'b'"),
        column("division_by_zero", "max(x, 1)", "z: {uniform: 0..5}\nc: = 1 / §z"),
        column("division_by_zero", "-5..5", "z: {uniform: -5..5}\nc: = mod(id, §z)"),
        column("division_by_zero", "near to zero", "c: = id / float(§nullif(id - 500, 0))"),
        column("overflow", "range", "z: {uniform: 1..4000000000}\nc: = z §* z * z"),
        column("overflow", "range", "c: = start §+ id * 40000d"),
        column("overflow", "12", "z: {uniform: 0.0000001..0.5}\nc: = z §* z"),
        column("bad_choice", "did you mean open", "s: {enumeration: [open, shut]}\nc: = s == §'opne'"),
        column("circular", "t.a -> t.b -> t.a", "§a: = b + 1\nb: = a + 1"),
        column("circular", "t.c -> t.c", "§c: = c + 1"),
    ]

    static let structures: [Mistake] = [
        tables("missing_key", "rows", "  §t:\n    columns: {id: uuid}"),
        tables("missing_key", "no columns", "  §t:\n    rows: 5"),
        tables("missing_key", "0 columns", "  §t:\n    rows: 5\n    columns: {}"),
        tables("unknown_key", "rows", "  t:\n    §row: 5\n    columns: {id: uuid}"),
        tables("wrong_type", "whole number", "  t:\n    rows: §2.5\n    columns: {id: uuid}"),
        tables("out_of_range", "allowed", "  t:\n    rows: §-5\n    columns: {id: uuid}"),
        tables("unknown_name", "no parameter", "  t:\n    rows: §many\n    columns: {id: uuid}"),
        tables("unknown_name", "did you mean id", "  t:\n    rows: 5\n    key: §idd\n    columns: {id: uuid}"),
        tables("unknown_name", "no table", "  a:\n    rows: {per: §b, count: 2}\n    columns: {id: uuid}"),
        tables("missing_key", "per and count", "  a:\n    rows: §{per: a}\n    columns: {id: uuid}"),
        tables(
            "circular", "a -> b -> a",
            "  a:\n    rows: {per: b, count: 2}\n    columns: {id: uuid}\n"
                + "  b:\n    rows: {per: §a, count: 2}\n    columns: {id: uuid}"),
        tables(
            "circular", "a -> b -> a",
            "  a:\n    rows: 5\n    columns: {id: uuid, b: {reference: b}}\n"
                + "  b:\n    rows: 5\n    columns: {id: uuid, a: {reference: §a}}"),
        tables(
            "out_of_range", "count",
            "  a:\n    rows: 5\n    columns: {id: uuid}\n  b:\n    rows: {per: a, count: §5..2}\n    columns: {id: uuid}"
        ),
        tables(
            "unknown_key", "poisson",
            "  a:\n    rows: 5\n    columns: {id: uuid}\n"
                + "  b:\n    rows: {per: a, count: {§poison: 2}}\n    columns: {id: uuid}"),
        tables(
            "too_large", "8100 rows",
            "  a:\n    rows: 5\n    columns: {id: uuid}\n  b:\n    rows: {per: a, count: 1..900}\n    columns: {id: uuid}\n"
                + "  c:\n    rows: {per: b, count: §9}\n    columns: {id: uuid}"),
        tables(
            "conflict", "begin at 1",
            "  a:\n    rows: 5\n    columns: {id: uuid}\n  b:\n    rows: {per: a, count: 0..2}\n    columns: {id: uuid}\n"
                + "  c:\n    rows: 5\n    columns: {id: uuid, b: {reference: §b}}"),
        tables(
            "conflict", "own",
            "  a:\n    rows: 5\n    columns: {id: uuid}\n"
                + "  b:\n    rows: {per: a, count: 2}\n    columns: {id: uuid, at: {rhythm: §{}}}"),
        tables(
            "domain_too_small", "only 5",
            "  a:\n    rows: 5\n    columns: {id: uuid}\n"
                + "  b:\n    rows: 6\n    columns: {id: uuid, a: {reference: §a, unique: true}}"),
    ]

    @Test("A mistake is found with its code and place", arguments: generators + unique + expressions + structures)
    func found(_ mistake: Mistake) throws {
        let place = try #require(Self.place(mistake.text))
        let error = #expect(throws: DocumentError.self) {
            try CustomRecipeText.plan(mistake.text.replacing("§", with: ""))
        }
        guard let error else { return }
        #expect("\(error.code) \(error.line ?? 0):\(error.column ?? 0)" == "\(mistake.code) \(place)", "\(error)")
        #expect("\(error)".contains(mistake.says), "\(error)")
    }

    /// The line and column of the mark.
    private static func place(_ text: String) -> String? {
        for (line, content) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard let mark = content.firstIndex(of: "§") else { continue }
            return "\(line + 1):\(content.distance(from: content.startIndex, to: mark) + 1)"
        }
        return nil
    }

    @Test("What would take too long or too much is refused")
    func limits() {
        func code(_ text: String) -> String? {
            do throws(DocumentError) {
                _ = try CustomRecipeText.plan(text)
                return nil
            } catch {
                return error.code.rawValue
            }
        }
        let chain = (1...80).map { "c\($0): = c\($0 + 1) + 1" }.joined(separator: "\n") + "\nc81: = id"
        #expect(code(CustomRecipeText.table(chain)) == "too_large")
        let sum = "c: = " + [String](repeating: "id", count: 150).joined(separator: " + ")
        #expect(code(CustomRecipeText.table(sum)) == "bad_expression")
        #expect(code(CustomRecipeText.table("c: = " + String(repeating: "(", count: 500) + "id")) == "bad_expression")
        // Two ways to itself, again and again: a million frames.
        let ways = (1...20).map { "c\($0): = a.c\($0 - 1) + b.c\($0 - 1)" }.joined(separator: "\n")
        #expect(code(CustomRecipeText.table("a: {reference: t}\nb: {reference: t}\nc0: = id\n" + ways)) == "too_large")
        #expect(code(CustomRecipeText.table("c: = '" + String(repeating: "x", count: 1500) + "'")) == "overflow")
        #expect(
            code(CustomRecipeText.table("c: {constant: \"" + String(repeating: "x", count: 1500) + "\"}")) == "overflow"
        )
        #expect(code(CustomRecipeText.table("c: uuid", rows: "200B")) == "out_of_range")
    }

    @Test("A recipe without tables, and tables for a model that has its own")
    func tablesBelongToCustom() {
        let none = #expect(throws: DocumentError.self) { try CustomRecipeText.plan(CustomRecipeText.tables("")) }
        #expect(none?.code == .missingKey)
        let text = CustomRecipeText.table("c: uuid").replacing("model: custom", with: "model: commerce")
        let other = #expect(throws: DocumentError.self) {
            try RecipeCompiler.compile(try CustomRecipeText.document(text), model: CommerceModel.definition)
        }
        #expect(other?.code == .unknownKey)
        #expect(other?.path == "tables")
    }

    @Test("Declared parameters are checked like those of a model")
    func parameters() {
        func code(_ parameters: String, _ settings: [String: String] = [:]) -> String? {
            do throws(DocumentError) {
                _ = try CustomRecipeText.plan(
                    CustomRecipeText.table("c: uuid", rows: "n", parameters: parameters), settings)
                return nil
            } catch {
                return error.code.rawValue
            }
        }
        #expect(code("n: 5") == nil)
        #expect(code("n: {value: 5, min: 1, max: 10}") == nil)
        #expect(code("n: {value: 5, max: 3}") == "out_of_range")
        #expect(code("n: {value: 5, max: 10}", ["n": "11"]) == "out_of_range")
        #expect(code("n: {vale: 5}") == "unknown_key")
        #expect(code("n: {min: 5}") == "missing_key")
        #expect(code("n: []") == "wrong_shape")
        #expect(code("n: 5, start: 3") == "bad_name")
        #expect(code("n: 5", ["m": "1"]) == "unknown_path")
        #expect(code("n: 5", ["n": "many"]) == "bad_count")
    }
}
