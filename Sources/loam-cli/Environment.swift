internal import Glibc

/// Settings from the environment: weaker than flags, stronger than recipes.
enum Environment {
    static func value(_ name: String) -> String? {
        guard let text = getenv(name) else { return nil }
        let value = String(cString: text)
        return value.isEmpty ? nil : value
    }

    static var seed: UInt64? { value("LOAM_SEED").flatMap { UInt64($0) } }
    static var threads: Int? { value("LOAM_THREADS").flatMap { Int($0) } }
}
