extension RandomStream {
    /// A uniform integer in `0..<bound`, exactly unbiased.
    ///
    /// Lemire, "Fast Random Integer Generation in an Interval", 2019: multiply and shift; the rare draw that would
    /// bias the result is replaced by that of the next attempt. About 1.5 ns. Traps when `bound` is zero.
    @inlinable
    public func below(_ bound: UInt64, _ row: Int) -> UInt64 {
        precondition(bound > 0, "no integer lies below zero")
        let product = draw(row).multipliedFullWidth(by: bound)
        if product.low >= bound { return product.high }
        return belowRejecting(bound, row, product)
    }

    @usableFromInline
    func belowRejecting(_ bound: UInt64, _ row: Int, _ first: (high: UInt64, low: UInt64)) -> UInt64 {
        let threshold = (0 &- bound) % bound
        var product = first
        var attempts = 0
        while product.low < threshold {
            attempts &+= 1
            product = attempt(attempts).draw(row).multipliedFullWidth(by: bound)
        }
        return product.high
    }

    /// A uniform multiple of 2^-53 in [0, 1). About 1 ns; never traps.
    @inlinable
    public func unit(_ row: Int) -> Double {
        draw(row).unitInterval
    }

    /// Whether an event of the given probability happens in a row. About 1 ns; never traps.
    @inlinable
    public func chance(_ event: Bernoulli, _ row: Int) -> Bool {
        event.occurs(draw(row))
    }
}
