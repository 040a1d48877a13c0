internal import Glibc
internal import Loam
internal import LoamJobs

/// Reports on standard output. A closed pipe ends the program quietly; a full device is an error like any other.
enum StandardOutput {
    /// Writes the text and a line end.
    static func line(_ text: String) { write(text + "\n") }

    /// Prints what a job has to say.
    static func show(_ document: some JobDocument, asJSON: Bool) {
        write(asJSON ? document.json.pretty() : document.text)
    }

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
