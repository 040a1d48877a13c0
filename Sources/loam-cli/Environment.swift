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

extension Environment {
    /// Names with commas or blanks between them; none where nothing is set.
    static func list(_ name: String) -> [String] {
        (value(name) ?? "").split { $0 == "," || $0 == " " }.map(String.init)
    }

    /// A whole number in a range; nil where nothing is set. Anything else is refused rather than passed over.
    static func count(_ name: String, _ range: ClosedRange<Int>) throws -> Int? {
        guard let text = value(name) else { return nil }
        guard let count = Int(text), range.contains(count) else {
            throw ValidationError(
                "\(name) is '\(text)', which is no number from \(range.lowerBound) to \(range.upperBound).")
        }
        return count
    }

    /// Whether a machine, not a person, runs this: CI is set to anything but false.
    static var isAutomated: Bool { value("CI").map { $0 != "false" && $0 != "0" } ?? false }
}
