internal import LoamVocabulary
internal import LoamWorlds

/// What recipes may say about a bank.
enum BankingDefinition {
    static let model = ModelDefinition(
        name: "banking",
        meaning:
            "A bank of ten countries: people, companies, accounts whose balances add up, and every movement of money",
        parameters: counts + shapes + shares)

    private static let counts: [ParameterDefinition] = [
        ParameterDefinition(
            "persons", .count(0...1_000_000_000), defaultValue: .count(1_000), unit: "persons", meaning: "People"),
        ParameterDefinition(
            "companies", .count(0...1_000_000_000), defaultValue: .count(200), unit: "companies", meaning: "Companies"),
        ParameterDefinition(
            "accounts", .count(0...1_000_000_000), defaultValue: .count(2_000), unit: "accounts",
            meaning: "Accounts of people and companies together"),
        ParameterDefinition(
            "transactions", .count(0...100_000_000_000), defaultValue: .count(100_000), unit: "transactions",
            meaning: "Movements of money in the whole run"),
        ParameterDefinition(
            "instruments", .count(0...1_000_000), defaultValue: .count(200), unit: "instruments",
            meaning: "Shares, bonds and other things that are traded"),
        ParameterDefinition(
            "trades", .count(0...10_000_000_000), defaultValue: .count(10_000), unit: "trades",
            meaning: "Purchases and sales of instruments"),
        ParameterDefinition(
            "documents", .count(0...10_000_000_000), defaultValue: .count(5_000), unit: "documents",
            meaning: "Invoices and other papers of payments between companies"),
        ParameterDefinition(
            "travel", .count(0...10_000_000_000), defaultValue: .count(1_000), unit: "journeys",
            meaning: "Journeys of people to other countries"),
        ParameterDefinition(
            "logins", .count(0...100_000_000_000), defaultValue: .count(20_000), unit: "logins",
            meaning: "Logins of people at the bank"),
        ParameterDefinition(
            "banks", .count(1...99), defaultValue: .count(12), unit: "banks", meaning: "Banks of each country"),
        ParameterDefinition(
            "branches", .count(1...100), defaultValue: .count(20), unit: "branches", meaning: "Branches of each bank"),
        ParameterDefinition(
            "communications", .count(0...10_000_000_000), defaultValue: .count(5_000), unit: "messages",
            meaning: "Messages of people to people"),
        ParameterDefinition(
            "duration", .duration(86_400...631_152_000),
            defaultValue: .duration(CalendarDuration(months: 3, seconds: 0)),
            meaning: "Over which time money moves; at most 20 years"),
    ]

    private static let shapes: [ParameterDefinition] = [
        ParameterDefinition(
            "countries", .text, defaultValue: .text("US 40, GB 12, DE 12, FR 8, ES 6, IT 6, JP 6, NL 4, IN 4, BR 2"),
            meaning: "Which countries the people and companies are of, and how many of them: codes and weights"),
        ParameterDefinition(
            "transaction_types", .text,
            defaultValue: .text(
                "pos 40, online 14, transfer 12, payment 12, atm 7, ach 5, deposit 4, wire 3, withdrawal 2, check 1"),
            meaning: "How often each type of transaction is, beside what people and companies pay each month"),
        ParameterDefinition(
            "personal_accounts", .text,
            defaultValue: .text("checking 40, savings 30, credit_card 15, investment 10, loan 3, mortgage 2"),
            meaning: "The types of the accounts of people"),
        ParameterDefinition(
            "company_accounts", .text,
            defaultValue: .text("business 70, checking 20, savings 5, investment 5"),
            meaning: "The types of the accounts of companies"),
    ]

    private static let shares: [ParameterDefinition] = [
        share("company_account_share", 0.2, "Accounts that belong to companies"),
        share("dormant_share", 0.08, "Accounts that have not been used for years"),
        share("closed_share", 0.05, "Accounts that are closed: half of them in the run, in runs of more than a month"),
        share("opened_share", 0.03, "Accounts that are opened in the run, in runs of more than a month"),
        share("frozen_share", 0.02, "Accounts that are frozen"),
        share("salary_share", 0.7, "Current accounts that get a salary"),
        share("rent_share", 0.35, "Current accounts that pay a rent"),
        share("scheduled_share", 0.4, "Transactions that are due on set days at most: salaries, rents, repayments"),
        share("cross_border_share", 0.02, "Transactions that cross a border"),
        share("failed_share", 0.01, "Card payments that are declined and move no money"),
        share("joint_share", 0.6, "Current and savings accounts of married people that both of them own"),
        share("pep_share", 0.01, "People who are politically exposed"),
        share("sanctioned_share", 0.001, "People and companies that are on lists of sanctions"),
        share("listed_share", 0.1, "Companies whose shares are listed; only corporations are"),
        share("subsidiary_share", 0.15, "Companies of which another company owns more than half"),
        share("failed_login_share", 0.03, "Logins that fail"),
        share("keyword_share", 0.02, "Messages that have keywords of a kind of crime"),
    ]

    private static func share(_ name: String, _ value: Double, _ meaning: String) -> ParameterDefinition {
        ParameterDefinition(name, .percentage, defaultValue: .percentage(value), meaning: meaning)
    }
}
