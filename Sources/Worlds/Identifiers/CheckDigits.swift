/// Check digits of the standards, over ASCII bytes that are in memory already.
///
/// All functions are plain arithmetic on the bytes, 1 to 2 ns a byte, without allocation. Bytes that the rule does not
/// allow never trap: they give some other result, so that a validator may call them on any input.
public enum CheckDigits {
    /// The Luhn digit, 0 to 9, that follows these digits (ISO/IEC 7812-1, annex B). Letters count as 10 to 35, two
    /// digits each, as ISIN has them (ISO 6166).
    public static func luhn(_ text: UnsafeRawBufferPointer) -> Int {
        var sum = 0
        var doubles = true
        var place = text.count
        while place > 0 {
            place &-= 1
            let value = text[place].alphanumericValue
            if value > 9 {
                sum &+= luhnValue(value % 10, doubles) &+ luhnValue(value / 10, !doubles)
            } else {
                sum &+= luhnValue(value, doubles)
                doubles.toggle()
            }
        }
        return (10 &- sum % 10) % 10
    }

    @inline(__always)
    private static func luhnValue(_ digit: Int, _ doubles: Bool) -> Int {
        guard doubles else { return digit }
        return digit < 5 ? 2 &* digit : 2 &* digit &- 9
    }

    /// The check character, 0 to 35, of Luhn's rule over base 36, as India's GSTIN has it: each second value counts
    /// twice, and its quotient and rest by 36 are added.
    public static func luhn36(_ text: UnsafeRawBufferPointer) -> Int {
        var sum = 0
        for place in 0..<text.count {
            let value = text[place].alphanumericValue
            let product = (text.count &- place) & 1 == 1 ? 2 &* value : value
            sum &+= product / 36 &+ product % 36
        }
        return (36 &- sum % 36) % 36
    }

    /// The rest by 97, 0 to 96, of the number that the text is, letters as 10 to 35 (ISO/IEC 7064, MOD 97-10).
    /// `start` is the rest of what comes before. A whole IBAN, its first four characters moved to the end, and a whole
    /// LEI leave 1.
    public static func remainder97(_ text: UnsafeRawBufferPointer, start: Int = 0) -> Int {
        var rest = start
        for byte in text {
            let value = byte.alphanumericValue
            rest = (rest &* (value > 9 ? 100 : 10) &+ value) % 97
        }
        return rest
    }

    /// The check number, 2 to 98, that makes text and check leave the rest 1 (ISO/IEC 7064, MOD 97-10).
    public static func mod97(_ text: UnsafeRawBufferPointer) -> Int { 98 &- remainder97(text) &* 100 % 97 }

    /// The check digit, 0 to 9, of ISO/IEC 7064, MOD 11,10: Germany's tax numbers.
    public static func mod11And10(_ digits: UnsafeRawBufferPointer) -> Int {
        var product = 10
        for byte in digits {
            let sum = (product &+ byte.alphanumericValue) % 10
            product = (sum == 0 ? 10 : sum) &* 2 % 11
        }
        return (11 &- product) % 10
    }

    /// The sum of the digits times weights that fall by one to the right; the last digit weighs `last`. The rules with
    /// mod 11 are this sum with their own way to read its rest.
    public static func fallingSum(_ digits: UnsafeRawBufferPointer, last: Int) -> Int {
        var sum = 0
        for place in 0..<digits.count {
            sum &+= digits[place].alphanumericValue &* (last &+ digits.count &- 1 &- place)
        }
        return sum
    }

    /// As `fallingSum` with the last weight 2, but after the greatest weight 2 follows again: 9 in Brazil's CNPJ, 7 in
    /// Japan's My Number.
    public static func cyclicSum(_ digits: UnsafeRawBufferPointer, greatest: Int) -> Int {
        var (sum, weight) = (0, 2)
        for place in stride(from: digits.count &- 1, through: 0, by: -1) {
            sum &+= digits[place].alphanumericValue &* weight
            weight = weight == greatest ? 2 : weight &+ 1
        }
        return sum
    }

    /// The digit of mod 11 as Brazil and Japan have it: 11 - rest, and 0 for the rests 0 and 1.
    public static func mod11OrZero(_ sum: Int) -> Int {
        let rest = sum % 11
        return rest < 2 ? 0 : 11 &- rest
    }

    /// The check digit, 0 to 9, of an EAN or another GTIN: weights 3 and 1 from the right.
    public static func ean(_ digits: UnsafeRawBufferPointer) -> Int {
        var sum = 0
        for place in 0..<digits.count {
            sum &+= digits[place].alphanumericValue &* ((digits.count &- place) & 1 == 1 ? 3 : 1)
        }
        return (10 &- sum % 10) % 10
    }

    /// The ninth digit of a routing number of the American Bankers Association: weights 3, 7, 1 from the left.
    public static func aba(_ digits: UnsafeRawBufferPointer) -> Int {
        var sum = 0
        for place in 0..<digits.count {
            let weight = place % 3 == 0 ? 3 : place % 3 == 1 ? 7 : 1
            sum &+= digits[place].alphanumericValue &* weight
        }
        return (10 &- sum % 10) % 10
    }

    /// The check digit, 0 to 9, of Verhoeff's scheme (1969): India's Aadhaar. Finds every changed digit and every
    /// swap of neighbours.
    public static func verhoeff(_ digits: UnsafeRawBufferPointer) -> Int {
        var state = 0
        for place in 0..<digits.count {
            let digit = digits[digits.count &- 1 &- place].alphanumericValue % 10
            state = dihedralProduct(state, verhoeffPermuted(digit, times: (place &+ 1) & 7))
        }
        // The inverse of a turn is the turn back; a reflection is its own.
        return state < 5 ? (5 &- state) % 5 : state
    }

    /// The product in the dihedral group of order ten: 0 to 4 turn, 5 to 9 reflect.
    @inline(__always)
    private static func dihedralProduct(_ left: Int, _ right: Int) -> Int {
        if left < 5 { return right < 5 ? (left &+ right) % 5 : 5 &+ (left &+ right) % 5 }
        return right < 5 ? 5 &+ (left &- right) % 5 : (left &- right &+ 5) % 5
    }

    /// Verhoeff's permutation 1 5 7 6 2 8 3 0 9 4, applied some times. Its digits are packed four bits each.
    @inline(__always)
    private static func verhoeffPermuted(_ digit: Int, times: Int) -> Int {
        var digit = digit
        for _ in 0..<times { digit = Int(0x49_0382_6751 >> (4 &* digit) & 15) }
        return digit
    }
}
