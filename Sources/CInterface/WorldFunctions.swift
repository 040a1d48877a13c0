// Functions have the names of the header: the compiler holds each against its declaration there.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CLoam
internal import Glibc
internal import LoamBytes
internal import LoamCodecs
internal import LoamColumns
internal import LoamDocuments
internal import LoamEngine
internal import LoamFormats
internal import LoamModels
internal import LoamRecipe
internal import LoamSinks
internal import LoamWorlds

/// Kept for ever.
nonisolated(unsafe) private let version = UnsafePointer(strdup(LoamVersion.text))

@c @implementation public func loam_version() -> UnsafePointer<CChar>? { version }

@c @implementation public func loam_determinism() -> Int32 { Int32(ManifestHead.determinism) }

@c @implementation public func loam_free(_ text: UnsafeMutableRawPointer?) { free(text) }

@c @implementation public func loam_error_clear(_ error: UnsafeMutablePointer<loam_error>?) {
    guard let error else { return }
    for text in [error.pointee.code, error.pointee.message, error.pointee.location, error.pointee.hint] { free(text) }
    error.pointee = loam_error()
}

@c @implementation public func loam_recipes() -> UnsafeMutablePointer<CChar>? {
    strdup(BuiltinRecipes.list.compact())
}

@c @implementation public func loam_world_open(
    _ options: UnsafePointer<loam_world_options>?, _ outWorld: UnsafeMutablePointer<OpaquePointer?>?,
    _ error: UnsafeMutablePointer<loam_error>?
) -> Int32 {
    call(error) {
        guard let outWorld else { throw CallError.missing("out_world") }
        let options = try Argument.options(options, zero: loam_world_options())
        let overrides = try Argument.texts(options.overrides, options.override_count, "overrides") ?? []
        let world = try World(
            document(options), preset: Argument.text(options.preset), overrides: overrides.map(override),
            seed: options.seed?.pointee ?? World.defaultSeed,
            start: Argument.text(options.start).map { try World.instant($0, origin: "start") }
                ?? World.defaultStart)
        outWorld.pointee = WorldHandle(world).take()
    }
}

private func document(_ options: loam_world_options) throws -> RecipeDocument {
    let name = Argument.text(options.recipe)
    if let text = options.recipe_text {
        let bytes = UnsafeRawBufferPointer(start: text, count: strlen(text))
        return try RecipeCompiler.document(DocumentText(file: name ?? "recipe", text: Array(bytes)))
    }
    guard let name else {
        throw CallError(
            "bad_request", "neither a recipe's name nor its text is given", location: "recipe",
            hint: "built-in recipes: \(BuiltinRecipes.names.joined(separator: ", "))")
    }
    return try RecipeSource.document(name)
}

private func override(_ text: String) throws(CallError) -> Override {
    guard let override = Override(assignment: text, speaker: "override") else {
        throw CallError(
            "bad_request", "an override is not of the form path=value: \(text)", location: "overrides",
            hint: "such as customers=500")
    }
    return override
}

@c @implementation public func loam_world_close(_ world: OpaquePointer?) { WorldHandle.close(world) }

@c @implementation public func loam_world_describe(
    _ world: OpaquePointer?, _ outJson: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
    _ error: UnsafeMutablePointer<loam_error>?
) -> Int32 {
    call(error) {
        let world = try WorldHandle.of(world)
        guard let outJson else { throw CallError.missing("out_json") }
        let recipe = world.recipe
        let json = JSONValue.object([
            "loam_world": .integer(1), "recipe": .string(recipe.name), "title": .string(recipe.title),
            "model": .string(recipe.model), "preset": recipe.preset.map { .string($0) } ?? .null,
            "seed": .integer(world.seed), "start": .string(TimestampText.seconds(world.start.microseconds)),
            "end": .string(TimestampText.seconds(world.model.end.microseconds)),
            "tables": .array(TableSelection.names(world.sources).map { .string($0) }),
            "resolved": try JSONParser.parse(Array(recipe.canonicalJSON.utf8)),
        ])
        outJson.pointee = strdup(json.compact())
    }
}
