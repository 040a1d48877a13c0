internal import Glibc
public import LoamBytes

/// A fresh directory in which a test runs the program; removed with everything in it at the end.
public final class Workplace {
    public let path: String

    public init() throws {
        var template = Array("/tmp/loam-work-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw ProgramFailure("no temporary directory") }
        path = String(cString: made)
    }

    deinit { Self.remove(path) }

    public func start(_ arguments: [String], environment: [String: String] = [:]) throws -> RunningProgram {
        try RunningProgram(LoamProgram.path, arguments, in: path, environment: environment)
    }

    /// Runs `loam` with a line of arguments, which blanks separate.
    public func loam(_ line: String, environment: [String: String] = [:]) throws -> Outcome {
        try loam(line.split(separator: " ").map(String.init), environment: environment)
    }

    public func loam(_ arguments: [String], environment: [String: String] = [:]) throws -> Outcome {
        try start(arguments, environment: environment).wait()
    }

    /// Runs `loam` and takes any exit code but 0 for a failure of the test.
    @discardableResult
    public func done(_ line: String, environment: [String: String] = [:]) throws -> Outcome {
        let outcome = try loam(line, environment: environment)
        guard outcome.status == 0 else {
            throw ProgramFailure("loam \(line) ended with \(outcome.status): \(outcome.errors)")
        }
        return outcome
    }

    /// Runs a script in which `loam` is the program under test.
    public func shell(_ script: String) throws -> Outcome { try start(script: script).wait() }

    /// Starts such a script.
    public func start(script: String) throws -> RunningProgram {
        let defined = "loam() { \"$BINARY\" \"$@\"; }\n" + script
        return try RunningProgram("/bin/bash", ["-c", defined], in: path, environment: ["BINARY": LoamProgram.path])
    }

    /// Whether another program is there to check with.
    public static func has(_ program: String) -> Bool {
        let outcome = try? Workplace().shell("command -v \(program) > /dev/null && \(program) --version > /dev/null")
        return outcome?.status == 0
    }

    public func file(_ name: String) -> String { path + "/" + name }
    public func exists(_ name: String) -> Bool { FileSystem.exists(file(name)) }
    public func bytes(_ name: String) throws -> [UInt8] { try FileSystem.read(file(name)) }
    public func content(_ name: String) throws -> Content { Content(try bytes(name)) }
    public func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }
    public func json(_ name: String) throws -> JSONValue { try JSONParser.parse(bytes(name)) }
    public func lines(_ name: String) throws -> [Substring] { try text(name).split(separator: "\n") }
    public func csv(_ name: String) throws -> CSVText { try CSVText(bytes(name)) }

    public func write(_ name: String, _ bytes: some Collection<UInt8>) throws {
        let stream = try unwrapped(fopen(file(name), "wb"))
        defer { fclose(stream) }
        let bytes = Array(bytes)
        guard fwrite(bytes, 1, bytes.count, stream) == bytes.count else { throw ProgramFailure("cannot write \(name)") }
    }

    public func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

    /// The names in a directory, hidden ones too, sorted; none where there is no directory.
    public func names(_ directory: String = ".") -> [String] { (try? FileSystem.names(in: file(directory))) ?? [] }

    /// Every file of a run's directory by name; the manifest without what was measured.
    public func run(_ directory: String) throws -> [String: Content] {
        var files: [String: Content] = [:]
        for name in names(directory) {
            let isManifest = name == "manifest.json"
            files[name] =
                isManifest
                ? Content(Array(try manifest(directory).compact().utf8)) : try content(directory + "/" + name)
        }
        return files
    }

    /// The manifest without what was measured.
    public func manifest(_ directory: String) throws -> JSONValue {
        guard case .object(let members) = try json(directory + "/manifest.json") else { return .null }
        return .object(members.filter { $0.key != "measured" })
    }

    /// Every file of a directory by name, just as it is.
    public func contents(_ directory: String) throws -> [String: Content] {
        var files: [String: Content] = [:]
        for name in names(directory) { files[name] = try content(directory + "/" + name) }
        return files
    }

    private func unwrapped<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw ProgramFailure("cannot open a file in \(path)") }
        return value
    }

    private static func remove(_ path: String) {
        for name in (try? FileSystem.names(in: path)) ?? [] {
            let inner = path + "/" + name
            if unlink(inner) != 0 { remove(inner) }
        }
        rmdir(path)
    }
}
