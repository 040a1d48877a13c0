internal import LoamVocabulary
internal import LoamWorlds

/// Where instruments are traded: the main exchange of each country, with its hours by the country's clock.
enum Exchange: String, ColumnWord {
    case newYork = "XNYS"
    case london = "XLON"
    case frankfurt = "XETR"
    case paris = "XPAR"
    case madrid = "XMAD"
    case milan = "XMIL"
    case amsterdam = "XAMS"
    case tokyo = "XTKS"
    case mumbai = "XBOM"
    case saoPaulo = "BVMF"

    /// In the order of `Country.allCases`.
    static func of(country: Int) -> Exchange { allCases[country] }

    /// Half hours of the day by the country's clock (see `Country.secondsFromUTC`) in which it trades.
    var halfHours: Range<Int> {
        switch self {
        // Chicago's clock: New York is an hour ahead.
        case .newYork: 17..<30
        case .london: 16..<33
        case .frankfurt, .paris, .madrid, .milan, .amsterdam: 18..<35
        case .tokyo: 18..<30
        case .mumbai: 19..<31
        case .saoPaulo: 20..<34
        }
    }
}

enum AssetType: String, ColumnWord { case stock, etf, bond, option, future }
