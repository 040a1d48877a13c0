internal import Glibc

/// Standard error: whole texts, one system call each.
public enum StandardError {
    public static func write(_ text: String) {
        let bytes = Array(text.utf8)
        // Nothing sensible can be done when even this fails.
        _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
