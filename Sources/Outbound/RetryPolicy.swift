internal import LoamBytes

/// When a request is sent again, and how long to wait before that: exponential back-off with full jitter, which spreads
/// clients that failed together.
public struct RetryPolicy: Sendable {
    /// Upper bound of the first wait in seconds; each further one doubles it.
    public var firstWait = 0.2
    /// The upper bound never grows beyond this many seconds.
    public var longestWait = 20.0
    /// Seconds from the first failure of a request after which it is given up.
    public var time: Double

    public init(time: Double) { self.time = time }

    /// Whether the same request may be answered otherwise later: too slow, too early, too many, or the server's fault.
    public static func retries(_ status: Int) -> Bool {
        [408, 425, 429].contains(status) || (500...599).contains(status)
    }

    /// Seconds to wait before attempt `attempt` (1 is the second sending).
    ///
    /// - Parameters:
    ///   - asked: what the server asked for; waited for at least, with a jitter on top.
    ///   - random: from 0 to 1.
    public func wait(before attempt: Int, asked: Double?, random: Double) -> Double {
        let bound = min(longestWait, firstWait * Double(1 << min(attempt - 1, 20)))
        return (asked ?? 0) + random * bound
    }

    /// The seconds that an answer asks to wait: `Retry-After` in seconds or as a date (RFC 9110, 10.2.3), or `retry_after` in
    /// a JSON body.
    ///
    /// - Parameter now: seconds since 1970.
    public static func askedWait(_ answer: OutboundAnswer, now: Double) -> Double? {
        if let text = answer.headers["retry-after"]?.trimmed {
            if let seconds = Double(text), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return seconds }
            if let date = HTTPDate.seconds(text) { return max(0, date - now) }
        }
        guard case .number(let text)? = answer.json?["retry_after"], let seconds = Double(text), seconds >= 0 else {
            return nil
        }
        return seconds
    }
}

extension String {
    fileprivate var trimmed: String {
        String(drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}

/// Dates of HTTP headers in their one current form, `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, 5.6.7).
enum HTTPDate {
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// Seconds since 1970; nil for anything else.
    static func seconds(_ text: String) -> Double? {
        let words = text.split(separator: " ")
        guard words.count == 6, words[5] == "GMT", let month = months.firstIndex(of: String(words[2])),
            let day = number(words[1]), let year = number(words[3]), year <= 9999
        else { return nil }
        let date = CivilDate(year: year, month: month + 1, day: day)
        let time = words[4].split(separator: ":", omittingEmptySubsequences: false).compactMap(number)
        guard date.isValid, time.count == 3, time[0] < 24, time[1] < 60, time[2] <= 60 else { return nil }
        return Double(date.daysSinceEpoch * 86_400 + time[0] * 3_600 + time[1] * 60 + time[2])
    }

    private static func number(_ word: Substring) -> Int? {
        word.count <= 4 && word.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(word) : nil
    }
}
