import LoamTestSupport
import Testing

/// The laws of a bank, each broken once. A new law gets a line here.
extension PlantedFault {
    static let bank = people + firms + money + evidence + papers + messages

    private static let long = "1900-01-01"

    private static let people: [PlantedFault] = [
        .cell("of_age persons", "persons", "age", "17"),
        .cell("has_income persons", "persons", "annual_income", "-1.00"),
        .cell("risk_of_standing persons", "persons", "risk_score", "0.50"),
        .cell("expires_after_issue identity_documents", "identity_documents", "expiry_date", "2040-01-01"),
        .cell("ends_after_start employments", "employments", "is_current", "false") { $0["is_current"] == "true" },
        .cell("employer_exists employments", "employments", "start_date", long),
        .cell("worker_of_age employments", "employments", "start_date", long),
        PlantedFault("nobody works for them", "employees_counted companies") { files in
            try files.every("companies") { $0["employee_count"] = "1" }
        },
        PlantedFault("a person married to himself", "to_another relationships") { files in
            try files.row("relationships") { $0["to_entity_id"] = $0["from_entity_id"] }
        },
        PlantedFault("a device of somebody else", "device_of_person logins") { files in
            var device = ""
            try files.row("logins") { device = $0["device_id"] ?? "" }
            try files.row("logins", where: { $0["device_id"] != device }) { $0["device_id"] = device }
        },
        .cell("device_known_before logins", "logins", "login_date", "1999-01-01T00:00:00.000000Z"),
        .cell("failure_has_reason logins", "logins", "is_success", "false") { $0["is_success"] == "true" },
        PlantedFault("a journey home", "another_country travel") { files in
            try files.row("travel") { $0["arrival_country"] = $0["departure_country"] }
        },
        .cell("back_after_departure travel", "travel", "return_date", "2030-01-01"),
        .cell("score_of_journey travel", "travel", "risk_score", "0.99"),
        .cell("home_is_nationality travel", "travel", "departure_country", "KE"),
    ]

    private static let firms: [PlantedFault] = [
        .cell("company_risk_of_score companies", "companies", "risk_level", "critical") { $0["risk_level"] == "low" },
        .cell("size_of_employees companies", "companies", "employee_count", "999999") { $0["size"] != "large" },
        .cell("listed_has_worth companies", "companies", "market_cap", "1.00") { $0["market_cap"] == "" },
        PlantedFault("a company that owns itself", "no_own_parent companies") { files in
            try files.row("companies") { $0["parent_company_id"] = $0["company_id"] }
        },
        .cell("shares_add_up companies", "company_owners", "ownership_percentage", "1.00"),
        .cell("appointed_of_age company_officers", "company_officers", "appointment_date", long),
        .cell("one_holder company_owners", "company_owners", "owner_person_id", "") { $0["owner_person_id"] != "" },
        PlantedFault("a company that holds itself", "owned_by_another company_owners") { files in
            try files.row("company_owners") { $0["owner_company_id"] = $0["company_id"] }
        },
        .cell("holder_of_age company_owners", "company_owners", "since", long) { $0["owner_person_id"] != "" },
        PlantedFault("an account of somebody else", "account_of_company merchants") { files in
            var company = ""
            try files.row("merchants") { company = $0["company_id"] ?? "" }
            try files.row("merchants", where: { $0["company_id"] != company }) { $0["company_id"] = company }
        },
    ]

