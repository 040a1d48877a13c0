internal import Glibc
internal import Loam

/// Reports on standard output. A reader that has gone ends the program quietly; a full device is an error like any other.
enum StandardOutput {
    /// Writes the text and a line end.
    static func line(_ text: String) { write(text + "\n") }

    /// Writes the text as it is.
    static func write(_ text: String) {
        do throws(FileError) {
            try OutputFile(standardOutput: ()).write(text)
        } catch {
            if error.isClosedPipe { exit(ExitStatus.done.rawValue) }
            ErrorReport.exit(with: error, wantsJSON: CommandLine.arguments.contains("--json"))
        }
    }
}
