internal import Glibc

/// A thread of our own, so that work on the CPU and blocking writes never hold up the cooperative pool.
package struct WorkerThread {
    private let handle: pthread_t

    private final class Body {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Starts a thread; nil when the system has none left.
    package init?(_ run: @escaping @Sendable () -> Void) {
        let body = Unmanaged.passRetained(Body(run))
        var handle = pthread_t()
        let result = pthread_create(
            &handle, nil,
            { argument in
                guard let argument else { return nil }
                Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            }, body.toOpaque())
        if result != 0 {
            body.release()
            return nil
        }
        self.handle = handle
    }

    /// Lets the thread run on by itself; it frees what it holds when it ends.
    package func detach() { pthread_detach(handle) }

    /// Waits for the end of the thread.
    package func join() { pthread_join(handle, nil) }
}

/// An instant of the clock that only runs forward.
package struct MonotonicTime {
    fileprivate let time: timespec

    /// So many milliseconds from now; less than a second.
    package init(milliseconds: Int) {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        let nanoseconds = now.tv_nsec + milliseconds * 1_000_000
        time = timespec(tv_sec: now.tv_sec + nanoseconds / 1_000_000_000, tv_nsec: nanoseconds % 1_000_000_000)
    }
}

/// A lock with a condition to wait for.
package final class Monitor: @unchecked Sendable {
    // Sound: the pointers never move and are used through pthread calls only.
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    package init() {
        pthread_mutex_init(mutex, nil)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        // For `wait(until:)`: a clock that cannot be set.
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(condition, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    package func lock() { pthread_mutex_lock(mutex) }
    package func unlock() { pthread_mutex_unlock(mutex) }

    /// Releases the lock until another thread wakes this one.
    package func wait() { pthread_cond_wait(condition, mutex) }

    /// The same, for so long at most. Returns false when the time is over.
    package func wait(until deadline: MonotonicTime) -> Bool {
        var time = deadline.time
        return pthread_cond_timedwait(condition, mutex, &time) != ETIMEDOUT
    }

    package func wakeAll() { pthread_cond_broadcast(condition) }

    package func withLock<Result>(_ body: () throws -> Result) rethrows -> Result {
        lock()
        defer { unlock() }
        return try body()
    }
}
