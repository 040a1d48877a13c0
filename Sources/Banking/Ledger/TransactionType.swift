internal import LoamWorlds

/// How money moves.
enum TransactionType: String, ColumnWord {
    case transfer, payment, deposit, withdrawal, wire, ach, pos, atm, online, check
}
