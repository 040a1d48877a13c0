internal import Glibc
internal import Loam

/// Ctrl-C and termination ask the run to stop cleanly; a second Ctrl-C ends the process at once.
enum Interruption {
    private static let shared = Cancellation()

    static func cancellation() -> Cancellation {
        for number in [SIGINT, SIGTERM, SIGHUP] {
            signal(number) { _ in
                if Interruption.shared.isCancelled { _exit(130) }
                Interruption.shared.cancel()
            }
        }
        return shared
    }

    /// A reader that has gone and a file that grew too large are errors of the write that meets them, with their own
    /// messages, and not the end of the process.
    static func ignoreWriteSignals() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
    }
}
