internal import ArgumentParser
internal import Glibc

/// Settings from the environment: weaker than flags, stronger than defaults. LOAM_SEED, LOAM_START, LOAM_THREADS.
enum Environment {
    static func value(_ name: String) -> String? {
        guard let text = getenv(name) else { return nil }
        let value = String(cString: text)
        return value.isEmpty ? nil : value
    }

    /// The seed; nil where none is set. Anything but a whole number is refused rather than passed over.
    static func seed() throws -> UInt64? {
        guard let text = value("LOAM_SEED") else { return nil }
        guard let seed = UInt64(text) else {
            throw ValidationError("LOAM_SEED is '\(text)', which is no whole number.")
        }
        return seed
    }

    /// Worker threads, 1 to 512; nil where nothing is set.
    static func threads() throws -> Int? {
        guard let text = value("LOAM_THREADS") else { return nil }
        guard let threads = Int(text), (1...512).contains(threads) else {
            throw ValidationError("LOAM_THREADS is '\(text)', which is no number from 1 to 512.")
        }
        return threads
    }
}
