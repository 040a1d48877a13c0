internal import LoamBytes
public import LoamColumns
internal import LoamVocabulary

/// The lines of an address below the name, as the post of a country has them.
///
/// The country's form is read once, into bytes and slots; so a row looks at no String. 30 to 80 ns an address, no allocation.
public struct AddressLines: Sendable {
    /// What is put in. The raw values are bytes that UTF-8 never has, so that every other byte of the form is itself.
    private enum Slot: UInt8, CaseIterable {
        case street = 0xF8
        case postcode, city, region, regionCode, district

        /// As it is in the form; the street is dealt with apart, together with the number.
        var placeholder: String {
            switch self {
            case .street: "{street}"
            case .postcode: "{postcode}"
            case .city: "{city}"
            case .region: "{region}"
            case .regionCode: "{regionCode}"
            case .district: "{district}"
            }
        }
    }

    private let addresses: CountryAddresses
    private let isNative: Bool
    /// One word: literal bytes, and those of slots.
    private let form: WordList

    /// - Parameter isNative: in the country's own script, where it has one.
    public init(_ addresses: CountryAddresses, isNative: Bool) {
        self.addresses = addresses
        self.isNative = isNative
        let form = addresses.country.addressForm
        self.form = WordList([Self.compiled((isNative ? form.lines : form.latinLines).joined(separator: "\n"))])
    }

    private static func compiled(_ form: String) -> [UInt8] {
        var (codes, rest) = ([UInt8](), withStreet(form)[...])
        while let first = rest.first {
            if let slot = Slot.allCases.first(where: { rest.hasPrefix($0.placeholder) }) {
                codes.append(slot.rawValue)
                rest = rest.dropFirst(slot.placeholder.count)
            } else {
                codes += Array(String(first).utf8)
                rest = rest.dropFirst()
            }
        }
        return codes
    }

    /// Street and house number in one: `appendStreet` knows their order. In Japan the district is the street.
    private static func withStreet(_ form: String) -> String {
        let street = form.contains(Slot.street.placeholder) ? Slot.street : .district
        guard let first = form.firstRange(of: street.placeholder), let second = form.firstRange(of: "{number}") else {
            return form
        }
        let part = min(first.lowerBound, second.lowerBound)..<max(first.upperBound, second.upperBound)
        var result = form
        result.replaceSubrange(part, with: Slot.street.placeholder)
        return result
    }

    /// The most bytes of an address.
    public var width: Int {
        form.bytes(0).reduce(0) { sum, code in
            switch Slot(rawValue: code) {
            case nil: sum + 1
            case .street: sum + addresses.streetWidth
            case .postcode: sum + addresses.postcodeWidth
            case .city: sum + addresses.cityWidth
            case .region: sum + addresses.regionWidth
            case .regionCode: sum + addresses.regionCodes.maximumWidth
            case .district: sum + addresses.streets.districtWidth
            }
        }
    }

    /// The address of a town. Equal draws give the street and postcode that `appendStreet` and `appendPostcode` write.
    public func append(place: Int, street: UInt64, number: UInt64, postcode: UInt64, to text: inout TextWriter) {
        for code in form.bytes(0) {
            switch Slot(rawValue: code) {
            case nil: text.append(byte: code)
            case .street: addresses.streets.append(street, number: number, isNative: isNative, to: &text)
            case .postcode: addresses.appendPostcode(place, postcode, to: &text)
            case .city:
                if isNative {
                    addresses.appendCityNative(place, to: &text)
                } else {
                    addresses.appendCity(place, to: &text)
                }
            case .region:
                let region = addresses.region(place)
                if isNative {
                    addresses.appendRegionNative(region, to: &text)
                } else {
                    addresses.appendRegion(region, to: &text)
                }
            case .regionCode: addresses.appendRegionCode(addresses.region(place), to: &text)
            case .district: addresses.streets.appendDistrict(street, to: &text)
            }
        }
    }
}
