/// What this program was built with.
enum BuildFacts {
    static var toolchain: String {
        #if DEBUG
            let build = "debug"
        #else
            let build = "release"
        #endif
        #if compiler(>=6.4)
            return "Swift 6.4 or later, \(build)"
        #elseif compiler(>=6.3)
            return "Swift 6.3, \(build)"
        #else
            return "Swift 6.2 or earlier, \(build)"
        #endif
    }
}
