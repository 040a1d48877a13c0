internal import LoamWorlds

/// Types and platforms as tables that loops read by index.
struct MessageChannels: Sendable {
    private let types = AliasTable(weights: MessageType.weights)
    private let others = ConditionalTable(MessageType.allCases.map(\.others))
    private let devices = ConditionalTable(MessageType.allCases.map(MessageDevice.weights))
    private let platforms: [UInt8] = MessageType.allCases.flatMap { type in
        // Ten a type: four, three, two and one of its platforms.
        zip(MessagePlatform.of(type), [4, 3, 2, 1]).flatMap { [UInt8](repeating: UInt8($0.index), count: $1) }
    }
    private let encrypted: UInt64 = MessagePlatform.allCases.reduce(0) {
        $0 | ($1.isEncrypted ? 1 << UInt64($1.index) : 0)
    }
    private let addressed: UInt64 = MessagePlatform.allCases.reduce(0) {
        $0 | ($1.hasAddress ? 1 << UInt64($1.index) : 0)
    }

    @inline(__always) func type(_ draw: UInt64) -> Int { types.sample(draw) }

    @inline(__always) func others(type: Int, _ draw: UInt64) -> Int { others.sample(type, draw) }

    @inline(__always) func platform(type: Int, _ draw: UInt64) -> UInt8 {
        platforms.withUnsafeBufferPointer { $0[type &* 10 &+ Int(draw.scaled(below: 10))] }
    }

    @inline(__always) func device(type: Int, platform: UInt8, _ draw: UInt64) -> Int32 {
        if platform == UInt8(MessagePlatform.landline.index) { return MessageDevice.telephone.cell }
        if platform == UInt8(MessagePlatform.mobile.index) { return MessageDevice.mobile.cell }
        return Int32(devices.sample(type, draw))
    }

    @inline(__always) func isEncrypted(_ platform: UInt8) -> Bool { encrypted >> UInt64(platform) & 1 == 1 }

    @inline(__always) func hasAddress(_ platform: UInt8) -> Bool { addressed >> UInt64(platform) & 1 == 1 }
}
