internal import Glibc

/// Standard input, output and error, if the parent process has closed them.
enum StandardDescriptors {
    /// Opens the missing ones on nothing. Otherwise the first data file would get the number of standard error, and the log
    /// would be written into it.
    static func open() {
        var descriptor = Glibc.open("/dev/null", O_RDWR)
        while descriptor >= 0 && descriptor <= STDERR_FILENO { descriptor = Glibc.open("/dev/null", O_RDWR) }
        if descriptor > STDERR_FILENO { close(descriptor) }
    }
}
