import LoamBytes
import LoamDocuments
import LoamRecipe
import LoamWorldSupport

/// The worked examples under recipes/examples.
enum CustomExamples {
    static let names = ["iot_fleet", "hospital", "saas_subscriptions", "payment_cards"]

    static let root = String(#filePath.prefix(#filePath.count - "/Tests/Custom/CustomExamples.swift".count))

    static func text(_ name: String) throws -> [UInt8] {
        try FileSystem.read("\(root)/recipes/examples/\(name).yaml")
    }

    static func document(_ name: String) throws -> RecipeDocument {
        try RecipeCompiler.document(DocumentText(file: name + ".yaml", text: try text(name)))
    }

    /// Settings that keep every table small.
    static let small: [String: [String: String]] = [
        "iot_fleet": ["sites": "20", "devices": "300", "readings": "4000", "duration": "3d"],
        "hospital": ["patients": "400", "stays": "600", "staff": "60", "duration": "2mo"],
        "saas_subscriptions": ["accounts": "200", "events": "3000"],
        "payment_cards": ["customers": "300", "products": "100"],
    ]

    static func grow(_ name: String, seed: UInt64 = 42) throws -> GrownWorld {
        try GrownWorld(try document(name), seed: seed, small[name] ?? [:])
    }
}
