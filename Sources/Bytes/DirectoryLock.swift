internal import Glibc

/// Locks a directory for one writer. The system releases the lock when the process ends, however it ends.
public final class DirectoryLock: Sendable {
    private let descriptor: Int32

    /// Nil if another process holds the directory.
    public init?(_ path: String) throws(FileError) {
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if descriptor < 0 { throw .last("open", path) }
        if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let number = errno
            close(descriptor)
            // A file system without locks is used without one.
            if number == EWOULDBLOCK { return nil }
            throw FileError(action: "lock", path: path, number: number)
        }
    }

    deinit {
        // A child that is being started may hold a copy of the descriptor until it runs its program.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }
}
