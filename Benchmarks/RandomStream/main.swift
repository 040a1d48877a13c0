import Glibc
import LoamRandom

/// Writes raw draws, 64 bits each, little end first, to standard output until the reader has had enough.
///
///     random-stream rows      the rows of one stream
///     random-stream strides   every 2^20th row of one stream
///     random-stream columns   64 columns of one table, interleaved row by row
///     random-stream seeds     64 neighbouring seeds of one column, interleaved row by row
///     random-stream keys      row 0 of stream after stream, keys made of counted names
///     random-stream attempts  attempt after attempt of one row
func stream(seed: UInt64 = 1, column: String = "amount") -> RandomStream {
    RandomStream(seed: seed, model: "commerce", table: "orders", column: column)
}

let single = stream()
let columns = (0..<64).map { stream(column: "column_\($0)") }
let seeds = (0..<64).map { stream(seed: UInt64($0)) }

func draw(_ mode: String) -> ((Int) -> UInt64)? {
    switch mode {
    case "rows": return { single.draw($0) }
    case "strides": return { single.draw($0 << 20) }
    case "columns": return { columns[$0 & 63].draw($0 >> 6) }
    case "seeds": return { seeds[$0 & 63].draw($0 >> 6) }
    case "keys": return { stream(column: String($0)).draw(0) }
    case "attempts": return { single.attempt($0).draw(0) }
    default: return nil
    }
}

guard CommandLine.arguments.count == 2, let next = draw(CommandLine.arguments[1]) else {
    let usage = "usage: random-stream rows|strides|columns|seeds|keys|attempts\n"
    _ = write(STDERR_FILENO, usage, usage.utf8.count)
    exit(64)
}
signal(SIGPIPE, SIG_DFL)
var buffer = [UInt64](repeating: 0, count: 8_192)
var row = 0
while true {
    for index in buffer.indices {
        buffer[index] = next(row).littleEndian
        row += 1
    }
    buffer.withUnsafeBytes { bytes in
        var sent = 0
        while sent < bytes.count {
            let count = write(STDOUT_FILENO, bytes.baseAddress! + sent, bytes.count - sent)
            if count < 0 { exit(74) }
            sent += count
        }
    }
}
