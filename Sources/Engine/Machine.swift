internal import Glibc

/// Readings of clocks and of the process, for what is measured; nothing that makes data may call them.
public enum Machine {
    /// Monotonic seconds.
    public static func now() -> Double { seconds(CLOCK_MONOTONIC) }

    /// CPU seconds of the calling thread.
    public static func threadCPU() -> Double { seconds(CLOCK_THREAD_CPUTIME_ID) }

    /// CPU seconds of the process.
    public static func processCPU() -> Double { seconds(CLOCK_PROCESS_CPUTIME_ID) }

    private static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    /// The largest resident memory of the process so far, in bytes.
    public static func peakMemory() -> Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return Int(usage.ru_maxrss) * 1024
    }

    /// Processors this process may use.
    public static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
