internal import Glibc
internal import LoamBytes
internal import LoamEngine
internal import Synchronization

/// One line at the foot of a terminal that shows how far the current tables are. Does nothing when standard error is no
/// terminal.
public final class ProgressBars: Sendable {
    private struct State {
        var table = ""
        var rows = 0
        var planned = 0
        var began = 0.0
        var shown = 0.0
    }

    private let state = Mutex(State())
    private let isEnabled: Bool
    /// Whether a bar is on the terminal's last line.
    private static let isVisible = Atomic<Bool>(false)

    /// - Parameter isEnabled: false to stay silent even on a terminal.
    public init(isEnabled: Bool) {
        let term = getenv("TERM").map { String(cString: $0) } ?? "dumb"
        self.isEnabled = isEnabled && isatty(STDERR_FILENO) == 1 && term != "dumb"
    }

    func start(_ table: String, planned: Int) {
        state.withLock {
            $0 = State(table: table, rows: 0, planned: planned, began: Machine.now(), shown: Machine.now())
        }
    }

    /// Adds rows of the table on display; redraws ten times a second at most.
    ///
    /// - Parameter figures: what the line ends with; nil for the time that is left.
    func advance(_ table: String, rows: Int, figures: (() -> String)? = nil) {
        guard isEnabled else { return }
        state.withLock { state in
            guard state.table == table else { return }
            state.rows += rows
            let now = Machine.now()
            guard now - state.shown > 0.1 else { return }
            state.shown = now
            Self.draw(state, now, figures?())
        }
    }

    private static func draw(_ state: State, _ now: Double, _ figures: String?) {
        let share = state.planned > 0 ? min(1, Double(state.rows) / Double(state.planned)) : 0
        let width = 30
        let filled = Int(share * Double(width))
        let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: width - filled)
        let left = share > 0 ? (now - state.began) * (1 - share) / share : 0
        let line =
            "\r\u{1B}[K\(state.table) [\(bar)] \(Int(share * 100)) %  \(state.rows) rows, "
            + (figures ?? "\(FigureText.seconds(left)) s left")
        isVisible.store(true, ordering: .relaxed)
        StandardError.write(line)
    }

    /// Clears the line, so that something else can be written.
    static func hideAll() {
        guard isVisible.exchange(false, ordering: .relaxed) else { return }
        StandardError.write("\r\u{1B}[K")
    }
}
