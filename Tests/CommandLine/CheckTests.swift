import LoamBytes
import LoamProgram
import Testing

@Suite("check")
struct CheckTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        try place.done("generate flash_sale --customers 200 --orders-per-day 100 --to shop -q")
    }

    private func breakTax() throws {
        var lines = try place.text("shop/orders.csv").split(separator: "\n").map(String.init)
        var cells = lines[4].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        cells[12] = "999.00"
        lines[4] = cells.joined(separator: ",")
        try place.write("shop/orders.csv", lines.joined(separator: "\n") + "\n")
    }

    @Test("Sound files end with 0, a verdict and nothing on standard error")
    func sound() throws {
        let outcome = try place.done("check shop")
        #expect(outcome.text.hasPrefix("PASSED: nothing wrong in "))
        #expect(!outcome.text.contains("every row compared with one grown again"))
        #expect(outcome.errors == "")
        #expect(try place.done("check shop --regrow").text.contains("every row compared with one grown again"))
    }

    @Test("Broken files end with 10 and say what, where and what next")
    func broken() throws {
        try breakTax()
        let outcome = try place.loam("check shop")
        #expect(outcome.status == 10)
        #expect(outcome.outputLines.first?.hasPrefix("FAILED: ") == true)
        for part in ["error tax_of_state orders", "orders.csv row 3", "tax=999.00", "expected tax=", "next: "] {
            #expect(outcome.text.contains(part), "\(part) in \(outcome.text)")
        }
        #expect(outcome.errors == "")
    }

    @Test("JSON has every check with its samples")
    func json() throws {
        try breakTax()
        let outcome = try place.loam("check shop --json --samples 1")
        #expect(outcome.status == 10)
        let report = try JSONParser.parse(outcome.output)
        #expect(report["loam_check"]?.integer == 1 && report["verdict"]?.text == "failed")
        let checks = try #require(report["checks"]?.elements)
        #expect(checks.count > 100)
        let tax = try #require(checks.first { $0["name"]?.text == "tax_of_state" })
        #expect(tax["violations"]?.integer == 1)
        #expect(tax["samples"]?.elements?.first?["file_row"]?.integer == 3)
        _ = try place.shell("rm shop/manifest.json")
        let sound = try JSONParser.parse(place.loam("check shop --json --recipe baseline --quick").output)
        #expect(sound["recipe_origin"]?.text == "--recipe")
    }

    @Test("The page is one file without script or network, and escapes what files hold")
    func page() throws {
        var text = try place.text("shop/customers.csv")
        let name = text.split(separator: "\n")[1].split(separator: ",")[1]
        text = text.replacing(name, with: "<script>alert(1)</script>&", maxReplacements: 1)
        try place.write("shop/customers.csv", text)
        let outcome = try place.loam("check shop --html report.html")
        #expect(outcome.status == 10)
        let page = try place.text("report.html")
        #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))
        #expect(!page.contains("<script") && !page.contains("http:") && !page.contains("https:"))
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;"))
        #expect(page.contains("<svg") && page.contains("payment_failure_rate"))
    }

    @Test("Without a manifest the recipe must be named, with the values that made the files")
    func withoutManifest() throws {
        _ = try place.shell("rm shop/manifest.json")
        let unnamed = try place.loam("check shop")
        #expect(unnamed.status == 64 && unnamed.errors.contains("--recipe flash_sale"))
        let named = try place.loam("check shop --recipe flash_sale --customers 200 --set orders_per_day=100")
        #expect(named.status == 0, "\(named.text)")
        let other = try place.loam("check shop --recipe flash_sale --sale-strength 50%")
        #expect(other.status == 10 && other.text.contains("discount_of_campaign"))
    }

    @Test("A warning fails only where it is asked to")
    func warnings() throws {
        try place.write("shop/notes.txt", "notes")
        #expect(try place.loam("check shop").status == 0)
        let strict = try place.loam("check shop --fail-on warning")
        #expect(strict.status == 10 && strict.text.contains("warning extra_file"))
    }

    @Test(
        "Mistakes end with their own codes",
        arguments: [
            ("check nowhere", 66, "no such directory"), ("check", 64, "Usage: loam check"),
            ("check shop --samples -1", 64, "--samples"), ("check shop --memory 1K", 64, "--memory"),
            ("check shop --fail-on never", 64, "--fail-on"), ("check shop --seed 3", 64, "--recipe"),
            ("check shop --customers 3", 64, "--recipe"), ("check shop --recipe nonsense", 65, "nonsense"),
            ("check shop --recipe flash_sale --set customers=none", 65, "customers"),
            ("check shop --recipe flash_sale --custom 3", 64, "--customers"),
        ])
    func mistakes(_ line: String, _ status: Int32, _ part: String) throws {
        let outcome = try place.loam(line)
        #expect(outcome.status == status && outcome.errors.contains(part), "\(outcome.status): \(outcome.errors)")
        #expect(outcome.text == "")
    }

    @Test("Custom worlds are checked by the recipe in their manifest", arguments: ["hospital", "saas_subscriptions"])
    func custom(_ name: String) throws {
        try place.done("generate \(LoamProgram.root)/recipes/examples/\(name).yaml --to world -q")
        #expect(try place.done("check world --regrow").text.hasPrefix("PASSED"))
    }

    @Test("A recipe that contradicts the manifest, or that has no file there, is refused")
    func otherRecipe() throws {
        #expect(try place.loam("check shop --recipe flash_sale --seed 7").status == 65)
        try place.done("generate baseline --tables suppliers --to elsewhere -q")
        _ = try place.shell("rm elsewhere/manifest.json")
        let hospital = "\(LoamProgram.root)/recipes/examples/hospital.yaml"
        #expect(try place.loam("check elsewhere --recipe \(hospital)").status == 66)
    }

    @Test(
        "Files that are not understood are named, and nothing passes without them",
        arguments: ["orders.csv.bz2", "Orders.CSV", "orders.zip"])
    func notUnderstood(_ name: String) throws {
        _ = try place.shell("rm shop/manifest.json; mv shop/orders.csv shop/\(name)")
        let recipe = "--recipe flash_sale --customers 200 --set orders_per_day=100"
        let some = try place.loam("check shop \(recipe)")
        #expect(some.status == 10, "\(some.text)")
        #expect(some.text.contains("  \(name): it may hold rows of orders, and is not read"), "\(some.text)")
        #expect(some.text.contains("the table orders is not read: \(name): "), "\(some.text)")
        _ = try place.shell("mkdir only; mv shop/\(name) only")
        let none = try place.loam("check only \(recipe)")
        #expect(none.status == 66 && none.errors.contains("not understood: \(name)"), "\(none.errors)")
    }

    @Test("What is no file is not waited for")
    func pipes() throws {
        _ = try place.shell("rm shop/orders.csv; mkfifo shop/orders.csv")
        let outcome = try place.loam("check shop")
        #expect(outcome.status == 10 && outcome.text.contains("missing_file"), "\(outcome.text)")
        #expect(try place.loam("check shop/orders.csv").status == 66)
    }
}
