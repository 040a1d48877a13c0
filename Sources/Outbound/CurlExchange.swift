internal import CCurl
internal import Glibc

/// What a transfer sends and receives. libcurl's callbacks reach it through a pointer that is not retained.
final class CurlExchange {
    private let body: OutboundBody
    private let limit: Int
    private var piece = 0
    private var offset = 0
    private var headBytes = 0
    /// Names in lower case, of the last head: one that asks to go on is followed by another.
    private(set) var headers: [String: String] = [:]
    private(set) var answer: [UInt8] = []
    /// Whether the answer is longer than what is read.
    private(set) var isCut = false
    private(set) var hasLongHead = false

    init(body: OutboundBody, limit: Int) {
        self.body = body
        self.limit = limit
    }

    var pointer: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

    private static func of(_ pointer: UnsafeMutableRawPointer?) -> CurlExchange? {
        pointer.map { Unmanaged<CurlExchange>.fromOpaque($0).takeUnretainedValue() }
    }

    /// CURLOPT_READFUNCTION: the next bytes of the body, as many as there is room for.
    static let read: loam_curl_transfer = { room, size, count, context in
        guard let room else { return 0 }
        return of(context)?.read(into: UnsafeMutableRawBufferPointer(start: room, count: size * count)) ?? 0
    }

    /// CURLOPT_SEEKFUNCTION: the body from its start, where a kept connection turned out to be closed.
    static let rewind: loam_curl_seek = { context, place, origin in
        guard place == 0, origin == SEEK_SET, let exchange = of(context) else { return CURL_SEEKFUNC_CANTSEEK }
        exchange.piece = 0
        exchange.offset = 0
        return CURL_SEEKFUNC_OK
    }

    /// CURLOPT_WRITEFUNCTION: bytes of the answer's body. Taking fewer than there are ends the transfer.
    static let write: loam_curl_transfer = { bytes, size, count, context in
        guard let bytes else { return 0 }
        return of(context)?.take(UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
    }

    /// CURLOPT_HEADERFUNCTION: a line of the answer's head.
    static let header: loam_curl_transfer = { bytes, size, count, context in
        guard let bytes else { return 0 }
        return of(context)?.takeHeader(UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
    }

    private func read(into room: UnsafeMutableRawBufferPointer) -> Int {
        var filled = 0
        while filled < room.count && piece < body.pieces.count {
            let count = min(room.count - filled, body.pieces[piece].count - offset)
            if count == 0 {
                piece += 1
                offset = 0
                continue
            }
            body.pieces[piece].withUnsafeBytes {
                UnsafeMutableRawBufferPointer(rebasing: room[filled..<filled + count])
                    .copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + count]))
            }
            filled += count
            offset += count
        }
        return filled
    }

    private func take(_ bytes: UnsafeRawBufferPointer) -> Int {
        let room = limit - answer.count
        answer.append(contentsOf: bytes.prefix(room))
        if bytes.count > room {
            isCut = true
            return 0
        }
        return bytes.count
    }

    private func takeHeader(_ bytes: UnsafeRawBufferPointer) -> Int {
        headBytes += bytes.count
        guard headBytes <= limit else {
            hasLongHead = true
            return 0
        }
        let line = String(decoding: bytes, as: UTF8.self)
        if line.hasPrefix("HTTP/") { headers = [:] }
        guard let colon = line.firstIndex(of: ":") else { return bytes.count }
        let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
        headers[line[..<colon].lowercased()] = String(value.prefix { $0 != "\r" && $0 != "\n" && $0 != "\r\n" })
        return bytes.count
    }
}
