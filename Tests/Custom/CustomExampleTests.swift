import LoamColumns
import LoamCustom
import LoamEngine
import LoamRecipe
import LoamWorldSupport
import LoamWorlds
import Testing

/// The laws that the worked examples promise.
@Suite("Custom: examples")
struct CustomExampleTests {
    /// The cells of a column as text, by row.
    private func cells(_ batch: Batch, _ column: String) -> [String] {
        guard let place = batch.schema.index(of: column) else { return [] }
        return (0..<batch.rowCount).map { batch.cell(place, $0) }
    }

    @Test("Keys differ and references resolve", arguments: CustomExamples.names)
    func keys(_ name: String) throws {
        let world = try CustomExamples.grow(name)
        let schemas = world.model.sources.flatMap(\.tables)
        #expect(schemas.count >= 4)
        for schema in schemas {
            let batch = world[schema.name]
            let keys = cells(batch, schema.primaryKey)
            #expect(batch.rowCount > 0, "\(schema.name)")
            #expect(Set(keys).count == keys.count, "\(schema.name)")
            for field in schema.fields {
                guard let reference = field.references else { continue }
                let parents = Set(cells(world[reference.table], reference.column))
                let children = Set(cells(batch, field.name)).subtracting(field.isNullable ? ["null"] : [])
                #expect(children.isSubset(of: parents), "\(schema.name).\(field.name)")
            }
        }
    }

    @Test("Every preset compiles, and parents stand before children", arguments: CustomExamples.names)
    func presets(_ name: String) throws {
        let document = try CustomExamples.document(name)
        let definition = try CustomModel.definition(for: document)
        #expect(definition.problems == [])
        for preset in document.presetNames {
            let recipe = try RecipeCompiler.compile(document, model: definition, preset: preset)
            let model = try CustomModel(recipe, seed: 7, start: Instant(seconds: 1_735_689_600))
            var seen: Set<String> = []
            for schema in model.sources.flatMap(\.tables) {
                #expect(seen.isSuperset(of: schema.parents), "\(schema.name) stands before one of \(schema.parents)")
                seen.insert(schema.name)
            }
        }
    }

    @Test("Between them the examples use every generator")
    func generators() throws {
        let all = try CustomExamples.names.map { String(decoding: try CustomExamples.text($0), as: UTF8.self) }.joined()
        for name in CustomModel.generatorNames where name != "expression" {
            #expect(all.contains("\(name):") || all.contains(": \(name)"), "\(name)")
        }
    }

    @Test("Sensors: time order, faulty values, installations after openings")
    func fleet() throws {
        let world = try CustomExamples.grow("iot_fleet")
        let (readings, devices) = (world["readings"], world["devices"])
        let times = readings.wholes("at")
        #expect(times == times.sorted())
        for row in 0..<readings.rowCount where readings.whole("is_faulty", row) == 1 {
            #expect(readings.whole("temperature", row) == -99_990 || readings.whole("temperature", row) == -9999)
        }
        #expect(readings.wholes("battery").allSatisfy { (0...100).contains($0) })
        let opened = Dictionary(
            uniqueKeysWithValues: zip(world["sites"].texts("site_id"), world["sites"].wholes("opened_on")))
        for row in 0..<devices.rowCount {
            #expect(devices.whole("installed_at", row)! > opened[devices.text("site_id", row)]!)
        }
        let alerts = world["alerts"].rowCount
        #expect(Double(alerts) / Double(readings.rowCount) > 0.02 && Double(alerts) / Double(readings.rowCount) < 0.06)
    }

    @Test("Hospital: nobody leaves before they came, bills add up")
    func hospital() throws {
        let world = try CustomExamples.grow("hospital")
        let stays = world["stays"]
        for row in 0..<stays.rowCount {
            if let left = stays.whole("discharged_at", row) { #expect(left > stays.whole("admitted_at", row)!) }
            #expect(stays.whole("cost", row) == stays.whole("daily_rate", row)! * stays.whole("days", row)!)
            #expect(stays.whole("cost", row) == stays.whole("covered", row)! + stays.whole("to_pay", row)!)
        }
        let admitted = Dictionary(uniqueKeysWithValues: zip(cells(stays, "stay_id"), stays.wholes("admitted_at")))
        let measured = world["measurements"]
        let stay = cells(measured, "stay_id")
        for row in 0..<measured.rowCount { #expect(measured.whole("at", row)! > admitted[stay[row]]!) }
        #expect(world["doses"].wholes("stay_day").allSatisfy { $0 >= 1 })
    }

    @Test("Subscriptions: invoices follow accounts, the first user is the owner")
    func subscriptions() throws {
        let world = try CustomExamples.grow("saas_subscriptions")
        let (accounts, invoices, users) = (world["accounts"], world["invoices"], world["users"])
        #expect(invoices.rowCount == 12 * accounts.rowCount)
        for row in 0..<invoices.rowCount {
            #expect(invoices.whole("total", row) == invoices.whole("net", row)! + invoices.whole("tax", row)!)
            #expect((invoices.whole("paid_on", row) != nil) == (invoices.word("status", row) == "paid"))
        }
        for row in 0..<users.rowCount {
            #expect((users.word("role", row) == "owner") == (users.whole("position", row) == 1))
        }
        #expect(Set(users.texts("email")).count == users.rowCount)
        let signed = accounts.wholes("signed_up_at")
        #expect(signed == signed.sorted())
        // Three times as many at the end as at the beginning: the later half has more than six in ten.
        let middle = 1_735_689_600_000_000 - 182 * Int64(86_400_000_000)
        #expect(signed.count(where: { $0 > middle }) > accounts.rowCount * 6 / 10 - 10)
    }
}
