internal import Glibc

/// A C library that is opened when it is first wanted, and stays open to the end of the process: a run that does not want it pays
/// nothing for it at the start, and the program starts where it is not installed.
///
/// The one way in which Loam opens libraries. Each library has a type of its own beside its users, which names its functions
/// once, with their types.
public struct DynamicLibrary: Sendable {
    private let wanted: MissingLibrary
    /// A handle of `dlopen` is never closed, and its look-ups are safe from any thread (POSIX, dlsym).
    private nonisolated(unsafe) let handle: UnsafeMutableRawPointer

    /// Opens the first library that is there.
    ///
    /// - Parameters:
    ///   - names: as the loader looks for them (ld.so(8)), the best first.
    ///   - package: of Debian, which holds it.
    ///   - purpose: what it is wanted for, as the beginning of a sentence: `PostgreSQL`.
    public init(_ names: [String], package: String, purpose: String) throws(MissingLibrary) {
        var reason = ""
        for name in names {
            if let handle = dlopen(name, RTLD_NOW | RTLD_LOCAL) {
                self.handle = handle
                wanted = MissingLibrary(name: name, package: package, purpose: purpose, reason: "")
                return
            }
            if reason.isEmpty { reason = dlerror().map { String(cString: $0) } ?? "" }
        }
        throw MissingLibrary(name: names.first ?? "", package: package, purpose: purpose, reason: reason)
    }

    /// A function of the library.
    ///
    /// - Parameter type: what the library's header declares, as `@convention(c)`; nothing can check it.
    /// - Throws: where the library is too old to have it.
    public func function<Function>(_ symbol: String, as type: Function.Type = Function.self) throws(MissingLibrary)
        -> Function
    {
        guard MemoryLayout<Function>.size == MemoryLayout<UnsafeMutableRawPointer>.size,
            let address = dlsym(handle, symbol)
        else {
            var missing = wanted
            missing.reason = "it has no function \(symbol)"
            throw missing
        }
        return unsafeBitCast(address, to: type)
    }
}

/// A library that is wanted and cannot be used.
public struct MissingLibrary: Error, Sendable, Equatable, CustomStringConvertible {
    /// Of the file, such as `libpq.so.5`.
    public var name: String
    /// The Debian package that has it.
    public var package: String
    /// What it is wanted for.
    public var purpose: String
    /// What the loader says.
    public var reason: String

    /// A stable word for programs; everywhere the code of errors that carry it.
    public static let code = "library_missing"

    /// One line: what is missing, and why where it is not simply absent.
    public var message: String {
        let isAbsent = reason.isEmpty || reason.hasSuffix("No such file or directory")
        return "\(purpose) needs \(name), which " + (isAbsent ? "is not installed" : "cannot be used: \(reason)")
    }

    /// What to do next.
    public var hint: String { "install \(package): apt-get install \(package)" }

    public var description: String { "\(message) (\(hint))" }
}
