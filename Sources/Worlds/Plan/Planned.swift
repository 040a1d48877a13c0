internal import Synchronization

/// A part of a world that is planned when it is first wanted, and once: tables that do without it are grown sooner. Whoever asks
/// gets the same value, since planning is a function of the world alone.
///
/// Each asking takes a lock, so a grower asks once for many rows.
public final class Planned<Value: Sendable>: Sendable {
    private let made = Mutex<Value?>(nil)
    private let plan: @Sendable () -> Value

    public init(_ plan: @escaping @Sendable () -> Value) { self.plan = plan }

    public var value: Value {
        made.withLock { made in
            if let made { return made }
            let value = plan()
            made = value
            return value
        }
    }
}
