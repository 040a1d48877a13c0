internal import CCurl
internal import Glibc

/// Says in our words why libcurl brought no answer.
struct CurlFailure {
    let code: CURLcode
    /// libcurl's own sentence on this failure; empty where it has none.
    let detail: String
    /// Of the system call that failed; 0 for none.
    let errorNumber: Int32
    /// Whether a connection, TLS included, had come up.
    let wasConnected: Bool
    let address: ServerAddress

    var error: OutboundError {
        switch code {
        case CURLE_PEER_FAILED_VERIFICATION:
            return OutboundError(
                .untrusted, "\(address.text) cannot prove who it is: CERTIFICATE_VERIFY_FAILED (\(words))")
        case CURLE_SSL_CACERT_BADFILE:
            return OutboundError(.badAuthority, "the file of authorities cannot be used: \(words)")
        case CURLE_SSL_CONNECT_ERROR where detail.contains("wrong version number"):
            return OutboundError(.unreachable, "\(address.text) does not speak TLS; is it http://\(address.host)?")
        case CURLE_SSL_CONNECT_ERROR where !isBrokenOff, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_PINNEDPUBKEYNOTMATCH,
            CURLE_SSL_CIPHER, CURLE_SSL_CERTPROBLEM, CURLE_SSL_INVALIDCERTSTATUS:
            return OutboundError(.untrusted, "no trusted connection to \(address.text): \(words)")
        default: return OutboundError(.unreachable, "\(address.text): \(reason)")
        }
    }

    /// Whether the other side closed the connection during the TLS handshake, which says nothing about trust.
    private var isBrokenOff: Bool {
        errorNumber == ECONNRESET || errorNumber == EPIPE || detail.contains("SSL_ERROR_SYSCALL")
            || detail.contains("unexpected eof")
    }

    private var reason: String {
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST: "the host name \(address.host) is not known"
        case CURLE_COULDNT_RESOLVE_PROXY: "the proxy's host name is not known"
        case CURLE_COULDNT_CONNECT where errorNumber != 0: "no connection: \(String(cString: strerror(errorNumber)))"
        case CURLE_COULDNT_CONNECT: "no connection: \(words)"
        case CURLE_OPERATION_TIMEDOUT: wasConnected ? "no answer in time" : "no connection in time"
        case CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_SSL_CONNECT_ERROR:
            "the server closed the connection"
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY: "what came back is not HTTP"
        default: words
        }
    }

    private var words: String { detail.isEmpty ? "libcurl's error \(code.rawValue)" : detail }
}
