import LoamTestSupport

/// Decoders as the specification tells them, bit by bit and slow: what the encoders are compared with.
enum PlainDecoders {
    /// Bytes that are read from the front; anything missing is an error.
    struct Input {
        var bytes: ArraySlice<UInt8>

        init(_ bytes: some Sequence<UInt8>) { self.bytes = ArraySlice(Array(bytes)) }

        mutating func byte() throws -> UInt8 {
            guard let byte = bytes.popFirst() else { throw Mismatch("the bytes end too early") }
            return byte
        }

        mutating func variable() throws -> UInt64 {
            var value: UInt64 = 0
            for shift in stride(from: 0, to: 70, by: 7) {
                let byte = try byte()
                value |= UInt64(byte & 0x7F) << UInt64(shift)
                if byte < 0x80 { return value }
            }
            throw Mismatch("a number of more than ten bytes")
        }

        mutating func signed() throws -> Int64 {
            let value = try variable()
            return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
        }

        mutating func take(_ count: Int) throws -> [UInt8] { try (0..<count).map { _ in try byte() } }
    }

    static func unpack(_ bytes: [UInt8], count: Int, width: Int) throws -> [UInt64] {
        try (0..<count).map { index in
            var value: UInt64 = 0
            for bit in 0..<width {
                let place = index * width + bit
                try demand(place / 8 < bytes.count, "too few bytes")
                if bytes[place / 8] >> UInt8(place % 8) & 1 == 1 { value |= 1 << UInt64(bit) }
            }
            return value
        }
    }

    static func hybrid(_ bytes: [UInt8], count: Int, width: Int) throws -> [UInt64] {
        var input = Input(bytes)
        var values: [UInt64] = []
        while values.count < count {
            let header = try input.variable()
            let length = Int(header >> 1)
            try demand(length > 0, "an empty run")
            if header & 1 == 1 {
                values += try unpack(input.take(length * width), count: length * 8, width: width)
            } else {
                var value: UInt64 = 0
                for (place, byte) in try input.take((width + 7) / 8).enumerated() {
                    value |= UInt64(byte) << UInt64(place * 8)
                }
                values += Array(repeating: value, count: length)
            }
        }
        try demand(input.bytes.isEmpty, "\(input.bytes.count) bytes are left over")
        try demand(values.count < count + 8, "\(values.count) values for \(count)")
        try demand(values.dropFirst(count).allSatisfy { $0 == 0 }, "the padding is not zero")
        return Array(values.prefix(count))
    }

    /// Values as bits of 64, wrapped to `bits`.
    static func deltas(_ input: inout Input, bits: Int) throws -> [Int64] {
        func wrapped(_ value: Int64) -> Int64 { (value << Int64(64 - bits)) >> Int64(64 - bits) }
        let block = Int(try input.variable())
        let miniblocks = Int(try input.variable())
        let count = Int(try input.variable())
        try demand(block % 128 == 0 && block > 0 && block / miniblocks % 32 == 0, "block \(block) of \(miniblocks)")
        var values = [try input.signed()]
        while values.count < count {
            let least = try input.signed()
            let widths = try input.take(miniblocks)
            for width in widths where values.count < count {
                try demand(width <= bits, "\(width) bits for values of \(bits)")
                let size = block / miniblocks
                let packed = try input.take(size * Int(width) / 8)
                for delta in try unpack(packed, count: size, width: Int(width)) where values.count < count {
                    values.append(wrapped(values[values.count - 1] &+ least &+ Int64(bitPattern: delta)))
                }
            }
        }
        return Array(values.prefix(count))
    }

    static func texts(_ input: inout Input) throws -> [[UInt8]] {
        let lengths = try deltas(&input, bits: 32)
        return try lengths.map { try input.take(Int($0)) }
    }

    static func frontCoded(_ input: inout Input) throws -> [[UInt8]] {
        let prefixes = try deltas(&input, bits: 32)
        var before: [UInt8] = []
        return try zip(prefixes, try texts(&input)).map { prefix, suffix in
            try demand(prefix <= before.count, "a prefix longer than the text before")
            before = Array(before.prefix(Int(prefix))) + suffix
            return before
        }
    }

    static func streams(_ bytes: [UInt8], width: Int) -> [UInt8] {
        let count = bytes.count / width
        return (0..<count).flatMap { index in (0..<width).map { bytes[$0 * count + index] } }
    }
}
