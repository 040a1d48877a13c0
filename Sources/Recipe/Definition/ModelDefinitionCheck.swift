internal import LoamDocuments

extension ModelDefinition {
    /// What is wrong with the definition itself, for the tests of a model; empty if nothing is.
    ///
    /// Checks that names are names and differ, that defaults are within their kinds, that required parameters have no
    /// default, and that no effect uses a key that every effect has.
    public var problems: [String] {
        let models = DocumentName.isValid(name) ? [] : ["model \(quoted(name)) is not a name"]
        var problems = models + Self.problems(parameters, in: "model \(name)")
        problems += Self.repeated(effects.map(\.kind)).map { "effect kind \($0) is defined twice" }
        for effect in effects {
            let place = "effect kind \(effect.kind)"
            if !DocumentName.isValid(effect.kind) { problems.append("\(place) is not a name") }
            problems += Self.problems((effect.target.map { [$0] } ?? []) + [effect.strength], in: place)
            problems += Self.problems(effect.parameters, in: place)
            let reserved = ["kind", "window", "target", "strength", "start", "duration"]
            for parameter in effect.parameters where reserved.contains(parameter.name) {
                problems.append("\(place): \(parameter.name) is a key of every effect")
            }
            if let target = effect.target, !["choice", "choices"].contains(target.kind.typeName) {
                problems.append("\(place): its target is a \(target.kind.typeName), neither choice nor choices")
            }
        }
        return problems
    }

    private static func problems(_ parameters: [ParameterDefinition], in place: String) -> [String] {
        var problems = repeated(parameters.map(\.name)).map { "\(place): \($0) is defined twice" }
        for parameter in parameters {
            if !DocumentName.isValid(parameter.name) {
                problems.append("\(place): \(quoted(parameter.name)) is not a name")
            }
            if parameter.defaultValue == .unset { continue }
            if parameter.isRequired { problems.append("\(place): \(parameter.name) is required and has a default") }
            do throws(DocumentError) {
                let value = try parameter.parse(parameter.defaultValue.description, origin: place)
                if value != parameter.defaultValue {
                    problems.append("\(place): the default of \(parameter.name) is of another kind")
                }
            } catch {
                problems.append("\(place): the default of \(parameter.name) does not fit: \(error.message)")
            }
        }
        return problems
    }

    private static func repeated(_ names: [String]) -> [String] {
        Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +).filter { $0.value > 1 }.keys.sorted()
    }
}
