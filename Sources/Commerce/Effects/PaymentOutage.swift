internal import LoamWorlds

/// A gateway is down: payments by some methods fail, and some buyers leave without trying.
struct PaymentOutage: WindowedEffect {
    let name: String
    let window: EffectWindow
    /// Bit m is set when payment method m is hit.
    let methods: UInt8
    /// Share of the hit payments that fail, after what the backup gateway rescues.
    let failing: Double
    /// Share of buyers with a hit method who leave before they pay.
    let givingUp: Double
    let marks: EffectMarks<Role>

    init(_ effect: Effect, from runStart: Instant, _ book: inout MarkBook) throws(DocumentError) {
        window = EffectWindow(effect, from: runStart)
        name = effect.name
        methods = Cohort.payments.mask(effect.targets)
        failing =
            (effect.strength.percentage ?? 0) * (1 - (try effect.parameters.percentage("backup_capacity")))
        givingUp = try effect.parameters.percentage("give_up")
        marks = book.add(effect, felt: window.instants, Role.self)
    }

    func hits(_ method: Int) -> Bool { methods >> UInt8(method) & 1 == 1 }
}

extension PaymentOutage {
    /// What it does to rows.
    enum Role: String, LabelRole {
        case paymentFailed = "payment_failed"
        case gaveUp = "gave_up"

        var consequence: String {
            switch self {
            case .paymentFailed: "failed because the gateway was down"
            case .gaveUp: "was left because the gateway was down"
            }
        }
    }
}

extension Enumeration {
    /// One bit for each of the words, at its place.
    func mask(_ words: [String]) -> UInt8 {
        words.reduce(0) { mask, word in index(of: word).map { mask | 1 << UInt8($0) } ?? mask }
    }
}
