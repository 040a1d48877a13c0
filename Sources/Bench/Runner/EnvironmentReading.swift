internal import Glibc
internal import LoamBytes
internal import LoamEngine

extension EnvironmentRecord {
    /// What this machine and the working directory say of themselves. Runs git, where there is one, for commit and branch.
    ///
    /// - Parameters:
    ///   - program: name and version of this program.
    ///   - toolchain: what built it.
    public static func here(
        program: String, toolchain: String, flags: [String], launcher: Launcher
    ) -> EnvironmentRecord {
        var record = EnvironmentRecord()
        record.processor = field("model name", in: "/proc/cpuinfo")
        record.cores = Machine.processors
        record.memory = (Int(field("MemTotal", in: "/proc/meminfo").prefix { ("0"..."9").contains($0) }) ?? 0) * 1024
        var names = utsname()
        uname(&names)
        record.kernel = text(&names.release)
        record.architecture = text(&names.machine)
        record.governor = line("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor")
        record.loadBefore = load
        record.program = program
        record.toolchain = toolchain
        record.flags = flags
        // Memory in whole GiB: what is reserved at start differs from boot to boot.
        let machine = [record.processor, "\(record.cores)", "\(record.memory >> 30)", record.architecture]
        record.machine = String(SHA256.text(of: machine.joined(separator: "|")).prefix(16))
        record.commit = git(["rev-parse", "HEAD"], launcher) ?? ""
        if !record.commit.isEmpty {
            record.branch = git(["rev-parse", "--abbrev-ref", "HEAD"], launcher) ?? ""
            record.isDirty = git(["status", "--porcelain", "--untracked-files=no"], launcher) != ""
        }
        return record
    }

    /// The load average of the last minute.
    static var load: Double? {
        var load = 0.0
        return getloadavg(&load, 1) == 1 ? load : nil
    }

    private static func git(_ words: [String], _ launcher: Launcher) -> String? {
        let path = Scratch.unique("git")
        defer { unlink(path) }
        var launch = Launch(["git"] + words)
        launch.output = path
        launch.timeout = 20
        guard let outcome = try? launcher.run(launch), outcome.succeeded else { return nil }
        return line(path)
    }

    private static func line(_ path: String) -> String {
        guard let bytes = try? FileSystem.read(path, limit: 1 << 20) else { return "" }
        return String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
    }

    private static func field(_ name: String, in path: String) -> String {
        guard let bytes = try? FileSystem.read(path, limit: 1 << 24) else { return "" }
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") where line.hasPrefix(name) {
            guard let colon = line.firstIndex(of: ":") else { continue }
            return String(line[line.index(after: colon)...].drop { $0 == " " })
        }
        return ""
    }

    private static func text(_ field: inout some Any) -> String {
        withUnsafeBytes(of: &field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
}
