internal import LoamWorlds

enum PaymentMethod: String, ColumnWord {
    case card, bnpl, upi
    case cashOnDelivery = "cod"
}

enum PaymentStatus: String, ColumnWord { case success, failed }

enum FailureReason: String, ColumnWord {
    case insufficientFunds = "insufficient_funds"
    case expiredCard = "expired_card"
    case gatewayDown = "gateway_down"
}

/// How far an order is at the end of the run.
enum OrderStatus: String, ColumnWord { case delivered, shipped, processing, cancelled }
