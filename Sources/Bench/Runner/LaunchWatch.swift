internal import Glibc
internal import LoamBytes
internal import LoamEngine

/// Follows one command from its start to its end: reads what the launcher reports, looks at memory, keeps the time limit.
struct LaunchWatch {
    private let launch: Launch
    private let launcher: LauncherProcess
    private let cancellation: Cancellation?
    private let start = Machine.now()
    private var outcome = LaunchOutcome(.lost)
    private var pid: pid_t = 0
    private var memory = MemorySampling()
    /// When the command was asked to end, and why.
    private var asked: (time: Double, why: LaunchOutcome.Ending)?
    private var isKilled = false
    /// Whether the launcher has said its last word of this command.
    private var isOver = false

    init(_ launch: Launch, _ launcher: LauncherProcess, cancellation: Cancellation?) {
        self.launch = launch
        self.launcher = launcher
        self.cancellation = cancellation
    }

    /// Until the command has ended, or the launcher.
    mutating func wait() -> LaunchOutcome {
        var isOpen = true
        while isOpen && !isOver {
            var entry = pollfd(fd: launcher.reports, events: Int16(POLLIN), revents: 0)
            let ready = poll(&entry, 1, pause)
            if ready > 0 { isOpen = read() } else if pid > 0 { memory.look(at: pid) }
            endIfDue()
        }
        if let asked, outcome.ending != .lost { outcome.ending = asked.why }
        outcome.averageMemory = memory.mean
        outcome.memoryFloor = launcher.memoryFloor
        return outcome
    }

    /// Milliseconds to the next look: close together at first, so that short commands are seen, a tenth of a second later.
    private var pause: Int32 {
        let elapsed = Machine.now() - start
        return elapsed < 0.1 ? 5 : elapsed < 1 ? 20 : 100
    }

    private mutating func endIfDue() {
        let now = Machine.now()
        if asked == nil, pid > 0 {
            if cancellation?.isCancelled == true {
                asked = (now, .interrupted)
            } else if now - start > launch.timeout {
                asked = (now, .timedOut)
            }
            if asked != nil { kill(-pid, SIGTERM) }
        } else if let asked, !isKilled, now - asked.time > 2 {
            isKilled = true
            kill(-pid, SIGKILL)
        }
    }

    /// False at the end.
    private mutating func read() -> Bool {
        var piece = [UInt8](repeating: 0, count: 1024)
        let count = Glibc.read(launcher.reports, &piece, piece.count)
        if count < 0 { return errno == EINTR }
        guard count > 0 else { return false }
        launcher.pending += piece[..<count]
        while let end = launcher.pending.firstIndex(of: 0x0A) {
            take(String(decoding: launcher.pending[..<end], as: UTF8.self).split(separator: " "))
            launcher.pending.removeSubrange(...end)
        }
        return true
    }

    private mutating func take(_ words: [Substring]) {
        let numbers = words.dropFirst().compactMap { Int($0) }
        switch words.first {
        case "floor" where numbers.count == 1: launcher.memoryFloor = numbers[0] * 1024
        case "pid" where numbers.count == 1:
            pid = pid_t(numbers[0])
        case "error" where numbers.count == 1:
            outcome.ending = .notStarted(Int32(numbers[0]))
            isOver = true
        case "left" where numbers.count == 1: outcome.leftProcesses = numbers[0] > 0
        case "end" where numbers.count == 12: finish(numbers)
        default: break
        }
    }

    private mutating func finish(_ numbers: [Int]) {
        let status = Int32(numbers[0])
        let signal = status & 0x7F
        outcome.ending = signal == 0 ? .exited(status >> 8 & 0xFF) : .signalled(signal)
        outcome.wall = Double(numbers[1]) * 1e-9
        outcome.user = Double(numbers[2]) * 1e-6
        outcome.system = Double(numbers[3]) * 1e-6
        outcome.peakMemory = numbers[4] * 1024
        outcome.minorFaults = numbers[5]
        outcome.majorFaults = numbers[6]
        outcome.voluntarySwitches = numbers[7]
        outcome.involuntarySwitches = numbers[8]
        outcome.blockReads = numbers[9]
        outcome.blockWrites = numbers[10]
        outcome.instructions = numbers[11] < 0 ? nil : numbers[11]
        isOver = true
    }
}

/// Looks at the resident memory of a process and of those it started.
struct MemorySampling {
    private var sum = 0.0
    private var count = 0

    /// Bytes; nil where nothing was seen.
    var mean: Double? { count == 0 ? nil : sum / Double(count) }

    mutating func look(at pid: pid_t) {
        var total = 0
        var left = [pid]
        // A command that forks without end must not keep the runner busy.
        var looked = 0
        while let process = left.popLast(), looked < 1_000 {
            looked += 1
            total += Self.pages("/proc/\(process)/statm")
            left += Self.numbers("/proc/\(process)/task/\(process)/children").map { pid_t($0) }
        }
        guard total > 0 else { return }
        sum += Double(total * Int(sysconf(Int32(_SC_PAGESIZE))))
        count += 1
    }

    private static func pages(_ path: String) -> Int {
        let numbers = numbers(path)
        return numbers.count > 1 ? numbers[1] : 0
    }

    /// The numbers in a file; none if it disappeared with its process.
    private static func numbers(_ path: String) -> [Int] {
        guard let bytes = try? FileSystem.read(path, limit: 1 << 20) else { return [] }
        return String(decoding: bytes, as: UTF8.self).split { $0 == " " || $0 == "\n" }.compactMap { Int($0) }
    }
}
