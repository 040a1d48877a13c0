internal import LoamWorlds

/// Where in the funnel a cart is left.
enum CartStage: String, ColumnWord {
    case cart, checkout, payment

    /// How far its session went.
    var sessionStage: SessionStage {
        switch self {
        case .cart: .cart
        case .checkout: .checkout
        case .payment: .payment
        }
    }
}

/// Why a cart is left. The last two only where an effect made it so.
enum CartReason: String, ColumnWord {
    case priceShopping = "price_shopping"
    case highShipping = "high_shipping"
    case noPaymentMethod = "no_payment_method"
    case slowSite = "slow_site"
    case other
    case paymentFailed = "payment_failed"
    case outOfStock = "out_of_stock"
}