    private static let money: [PlantedFault] = [
        .cell("one_owner accounts", "accounts", "owner_person_id", "") { $0["owner_person_id"] != "" },
        .cell("closed_after_opened accounts", "accounts", "closed_date", long) { $0["closed_date"] != "" },
        .cell("closed_has_date accounts", "accounts", "status", "closed") { $0["status"] == "active" },
        .cell("owner_of_age accounts", "accounts", "opened_date", long) { $0["owner_person_id"] != "" },
        .cell("owner_founded accounts", "accounts", "opened_date", long) { $0["owner_company_id"] != "" },
        .cell("bank_of_its_country accounts", "accounts", "country", "BR") { $0["country"] == "US" },
        PlantedFault("a branch of another bank", "branch_of_its_bank accounts") { files in
            var branch = ""
            var bank = ""
            try files.row("accounts") { (branch, bank) = ($0["branch_id"] ?? "", $0["bank_id"] ?? "") }
            try files.row("accounts", where: { $0["bank_id"] != bank }) { $0["branch_id"] = branch }
        },
        .cell("routing_in_us accounts", "accounts", "routing_number", "") { $0["routing_number"] != "" },
        .cell("iban_where_used accounts", "accounts", "iban", "") { $0["iban"] != "" },
        .cell("dormant_says_so accounts", "accounts", "is_dormant", "true") { $0["is_dormant"] == "false" },
        .cell("frozen_is_watched accounts", "accounts", "kyc_verified", "true") { $0["status"] == "frozen" },
        .cell("risk_of_score accounts", "accounts", "risk_level", "critical") { $0["risk_level"] == "low" },
        .cell("balance_adds_up accounts", "accounts", "current_balance", "1.23") { $0["status"] == "active" },
        .cell("balance_above_limit accounts", "accounts", "current_balance", "-99999999.00"),
        .cell("idle_has_no_movement accounts", "accounts", "transaction_count", "7") { $0["status"] == "dormant" },
        .cell("account_is_sum_of_statements accounts", "accounts", "current_balance", "1.23"),
        .cell("balances_follow statements", "statements", "balance_after", "0.01") { $0["entry"] == "movement" },
        .cell("balance_above_limit_always statements", "statements", "balance_after", "-99999999.00"),
        .cell("side_of_amount statements", "statements", "side", "debit") { $0["side"] == "credit" },
        .cell("booked_when_made statements", "statements", "booked_at", "2025-01-02T00:00:00.000000Z") {
            $0["entry"] == "movement"
        },
        .cell("movement_has_transaction statements", "statements", "transaction_id", "") { $0["entry"] == "movement" },
        .cell("booked_in_life statements", "statements", "booked_at", "1899-01-02T00:00:00.000000Z"),
        PlantedFault("money that goes round", "two_accounts transactions") { files in
            try files.row("transactions", where: { $0["from_account_id"] != "" && $0["to_account_id"] != "" }) {
                $0["to_account_id"] = $0["from_account_id"]
            }
        },
        .cell("countries_of_accounts transactions", "transactions", "originating_country", "BR") {
            $0["from_account_id"] != "" && $0["originating_country"] == "US"
        },
        .cell("card_has_merchant transactions", "transactions", "merchant_id", "") { $0["merchant_id"] != "" },
        .cell("payer_in_life transactions", "transactions", "transaction_date", "1899-01-01T00:00:00.000000Z") {
            $0["from_account_id"] != ""
        },
        .cell("receiver_in_life transactions", "transactions", "transaction_date", "1899-01-01T00:00:00.000000Z") {
            $0["to_account_id"] != ""
        },
        .cell("posted_after_made transactions", "transactions", "posting_date", long),
        .cell("currency_of_accounts transactions", "transactions", "currency", "BRL") {
            $0["from_account_id"] != "" && $0["currency"] == "USD"
        },
        .cell("fee_below_amount transactions", "transactions", "fee_amount", "-1.00"),
        .cell("whole_yen transactions", "transactions", "amount", "100.50") { $0["currency"] == "JPY" },
        .cell("converted_by_rate transactions", "transactions", "amount_local", "999999999.00") {
            $0["amount_local"] != ""
        },
    ]

