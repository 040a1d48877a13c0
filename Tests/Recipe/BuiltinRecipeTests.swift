import Glibc
import LoamDocuments
import LoamRecipe
import Testing

@Suite("Built-in recipes")
struct BuiltinRecipeTests {
    /// The folder of this package's recipes.
    private static let folder = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/recipes"

    private func bytes(of path: String) -> [UInt8]? {
        guard let file = fopen(path, "rb") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
    }

    private func fileNames() -> [String] {
        guard let folder = opendir(Self.folder) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name.0) { String(cString: $0) }
            if name.hasSuffix(".yaml") { names.append(name) }
        }
        return names.sorted()
    }

    @Test("The embedded text is the files' text: else run Scripts/embed-recipes")
    func embedded() {
        #expect(BuiltinRecipes.all.map(\.file) == fileNames().map { "recipes/" + $0 })
        for recipe in BuiltinRecipes.all {
            let name = recipe.file.split(separator: "/").last ?? ""
            #expect(bytes(of: Self.folder + "/" + name) == recipe.text, "\(recipe.file)")
        }
    }

    @Test("Each is named after its file and has a small and a large preset")
    func named() throws {
        for (name, text) in zip(BuiltinRecipes.names, BuiltinRecipes.all) {
            let document = try RecipeCompiler.document(text)
            #expect(document.name == name)
            #expect(document.presetNames.contains("small") && document.presetNames.contains("large"))
        }
    }

    @Test("Names are found, or the nearest is named")
    func names() throws {
        #expect(BuiltinRecipes.named("baseline")?.file == "recipes/baseline.yaml")
        #expect(BuiltinRecipes.named("baseline.yaml") == nil)
        let error = #expect(throws: DocumentError.self) { try BuiltinRecipes.find("flashsale") }
        #expect(error?.description == "there is no recipe 'flashsale'\n  hint: did you mean flash_sale?")
    }
}
