internal import LoamColumns

/// The Social Security number of the United States, in numbers that the office never gives.
enum AmericanSocialSecurity {
    /// Areas 666 and 000, with every group and serial.
    private static let areas = 2 * 99 * 9_999
    /// Group 00 of the other areas below 900.
    private static let groups = 898 * 9_999
    static let count = areas + groups

    static func append(_ number: Int, to text: inout TextWriter) {
        let serial = number % 9_999 &+ 1
        let rest = number / 9_999
        let isArea = number < areas
        var area = rest & 1 == 0 ? 666 : 0
        if !isArea {
            area = rest &- 197
            if area >= 666 { area &+= 1 }
        }
        text.append(area, width: 3)
        text.append(byte: UInt8(ascii: "-"))
        text.append(isArea ? rest / 2 &+ 1 : 0, width: 2)
        text.append(byte: UInt8(ascii: "-"))
        text.append(serial, width: 4)
    }

    static func isValid(_ text: UnsafeRawBufferPointer) -> Bool { IdentifierShape("999-99-9999").isValid(text) }
}

/// Germany's Steuer-ID: one of the first ten digits comes twice (or three times), one (or two) not at all.
enum GermanTaxNumber {
    /// Orders of nine digits, times pairs of places with the same digit.
    static let count = 362_880 * 45

    /// Puts the ten digits in an order, 0 first, and repeats the digit of a place at a later one. Each text is made once,
    /// since of two equal digits the later one is always the copy.
    static func append(_ number: Int, to text: inout TextWriter) {
        let start = text.place
        var rest = number / 45
        // Digits that are left, four bits each, the lowest first.
        var left: UInt64 = 0x9_8765_4321
        text.append(alphanumeric: 0)
        for size in stride(from: 9, to: 0, by: -1) {
            let shift = UInt64(4 &* (rest % size))
            rest /= size
            text.append(alphanumeric: Int(left >> shift & 15))
            let below = left & ((1 << shift) &- 1)
            left = below | (left >> 4 & ~((1 << shift) &- 1))
        }
        var (pair, later) = (number % 45, 1)
        while pair >= later {
            pair &-= later
            later &+= 1
        }
        (start + later).storeBytes(of: (start + pair).load(as: UInt8.self), as: UInt8.self)
        text.append(alphanumeric: CheckDigits.mod11And10(text.written(since: start)))
    }

    static func isValid(_ text: UnsafeRawBufferPointer) -> Bool {
        guard text.count == 11, text.areDigits(0..<11) else { return false }
        // How often each digit comes, four bits each.
        var counts: UInt64 = 0
        for place in 0..<10 { counts += 1 << UInt64(4 * text[place].alphanumericValue) }
        var (repeated, most) = (0, 0)
        for digit in 0..<10 {
            let times = Int(counts >> UInt64(4 * digit) & 15)
            if times > 1 { repeated += 1 }
            most = max(most, times)
        }
        return repeated == 1 && most <= 3
            && CheckDigits.mod11And10(text.part(0..<10)) == text[10].alphanumericValue
    }
}

/// Nine digits that keep the Dutch test of eleven, weights 9 to 2 and -1: the BSN of persons, the RSIN of companies.
enum DutchNumber {
    static let count = 9_000_000

    static func append(_ number: Int, to text: inout TextWriter) {
        let start = text.place
        text.append(9_000_000 &+ number / 9, width: 7)
        let sum = CheckDigits.fallingSum(text.written(since: start), last: 3)
        // sum + 2 x = 10 by 11 leaves 10 for the last digit: x = 6 (10 - sum).
        text.append(digit: number % 9, besides: 6 &* (21 &- sum % 11) % 11)
        text.append(alphanumeric: CheckDigits.fallingSum(text.written(since: start), last: 2) % 11)
    }

    static func isValid(_ text: UnsafeRawBufferPointer) -> Bool {
        text.count == 9 && text.areDigits(0..<9)
            && CheckDigits.fallingSum(text.part(0..<8), last: 2) % 11 == text[8].alphanumericValue
    }
}

/// India's Permanent Account Number with the serial 0000: three letters, the kind of holder, the initial, the serial, a
/// letter whose rule is not published.
enum IndianAccountNumber {
    static func append(_ number: Int, holder: UInt8, initial: Int, to text: inout TextWriter) {
        text.append(letters: number / 26, width: 3)
        text.append(byte: holder)
        text.append(letters: initial, width: 1)
        text.append(fixed: "0000")
        text.append(letters: number, width: 1)
    }

    static func isValid(_ text: UnsafeRawBufferPointer) -> Bool { IdentifierShape("AAAAA9999A").isValid(text) }
}

/// Brazil's numbers with two check digits, each a sum by 11: CPF of persons, CNPJ of companies.
enum BrazilianNumber {
    static func appendPerson(_ number: Int, to text: inout TextWriter) {
        let start = text.place
        text.append(number, width: 9)
        for _ in 0..<2 {
            let sum = CheckDigits.fallingSum(text.written(since: start), last: 2)
            text.append(alphanumeric: CheckDigits.mod11OrZero(sum))
        }
    }

    static func isPerson(_ text: UnsafeRawBufferPointer) -> Bool {
        guard text.count == 11, text.areDigits(0..<11) else { return false }
        return (9..<11).allSatisfy { place in
            CheckDigits.mod11OrZero(CheckDigits.fallingSum(text.part(0..<place), last: 2))
                == text[place].alphanumericValue
        }
    }

    /// The root of eight digits, the head office 0001.
    static func appendCompany(root: Int, to text: inout TextWriter) {
        let start = text.place
        text.append(root, width: 8)
        text.append(fixed: "0001")
        for _ in 0..<2 {
            let sum = CheckDigits.cyclicSum(text.written(since: start), greatest: 9)
            text.append(alphanumeric: CheckDigits.mod11OrZero(sum))
        }
    }

    static func isCompany(_ text: UnsafeRawBufferPointer) -> Bool {
        guard text.count == 14, text.areDigits(0..<14) else { return false }
        return (12..<14).allSatisfy { place in
            CheckDigits.mod11OrZero(CheckDigits.cyclicSum(text.part(0..<place), greatest: 9))
                == text[place].alphanumericValue
        }
    }
}
