internal import CCurl

/// Settles the options of a request on a fresh handle.
struct CurlOptions {
    private let setOption: UnsafeMutableRawPointer
    private let library: CurlLibrary
    private let easy: CurlLibrary.Handle

    init(_ library: CurlLibrary, _ easy: CurlLibrary.Handle) {
        self.library = library
        self.easy = easy
        setOption = library.setOption
    }

    /// - Returns: the list of headers, to be freed after the transfer.
    func set(
        _ request: OutboundRequest, _ address: ServerAddress, _ options: OutboundOptions, _ exchange: CurlExchange,
        _ errorText: UnsafeMutablePointer<CChar>
    ) -> CurlLibrary.List? {
        text(CURLOPT_URL, address.text + request.path)
        // Paths go out as they are given.
        number(CURLOPT_PATH_AS_IS, 1)
        number(CURLOPT_PROTOCOLS, Int(CURLPROTO_HTTP | CURLPROTO_HTTPS))
        // Signals are the program's own.
        number(CURLOPT_NOSIGNAL, 1)
        number(CURLOPT_MAXCONNECTS, 1)
        number(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        number(CURLOPT_CONNECTTIMEOUT_MS, Self.milliseconds(options.connectTimeout))
        number(CURLOPT_TIMEOUT_MS, Self.milliseconds(options.requestTimeout))
        text(CURLOPT_USERAGENT, options.userAgent)
        if let file = options.authorityFile { text(CURLOPT_CAINFO, file) }
        if let user = address.user {
            text(CURLOPT_USERNAME, user.name)
            text(CURLOPT_PASSWORD, user.password)
        }
        pointer(CURLOPT_ERRORBUFFER, errorText)
        receive(exchange)
        body(request, exchange)
        return headers(request)
    }

    private func receive(_ exchange: CurlExchange) {
        _ = loam_curl_set_transfer(setOption, easy, CURLOPT_WRITEFUNCTION, CurlExchange.write)
        pointer(CURLOPT_WRITEDATA, exchange.pointer)
        _ = loam_curl_set_transfer(setOption, easy, CURLOPT_HEADERFUNCTION, CurlExchange.header)
        pointer(CURLOPT_HEADERDATA, exchange.pointer)
    }

    private func body(_ request: OutboundRequest, _ exchange: CurlExchange) {
        let isPost = request.method == "POST"
        guard request.body.count > 0 || isPost else {
            guard request.method != "HEAD" else { return number(CURLOPT_NOBODY, 1) }
            return text(CURLOPT_CUSTOMREQUEST, request.method)
        }
        number(isPost ? CURLOPT_POST : CURLOPT_UPLOAD, 1)
        if !isPost { text(CURLOPT_CUSTOMREQUEST, request.method) }
        let size = isPost ? CURLOPT_POSTFIELDSIZE_LARGE : CURLOPT_INFILESIZE_LARGE
        _ = loam_curl_set_size(setOption, easy, size, Int64(request.body.count))
        _ = loam_curl_set_transfer(setOption, easy, CURLOPT_READFUNCTION, CurlExchange.read)
        pointer(CURLOPT_READDATA, exchange.pointer)
        _ = loam_curl_set_seek(setOption, easy, CurlExchange.rewind)
        pointer(CURLOPT_SEEKDATA, exchange.pointer)
    }

    /// The request's own headers, and none that libcurl would add: no guess at the type of a body, and no waiting for a
    /// server to ask for it.
    private func headers(_ request: OutboundRequest) -> CurlLibrary.List? {
        var list: CurlLibrary.List?
        var lines = ["Expect:"]
        let hasType = request.headers.contains { $0.name.lowercased() == "content-type" }
        if !hasType { lines.append("Content-Type:") }
        // An empty value is written with a semicolon (CURLOPT_HTTPHEADER).
        lines += request.headers.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
        for line in lines { list = library.listAppend(list, line) }
        pointer(CURLOPT_HTTPHEADER, UnsafeMutableRawPointer(list))
        return list
    }

    private static func milliseconds(_ seconds: Double) -> Int { max(1, Int(min(seconds, 1e6) * 1000)) }

    private func number(_ option: CURLoption, _ value: Int) { _ = loam_curl_set_number(setOption, easy, option, value) }
    private func text(_ option: CURLoption, _ value: String) { _ = loam_curl_set_text(setOption, easy, option, value) }
    private func pointer(_ option: CURLoption, _ value: UnsafeMutableRawPointer?) {
        _ = loam_curl_set_pointer(setOption, easy, option, value)
    }
}
