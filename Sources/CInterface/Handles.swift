internal import CLoam
internal import LoamBytes
internal import LoamCodecs
internal import LoamColumns
internal import LoamEngine
internal import LoamFormats
internal import LoamModels
internal import LoamRecipe
internal import LoamSinks

/// What a `loam_world` points to.
final class WorldHandle: Sendable {
    let world: World

    init(_ world: World) { self.world = world }

    func take() -> OpaquePointer { OpaquePointer(Unmanaged.passRetained(self).toOpaque()) }

    /// - Throws: `bad_request` for NULL.
    static func of(_ pointer: OpaquePointer?) throws(CallError) -> World {
        guard let pointer else { throw .missing("world") }
        return Unmanaged<WorldHandle>.fromOpaque(UnsafeRawPointer(pointer)).takeUnretainedValue().world
    }

    static func close(_ pointer: OpaquePointer?) {
        guard let pointer else { return }
        Unmanaged<WorldHandle>.fromOpaque(UnsafeRawPointer(pointer)).release()
    }
}

/// C arguments as Swift values.
enum Argument {
    static func text(_ pointer: UnsafePointer<CChar>?) -> String? { pointer.map { String(cString: $0) } }

    static func text(_ pointer: UnsafePointer<CChar>?, _ name: String) throws(CallError) -> String {
        guard let text = text(pointer) else { throw .missing(name) }
        return text
    }

    static func texts(_ list: UnsafePointer<UnsafePointer<CChar>?>?, _ count: Int, _ name: String)
        throws(CallError) -> [String]?
    {
        guard count != 0 else { return list == nil ? nil : [] }
        guard let list, count > 0 else { throw .missing(name) }
        var texts: [String] = []
        for place in 0..<count { texts.append(try text(list[place], "\(name)[\(place)]")) }
        return texts
    }

    /// Options as this library knows them: what an older caller does not have is zero.
    static func options<Options>(_ pointer: UnsafePointer<Options>?, zero: Options) throws(CallError) -> Options {
        guard let pointer else { return zero }
        // `struct_size` comes first. The rest may end before our structure does, so the whole must not be loaded.
        let given = UnsafeRawPointer(pointer).loadUnaligned(as: Int.self)
        guard given >= MemoryLayout<Int>.size, given <= 4096 else {
            throw CallError(
                "bad_request", "struct_size is \(given)", location: "struct_size",
                hint: "set it to sizeof the structure")
        }
        var options = zero
        withUnsafeMutableBytes(of: &options) { bytes in
            let count = min(given, bytes.count)
            bytes.copyMemory(from: UnsafeRawBufferPointer(start: pointer, count: count))
        }
        return options
    }

    static func share(_ index: Int32, _ count: Int32) throws(CallError) -> Share {
        if index == 0 && count == 0 { return .whole }
        guard count >= 1, count <= 1_000_000, (1...count).contains(index) else {
            throw CallError(
                "bad_request", "there is no share \(index) of \(count)", location: "share",
                hint: "shares are numbered from 1; there are 1,000,000 at most")
        }
        return Share(index: Int(index), count: Int(count))
    }
}
