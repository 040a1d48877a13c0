internal import LoamBytes
internal import LoamEngine
internal import Synchronization

/// How far the current table is, on the line at the foot of a terminal.
public final class ProgressBars: Sendable {
    private struct State {
        var table = ""
        var rows = 0
        var planned = 0
        var began = 0.0
    }

    private let state = Mutex(State())
    private let line: TerminalLine

    /// - Parameter isEnabled: false to stay silent even on a terminal.
    public init(isEnabled: Bool) { line = TerminalLine(isEnabled: isEnabled) }

    func start(_ table: String, planned: Int) {
        state.withLock {
            $0 = State(table: table, planned: planned, began: Machine.now())
            line.begin()
        }
    }

    /// Adds rows of the table on display.
    ///
    /// - Parameter figures: what the line ends with; nil for the time that is left.
    func advance(_ table: String, rows: Int, figures: (() -> String)? = nil) {
        state.withLock { state in
            guard state.table == table else { return }
            state.rows += rows
            line.show { Self.text(state, figures?()) }
        }
    }

    private static func text(_ state: State, _ figures: String?) -> String {
        let share = TerminalLine.share(state.rows, of: state.planned)
        let left = share > 0 ? (Machine.now() - state.began) * (1 - share) / share : 0
        return "\(state.table) \(TerminalLine.bar(state.rows, of: state.planned))  \(state.rows) rows, "
            + (figures ?? "\(FigureText.seconds(left)) s left")
    }
}
