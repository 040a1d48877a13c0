internal import Glibc
internal import LoamBytes
public import LoamEngine

/// Starts commands, each a fresh process, and measures them.
///
/// A small program of its own (Sources/CLaunch) does nothing but fork, wait with wait4, and read the clock right beside both. It is
/// started by the first command with posix_spawn, and ends with this object. Costs about 0.2 ms a command, none of which is
/// counted. Not for several threads; the thread of the first command must outlive the others, since the kernel ends the launcher and
/// what it runs when that thread ends.
public final class Launcher {
    private let program: String
    private let name = "loam-launch"
    private var process: LauncherProcess?

    /// Whether the launcher is a small program, so that peak memory is exact for small commands too.
    public let isSmall: Bool

    /// `loam-launch` beside a program; the program itself, called by that name, where there is none.
    ///
    /// - Parameter path: the program that is running.
    public init(beside path: String) {
        let small = ProgramSearch.companion(name, of: path)
        program = small ?? path
        isSmall = small != nil
    }

    /// Runs a command to its end.
    ///
    /// - Parameter cancellation: looked at every tenth of a second; a command that runs then is ended.
    /// - Throws: `cannot_start` where not even the launcher can be started.
    public func run(_ launch: Launch, cancellation: Cancellation? = nil) throws(RunError) -> LaunchOutcome {
        let process = try started()
        guard process.send(Self.request(launch)) else {
            self.process = nil
            return LaunchOutcome(.lost)
        }
        var watch = LaunchWatch(launch, process, cancellation: cancellation)
        let outcome = watch.wait()
        if outcome.ending == .lost { self.process = nil }
        return outcome
    }

    private func started() throws(RunError) -> LauncherProcess {
        if let process { return process }
        let new = try LauncherProcess(program, name)
        process = new
        return new
    }

    /// A request as CLaunch.h says.
    private static func request(_ launch: Launch) -> [UInt8] {
        let path = launch.environment.last { $0.name == "PATH" }?.value
        let processors = launch.processors.map(String.init).joined(separator: ",")
        // Looked up here: nothing is searched while the clock runs.
        let found = ProgramSearch.find(launch.words[0], in: path) ?? launch.words[0]
        let strings =
            [
                launch.output ?? "/dev/null", launch.errors ?? "/dev/null", processors.isEmpty ? "-" : processors, "1",
                found, String(launch.words.count),
            ] + launch.words + environment(adding: launch.environment)
        var body: [UInt8] = []
        for string in strings { body += string.utf8.filter { $0 != 0 } + [0] }
        return withUnsafeBytes(of: UInt32(body.count)) { Array($0) } + body
    }

    /// The environment of this process with other values for some names.
    private static func environment(adding values: [CaseResult.Parameter]) -> [String] {
        var inherited: [String] = []
        var place = environ
        while let entry = place.pointee {
            let text = String(cString: entry)
            let name = text.prefix { $0 != "=" }
            if !values.contains(where: { $0.name == name }) { inherited.append(text) }
            place += 1
        }
        return inherited + values.map { $0.name + "=" + $0.value }
    }
}
