/// Text of fixed-point numbers held as integers of their smallest unit (cents for money).
public struct DecimalText: Sendable {
    @usableFromInline let integers = IntegerText.shared

    /// The longest text: sign, 19 digits, point.
    public static let maximumWidth = 24

    public init() {}

    /// 10 to the power of `scale`, for scales from 0 to 18.
    public static func unit(scale: Int) -> UInt64 {
        var unit: UInt64 = 1
        for _ in 0..<scale { unit *= 10 }
        return unit
    }

    /// Writes `value` hundredths as `12.34` and returns the end.
    @inlinable @inline(__always)
    public func writeHundredths(_ value: Int64, to out: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        var end = out
        if value < 0 {
            end.storeBytes(of: 0x2D, as: UInt8.self)
            end += 1
        }
        let magnitude = value.magnitude
        let whole = magnitude / 100
        end = integers.write(whole, to: end)
        end.storeBytes(of: 0x2E, as: UInt8.self)
        integers.writeTwo(UInt32(truncatingIfNeeded: magnitude &- whole &* 100), to: end + 1)
        return end + 3
    }

    /// Writes `value` units of 10^-scale with exactly `scale` decimals and returns the end; no point for scale 0.
    @inlinable
    public func write(_ value: Int64, scale: Int, unit: UInt64, to out: UnsafeMutableRawPointer)
        -> UnsafeMutableRawPointer
    {
        var end = out
        if value < 0 {
            end.storeBytes(of: 0x2D, as: UInt8.self)
            end += 1
        }
        let magnitude = value.magnitude
        let whole = magnitude / unit
        end = integers.write(whole, to: end)
        if scale == 0 { return end }
        end.storeBytes(of: 0x2E, as: UInt8.self)
        return integers.write(magnitude &- whole &* unit, width: scale, to: end + 1)
    }
}
