internal import Glibc
internal import Loam
internal import Synchronization

/// One line at the foot of a terminal that shows how far a check is; nothing where standard error is no terminal.
final class CheckBar: Sendable {
    private let isEnabled: Bool
    private let shown = Mutex(0.0)

    init(isEnabled: Bool) {
        let term = Environment.value("TERM") ?? "dumb"
        self.isEnabled = isEnabled && isatty(STDERR_FILENO) == 1 && term != "dumb"
    }

    /// Redraws ten times a second at most.
    @Sendable func show(_ table: String, _ bytes: Int, _ all: Int) {
        guard isEnabled else { return }
        shown.withLock { shown in
            let now = Machine.now()
            guard now - shown > 0.1 else { return }
            shown = now
            let share = all > 0 ? min(1, Double(bytes) / Double(all)) : 0
            let filled = Int(share * 30)
            let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: 30 - filled)
            StandardError.write("\r\u{1B}[Kchecking \(table) [\(bar)] \(Int(share * 100)) %")
        }
    }

    func hide() {
        if isEnabled, shown.withLock({ $0 > 0 }) { StandardError.write("\r\u{1B}[K") }
    }
}