    private static let evidence: [PlantedFault] = [
        .cell("score_of_evidence transactions", "transactions", "risk_score", "0.99"),
        .cell("total_of_pieces trades", "trades", "total_value", "0.07"),
        .cell("traded_where_listed trades", "trades", "currency", "BRL") { $0["currency"] != "BRL" },
        PlantedFault("a trade from a current account", "trader_has_account trades") { files in
            var account = ""
            try files.row("accounts", where: { $0["account_type"] == "checking" }) { account = $0["account_id"] ?? "" }
            try files.row("trades") { $0["account_id"] = account }
        },
        .cell("settled_after_traded trades", "trades", "settlement_date", long),
        .cell("low_to_high instrument_prices", "instrument_prices", "high", "0.01"),
        .cell("trading_days_follow instrument_prices", "instrument_prices", "trading_day", "2030-01-01"),
    ]

    private static let papers: [PlantedFault] = [
        .cell("paper_of_its_payment documents", "documents", "total_amount", "0.07"),
        PlantedFault("a paper to itself", "two_companies documents") { files in
            try files.row("documents") { $0["recipient_id"] = $0["issuer_id"] }
        },
        .cell("issued_before_paid documents", "documents", "issue_date", "2030-01-01"),
        .cell("lines_add_up documents", "document_lines", "amount", "0.07"),
        .cell("amount_of_pieces document_lines", "document_lines", "quantity", "77777"),
    ]

    private static let messages: [PlantedFault] = [
        .cell("sent_in_run communications", "communications", "timestamp", "2035-01-01T00:00:00.000000Z"),
        .cell("answers_come_later communications", "communications", "thread_position", "99") {
            $0["reply_to_id"] != ""
        },
        PlantedFault("somebody answers himself", "two_people_in_turn communications") { files in
            var sender = ""
            try files.row("communications") { sender = $0["sender_id"] ?? "" }
            try files.row("communications", where: { $0["sender_id"] != sender }) { $0["sender_id"] = sender }
        },
        .cell("thread_has_its_messages communication_threads", "communication_threads", "messages", "99"),
        PlantedFault("a thread of one", "two_people_write communication_threads") { files in
            try files.row("communication_threads") { $0["second_person_id"] = $0["first_person_id"] }
        },
        .cell("platform_of_type communications", "communications", "communication_type", "email") {
            $0["communication_type"] == "sms"
        },
        .cell("score_of_sentiment communications", "communications", "sentiment_score", "-0.99") {
            $0["sentiment"] == "positive"
        },
        .cell("keywords_have_category communications", "communications", "contains_suspicious_keywords", "true") {
            $0["contains_suspicious_keywords"] == "false"
        },
        .cell("message_score_of_evidence communications", "communications", "risk_score", "0.99"),
        .cell("calls_have_length communications", "communications", "duration_seconds", "7") {
            $0["communication_type"] == "email"
        },
        PlantedFault("office hours that are none", "off_hours_of_clock communications") { files in
            try files.row("communications") { $0["is_off_hours"] = $0["is_off_hours"] == "true" ? "false" : "true" }
        },
        PlantedFault("a platform that encrypts", "encrypted_by_platform communications") { files in
            try files.row("communications") { $0["is_encrypted"] = $0["is_encrypted"] == "true" ? "false" : "true" }
        },
        .cell("recipients_counted communications", "communications", "recipient_count", "99"),
        .cell("attachments_counted communications", "communications", "attachment_count", "99"),
        .cell("recipients_numbered communication_recipients", "communication_recipients", "position", "9"),
        .cell("attachments_numbered communication_attachments", "communication_attachments", "position", "9"),
        PlantedFault("a message to the sender", "recipient_is_not_sender communication_recipients") { files in
            var sender = ""
            var message = ""
            try files.row("communications") {
                (sender, message) = ($0["sender_id"] ?? "", $0["communication_id"] ?? "")
            }
            let own = (sender, message)
            try files.row("communication_recipients", where: { $0["communication_id"] == own.1 }) {
                $0["recipient_id"] = own.0
            }
        },
    ]
}
