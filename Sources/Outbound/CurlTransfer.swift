internal import CCurl
internal import Glibc

/// One request at a time through libcurl. Keeps its connection open for the next request. Belongs to one thread at a time.
final class CurlTransfer {
    /// Milliseconds between two looks at whether to stop.
    private static let interval: Int32 = 50

    private let library: CurlLibrary
    private let easy: CurlLibrary.Handle
    /// Holds the connection. Driving it ourselves lets a request be stopped at any moment.
    private let multi: CurlLibrary.Handle

    init(_ library: CurlLibrary) {
        // Out of memory is the only failure; nothing sensible can follow it.
        guard let easy = library.easyInit(), let multi = library.multiInit() else {
            fatalError("out of memory for a transfer")
        }
        self.library = library
        self.easy = easy
        self.multi = multi
    }

    deinit {
        library.easyCleanup(easy)
        _ = library.multiCleanup(multi)
    }

    /// Sends a request and reads its answer.
    ///
    /// - Throws: `untrusted`, `bad_authority`, `stopped`, `unreachable`. The transfer can be used again.
    func perform(
        _ request: OutboundRequest, to address: ServerAddress, _ options: OutboundOptions, isStopped: () -> Bool
    ) throws(OutboundError) -> OutboundAnswer {
        let exchange = CurlExchange(body: request.body, limit: options.answerLimit)
        let errorText = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        defer { errorText.deallocate() }
        library.easyReset(easy)
        let headers = CurlOptions(library, easy).set(request, address, options, exchange, errorText)
        defer { library.listFree(headers) }
        let code = withExtendedLifetime(exchange) { run(isStopped) }
        guard let code else { throw OutboundError(.stopped, "stopped") }
        // A body that is longer than wanted was broken off by us.
        if code == CURLE_OK || exchange.isCut, let status = number(CURLINFO_RESPONSE_CODE), status > 0 {
            return OutboundAnswer(
                status: status, headers: exchange.headers, body: exchange.answer, isCut: exchange.isCut)
        }
        if exchange.hasLongHead {
            throw OutboundError(.unreachable, "\(address.text): the head of the answer is too long")
        }
        throw failure(code, errorText, address).error
    }

    /// Drives the transfer to its end; nil where it was stopped.
    private func run(_ isStopped: () -> Bool) -> CURLcode? {
        guard library.multiAdd(multi, easy) == CURLM_OK else { return CURLE_OUT_OF_MEMORY }
        defer { _ = library.multiRemove(multi, easy) }
        var running: Int32 = 1
        while true {
            guard library.multiPerform(multi, &running) == CURLM_OK else { return CURLE_OUT_OF_MEMORY }
            var waiting: Int32 = 0
            while let message = library.multiRead(multi, &waiting) {
                if message.pointee.msg == CURLMSG_DONE { return loam_curl_result(message) }
            }
            if isStopped() { return nil }
            guard library.multiPoll(multi, nil, 0, Self.interval, nil) == CURLM_OK else { return CURLE_OUT_OF_MEMORY }
        }
    }

    private func failure(_ code: CURLcode, _ errorText: UnsafePointer<CChar>, _ address: ServerAddress) -> CurlFailure {
        let detail = String(cString: errorText)
        var connected: Int64 = 0
        let info = address.isSecure ? CURLINFO_APPCONNECT_TIME_T : CURLINFO_CONNECT_TIME_T
        _ = loam_curl_get_size(library.getInfo, easy, info, &connected)
        return CurlFailure(
            code: code, detail: detail.isEmpty ? library.easyText(code).map { String(cString: $0) } ?? "" : detail,
            errorNumber: Int32(truncatingIfNeeded: number(CURLINFO_OS_ERRNO) ?? 0), wasConnected: connected > 0,
            address: address)
    }

    private func number(_ info: CURLINFO) -> Int? {
        var value = 0
        return loam_curl_get_number(library.getInfo, easy, info, &value) == CURLE_OK ? value : nil
    }
}
