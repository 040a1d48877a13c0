internal import Glibc
internal import LoamEngine
internal import Synchronization

/// The line at the foot of a terminal that shows how far something is. Does nothing where standard error is no terminal.
///
/// May be used from several threads.
public final class TerminalLine: Sendable {
    private static let clear = "\r\u{1B}[K"
    /// Seconds between two drawings.
    private static let pause = 0.1
    /// Whether a line is shown now.
    private static let isVisible = Atomic<Bool>(false)

    /// Whether anything is shown at all.
    public let isEnabled: Bool
    private let drawn = Mutex(0.0)

    /// - Parameter isEnabled: false to stay silent even on a terminal.
    public init(isEnabled: Bool) {
        let term = getenv("TERM").map { String(cString: $0) } ?? ""
        self.isEnabled = isEnabled && isatty(STDERR_FILENO) == 1 && !["", "dumb"].contains(term)
    }

    /// Something else begins, which is worth a line only if it takes longer than the pause between two drawings.
    public func begin() { drawn.withLock { $0 = Machine.now() } }

    /// Shows a text instead of the one before, ten times a second at most. The text is made only if it is shown.
    public func show(_ text: () -> String) {
        guard isEnabled else { return }
        drawn.withLock { drawn in
            let now = Machine.now()
            guard now - drawn > Self.pause else { return }
            drawn = now
            Self.draw(text())
        }
    }

    /// Shows a text instead of the one before, whenever that was.
    public func replace(_ text: String) { if isEnabled { Self.draw(text) } }

    /// Clears the line.
    public func hide() { if isEnabled { Self.hideAll() } }

    /// Clears whatever line is shown, so that something else can be written.
    public static func hideAll() {
        if isVisible.exchange(false, ordering: .relaxed) { StandardError.write(clear) }
    }

    /// A share as a bar of thirty characters, and in hundredths: `[######------------------------] 20 %`.
    ///
    /// - Parameter all: nothing is done of nothing.
    public static func bar(_ done: Int, of all: Int) -> String {
        let share = share(done, of: all)
        let filled = Int(share * 30)
        let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: 30 - filled)
        return "[\(bar)] \(Int(share * 100)) %"
    }

    /// How much of all is done, from 0 to 1.
    static func share(_ done: Int, of all: Int) -> Double { all > 0 ? min(1, Double(done) / Double(all)) : 0 }

    private static func draw(_ text: String) {
        isVisible.store(true, ordering: .relaxed)
        StandardError.write(clear + text)
    }
}
