internal import LoamStatistics

/// A result as commands of a GitHub workflow: a line for each thing to look at, which GitHub shows next to the
/// file.
public struct GitHubAnnotations {
    private let result: BenchResult
    private let file: String

    /// - Parameter file: the suite's file as the repository knows it; empty for none.
    public init(_ result: BenchResult, file: String = "") {
        self.result = result
        self.file = file
    }

    /// `::error file=...,title=...::message` and so on, one a line; empty where there is nothing to say. GitHub shows ten of a
    /// kind for a step.
    public var text: String {
        let lines = BenchAdvice.all(result).compactMap { advice -> String? in
            let text = advice.hint.isEmpty ? advice.text : advice.text + " (" + advice.hint + ")"
            switch advice.kind {
            case .wrong: return command("error", "Wrong result", text)
            case .failed: return command("error", "Failed case", text)
            case .regression: return command("error", "Regression", text)
            case .target: return command("error", "Missed target", text)
            case .unclear: return command("warning", "Inconclusive", text)
            case .noise: return command("warning", "Noise", text)
            case .winner, .memory: return nil
            }
        }
        let warnings = BenchHeadline(result).warnings.map { about, warning in
            let hint = warning.hint.isEmpty ? "" : " (" + warning.hint + ")"
            return command("warning", about.isEmpty ? result.suite : about, warning.message + hint)
        }
        return (lines + warnings).map { $0 + "\n" }.joined()
    }

    private func command(_ kind: String, _ title: String, _ message: String) -> String {
        let place = file.isEmpty ? "" : "file=\(Self.property(file)),"
        return "::\(kind) \(place)title=\(Self.property(title))::\(Self.data(message))"
    }

    private static func data(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            switch scalar {
            case "%": "%25"
            case "\r": "%0D"
            case "\n": "%0A"
            default: String(scalar)
            }
        }.joined()
    }

    private static func property(_ text: String) -> String {
        data(text).unicodeScalars.map { scalar in
            switch scalar {
            case ":": "%3A"
            case ",": "%2C"
            default: String(scalar)
            }
        }.joined()
    }
}
