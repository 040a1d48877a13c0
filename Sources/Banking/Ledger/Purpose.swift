internal import LoamVocabulary
internal import LoamWorlds

/// What a movement of money is for.
enum Purpose: String, ColumnWord {
    case salary, rent
    case savingsPlan = "savings_plan"
    case investmentPlan = "investment_plan"
    case cardSettlement = "card_settlement"
    case loanRepayment = "loan_repayment"
    case mortgageRepayment = "mortgage_repayment"
    case interest
    case accountFee = "account_fee"
    case treasury
    case purchase
    case creditPurchase = "credit_purchase"
    case onlinePurchase = "online_purchase"
    case onlineCreditPurchase = "online_credit_purchase"
    case declinedPurchase = "declined_purchase"
    case cashWithdrawal = "cash_withdrawal"
    case counterWithdrawal = "counter_withdrawal"
    case cashDeposit = "cash_deposit"
    case takings
    case bill
    case directDebit = "direct_debit"
    case personToPerson = "person_to_person"
    case cheque
    case supplierPayment = "supplier_payment"
    case wireTransfer = "wire_transfer"
    case foreignSupplier = "foreign_supplier"
    case remittance

    func type(in country: Country) -> TransactionType {
        switch self {
        case .salary: country == .unitedStates ? .ach : .transfer
        case .rent, .savingsPlan, .investmentPlan, .treasury, .personToPerson: .transfer
        case .cardSettlement, .loanRepayment, .mortgageRepayment, .accountFee, .bill, .supplierPayment: .payment
        case .directDebit: .ach
        case .interest, .cashDeposit, .takings: .deposit
        case .purchase, .creditPurchase, .declinedPurchase: .pos
        case .onlinePurchase, .onlineCreditPurchase: .online
        case .cashWithdrawal: .atm
        case .counterWithdrawal: .withdrawal
        case .cheque: .check
        case .wireTransfer, .foreignSupplier, .remittance: .wire
        }
    }

    /// When it happens.
    var rhythm: PaymentRhythm {
        switch self {
        case .salary: .payday
        case .rent, .savingsPlan, .investmentPlan: .firstOfMonth
        case .cardSettlement, .loanRepayment, .mortgageRepayment: .fifthOfMonth
        case .interest, .accountFee, .treasury: .lastOfMonth
        case .purchase, .creditPurchase, .declinedPurchase, .cashWithdrawal: .shops
        case .onlinePurchase, .onlineCreditPurchase: .evenings
        case .personToPerson, .cheque, .remittance: .leisure
        case .bill, .directDebit: .days
        case .counterWithdrawal, .cashDeposit, .takings, .supplierPayment, .wireTransfer, .foreignSupplier: .offices
        }
    }

    /// Its part among those of its type that are not due on set days.
    var weight: Double {
        switch self {
        case .purchase, .onlinePurchase: 0.7
        case .creditPurchase, .onlineCreditPurchase: 0.3
        case .takings: 0.6
        case .cashDeposit: 0.4
        case .bill: 0.6
        case .supplierPayment: 0.4
        default: 1
        }
    }

    /// Whether money moves: a declined payment moves none, and has no part in any balance.
    var movesMoney: Bool { self != .declinedPurchase }

    /// Whether each account takes part once on each set day.
    var isScheduled: Bool {
        switch rhythm {
        case .payday, .firstOfMonth, .fifthOfMonth, .lastOfMonth: true
        case .shops, .evenings, .leisure, .days, .offices: false
        }
    }

    var amount: PurposeAmount {
        switch self {
        case .salary: PurposeAmount(0.72, spread: 0.02, withIncome: 1, isFixed: true)
        case .rent: PurposeAmount(0.21, spread: 0.25, withIncome: 0.7, isFixed: true, step: 5)
        case .savingsPlan: PurposeAmount(0.04, spread: 0.6, withIncome: 1, isFixed: true, step: 5)
        case .investmentPlan: PurposeAmount(0.03, spread: 0.6, withIncome: 1, isFixed: true, step: 25)
        case .cardSettlement: PurposeAmount(0.10, spread: 0.4, withIncome: 0.8)
        case .loanRepayment: PurposeAmount(0.05, spread: 0.4, withIncome: 0.8, isFixed: true)
        case .mortgageRepayment: PurposeAmount(0.20, spread: 0.3, withIncome: 0.8, isFixed: true)
        case .interest: PurposeAmount(0.002, spread: 1.0, withIncome: 1)
        case .accountFee: PurposeAmount(0.0012, spread: 0.2, withIncome: 0, isFixed: true)
        case .treasury: PurposeAmount(2, spread: 1.2, withIncome: 0, step: 100)
        case .purchase, .declinedPurchase: PurposeAmount(0.006, spread: 1.0, withIncome: 0.4)
        case .creditPurchase: PurposeAmount(0.010, spread: 1.1, withIncome: 0.5)
        case .onlinePurchase, .onlineCreditPurchase: PurposeAmount(0.009, spread: 1.1, withIncome: 0.4)
        case .cashWithdrawal: PurposeAmount(0.022, spread: 0.6, withIncome: 0.2, step: 20)
        case .counterWithdrawal: PurposeAmount(0.08, spread: 0.8, withIncome: 0.4, step: 50)
        case .cashDeposit: PurposeAmount(0.05, spread: 0.9, withIncome: 0.2, step: 10)
        case .takings: PurposeAmount(0.3, spread: 1.0, withIncome: 0)
        case .bill: PurposeAmount(0.018, spread: 0.8, withIncome: 0.3)
        case .directDebit: PurposeAmount(0.012, spread: 0.8, withIncome: 0.2)
        case .personToPerson: PurposeAmount(0.012, spread: 1.1, withIncome: 0.4)
        case .cheque: PurposeAmount(0.06, spread: 1.1, withIncome: 0.4)
        case .supplierPayment: PurposeAmount(0.5, spread: 1.5, withIncome: 0)
        case .wireTransfer: PurposeAmount(3, spread: 1.6, withIncome: 0)
        case .foreignSupplier: PurposeAmount(2.5, spread: 1.6, withIncome: 0)
        case .remittance: PurposeAmount(0.07, spread: 0.8, withIncome: 0.3)
        }
    }
}

/// How large the amounts of a purpose are: log-normal, in parts of what an employee of the country earns in a month in the middle.
struct PurposeAmount: Sendable {
    let median: Double
    /// Standard deviation of the logarithm.
    let spread: Double
    /// The power of the payer's (or of an employee's own) income that the amount goes with.
    let withIncome: Double
    /// Whether an account pays the same each time.
    let isFixed: Bool
    /// Whole steps of so many units of a currency like the dollar; 0 for the smallest coin.
    let step: Int

    init(_ median: Double, spread: Double, withIncome: Double, isFixed: Bool = false, step: Int = 0) {
        self.median = median
        self.spread = spread
        self.withIncome = withIncome
        self.isFixed = isFixed
        self.step = step
    }
}
