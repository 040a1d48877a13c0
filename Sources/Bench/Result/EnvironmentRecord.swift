/// What figures were taken on. Empty texts and nil say that it could not be found out.
public struct EnvironmentRecord: Sendable, Equatable {
    public var processor = ""
    public var cores = 0
    /// Bytes.
    public var memory = 0
    public var kernel = ""
    public var architecture = ""
    /// How the kernel sets the clock rate: `performance`, `powersave`.
    public var governor = ""
    /// Load averages of 1 minute before and after the run.
    public var loadBefore: Double?
    public var loadAfter: Double?
    /// A digest of what makes machines comparable: processor, cores, memory, architecture; no name of a machine.
    public var machine = ""
    /// `loam 0.1.0`, and the compiler it was built with.
    public var program = ""
    public var toolchain = ""
    /// The commit of the working directory, and whether it has changes; empty outside of a repository.
    public var commit = ""
    public var branch = ""
    public var isDirty = false
    /// The flags of this run.
    public var flags: [String] = []

    public init() {}
}
