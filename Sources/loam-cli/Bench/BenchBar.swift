internal import Loam
internal import LoamBench

/// Says how far a suite is: one line that moves on a terminal, a line a case elsewhere.
final class BenchBar {
    private let terminal: TerminalLine
    private let isQuiet: Bool
    private let isVerbose: Bool
    private var started = Machine.now()

    init(quiet: Bool, verbose: Bool) {
        isQuiet = quiet
        isVerbose = verbose
        terminal = TerminalLine(isEnabled: !quiet && !Environment.isAutomated)
    }

    func show(_ event: BenchEvent) {
        switch event {
        case .verifying(let identity, let place, let count):
            move("verifying \(identity) (\(place + 1) of \(count))")
        case .verified(let identity, .failed(let why)): line("\(identity): wrong result: \(why)")
        case .verified: break
        case .measuring(let group, let place, let count):
            started = Machine.now()
            move("measuring \(group.name) (\(place + 1) of \(count))")
        case .sampled(let identity, let sample, let block, let count):
            let wall = (sample.values[Metric.wallTime.name] ?? 0) * 1000
            let text = "\(identity): \(FigureText.decimal(wall, places: 2)) ms"
            let place = sample.isWarmUp ? "warm-up" : "\(block + 1) of at most \(count)"
            if isVerbose { line("\(text) (\(place))") } else { move("\(identity) \(place)") }
        case .finished(let results): finished(results)
        }
    }

    /// A line a case with all its modes, and one for each mode that failed.
    private func finished(_ results: [CaseResult]) {
        guard let first = results.first else { return }
        var identity = first.identity
        if results.count > 1 { identity.mode = "" }
        let count = results.reduce(0) { $0 + $1.values(.wallTime).count }
        let modes = results.count > 1 ? "\(results.count) modes, " : ""
        line("\(identity): \(modes)\(count) samples, \(FigureText.decimal(Machine.now() - started, places: 1)) s")
        for result in results {
            guard let failure = result.failure else { continue }
            line("\(result.identity): \(failure.message)")
            for text in failure.output.split(separator: "\n").suffix(3) { line("  | \(Self.shown(text))") }
        }
    }

    /// A line of a command's own, without what would move a terminal's cursor.
    private static func shown(_ text: Substring) -> String {
        String(text.unicodeScalars.prefix(200).map { $0.value < 32 || $0.value == 127 ? "\u{FFFD}" : Character($0) })
    }

    private func move(_ text: String) {
        if !isVerbose { terminal.replace(String(text.prefix(100))) }
    }

    private func line(_ text: String) {
        guard !isQuiet else { return }
        terminal.hide()
        StandardError.write(text + "\n")
    }

    func hide() { terminal.hide() }
}
