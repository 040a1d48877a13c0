public import LoamColumns

/// How addresses are written.
extension CountryAddresses {
    /// The most bytes of a part.
    public var streetWidth: Int { streets.width }
    public var cityWidth: Int { max(cities.maximumWidth, citiesNative.maximumWidth) }
    public var regionWidth: Int { max(regions.maximumWidth, regionsNative.maximumWidth) }
    public var postcodeWidth: Int { postcodes.width }

    @inlinable @inline(__always)
    public func appendCity(_ place: Int, to text: inout TextWriter) { text.append(cities, place) }

    @inlinable @inline(__always)
    public func appendCityNative(_ place: Int, to text: inout TextWriter) { text.append(citiesNative, place) }

    @inlinable @inline(__always)
    public func appendRegion(_ region: Int, to text: inout TextWriter) { text.append(regions, region) }

    @inlinable @inline(__always)
    public func appendRegionNative(_ region: Int, to text: inout TextWriter) { text.append(regionsNative, region) }

    /// The code of a region, by ISO 3166-2 without the country: `CA`, `BY`, `13`.
    @inlinable @inline(__always)
    public func appendRegionCode(_ region: Int, to text: inout TextWriter) { text.append(regionCodes, region) }

    /// Street and house number in the country's order and Latin letters: `12 Oak St`, `Lindenweg 12`, `3-12-7 Honcho`.
    ///
    /// - Parameters:
    ///   - draw: which street.
    ///   - number: a draw of the house number.
    public func appendStreet(_ draw: UInt64, number: UInt64, to text: inout TextWriter) {
        streets.append(draw, number: number, isNative: false, to: &text)
    }

    /// The same in the country's own script.
    public func appendStreetNative(_ draw: UInt64, number: UInt64, to text: inout TextWriter) {
        streets.append(draw, number: number, isNative: true, to: &text)
    }

    /// A postcode of a town.
    public func appendPostcode(_ place: Int, _ draw: UInt64, to text: inout TextWriter) {
        postcodes.append(place, draw, to: &text)
    }
}
