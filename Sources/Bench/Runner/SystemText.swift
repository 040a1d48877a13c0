internal import Glibc

/// The system's words.
enum SystemText {
    static func error(_ number: Int32) -> String { String(cString: strerror(number)) }
}
