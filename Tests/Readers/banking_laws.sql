-- The laws of a bank, each as a query for the rows that break it. Written from docs/models/banking.md alone, for an engine that
-- knows nothing of Loam: every query must find nothing. `-- law: NAME` begins a query.
--
-- run_start and run_end are macros that the runner defines from the manifest.

-- law: keys_are_unique_across_kinds
SELECT key, count(*) AS n FROM (
    SELECT person_id AS key FROM persons UNION ALL SELECT company_id FROM companies
    UNION ALL SELECT account_id FROM accounts UNION ALL SELECT transaction_id FROM transactions
    UNION ALL SELECT communication_id FROM communications UNION ALL SELECT trade_id FROM trades
    UNION ALL SELECT travel_id FROM travel UNION ALL SELECT document_id FROM documents
    UNION ALL SELECT bank_id FROM banks UNION ALL SELECT branch_id FROM branches
    UNION ALL SELECT merchant_id FROM merchants UNION ALL SELECT device_id FROM devices
    UNION ALL SELECT login_id FROM logins UNION ALL SELECT instrument_id FROM instruments
    UNION ALL SELECT thread_id FROM communication_threads UNION ALL SELECT employment_id FROM employments
    UNION ALL SELECT relationship_id FROM relationships
) GROUP BY key HAVING n > 1;

-- law: numbers_of_accounts_are_unique
SELECT iban AS number FROM accounts WHERE iban IS NOT NULL GROUP BY iban HAVING count(*) > 1
UNION ALL SELECT tax_id FROM persons GROUP BY nationality, tax_id HAVING count(*) > 1
UNION ALL SELECT email FROM persons GROUP BY email HAVING count(*) > 1
UNION ALL SELECT legal_name FROM companies GROUP BY registration_country, legal_name HAVING count(*) > 1;

-- law: children_of_persons_have_persons
SELECT person_id FROM phones ANTI JOIN persons USING (person_id)
UNION ALL SELECT person_id FROM emails ANTI JOIN persons USING (person_id)
UNION ALL SELECT person_id FROM addresses ANTI JOIN persons USING (person_id)
UNION ALL SELECT person_id FROM identity_documents ANTI JOIN persons USING (person_id)
UNION ALL SELECT person_id FROM employments ANTI JOIN persons USING (person_id)
UNION ALL SELECT person_id FROM devices ANTI JOIN persons USING (person_id)
UNION ALL SELECT person_id FROM logins ANTI JOIN persons USING (person_id)
UNION ALL SELECT traveler_id FROM travel t WHERE NOT EXISTS (FROM persons p WHERE p.person_id = t.traveler_id)
UNION ALL SELECT person_id FROM account_owners ANTI JOIN persons USING (person_id)
UNION ALL SELECT person_id FROM company_officers ANTI JOIN persons USING (person_id);

-- law: accounts_have_one_owner_who_exists
SELECT account_id FROM accounts a
LEFT JOIN persons p ON p.person_id = a.owner_person_id LEFT JOIN companies c ON c.company_id = a.owner_company_id
WHERE (p.person_id IS NULL) = (c.company_id IS NULL)
    OR a.opened_date < coalesce(p.date_of_birth + INTERVAL 18 YEAR, c.registration_date)
    OR a.closed_date < a.opened_date OR a.country <> coalesce(p.nationality, c.registration_country);

-- law: accounts_are_at_banks_of_their_country
SELECT account_id FROM accounts a LEFT JOIN branches r USING (branch_id) LEFT JOIN banks b ON b.bank_id = a.bank_id
WHERE b.bank_id IS NULL OR r.bank_id IS DISTINCT FROM a.bank_id OR b.country <> a.country OR b.swift_code <> a.swift_code;

-- law: iban_has_right_check_digits
SELECT iban FROM accounts WHERE iban IS NOT NULL AND (
    SELECT list_reduce(list_prepend(0, list_transform(
        range(1, length(iban) + 1),
        lambda i: CASE WHEN substr(iban[5:] || iban[:4], i::INT, 1) BETWEEN '0' AND '9'
            THEN ascii(substr(iban[5:] || iban[:4], i::INT, 1)) - 48
            ELSE ascii(substr(iban[5:] || iban[:4], i::INT, 1)) - 55 END)),
        lambda sum, digit: (sum * CASE WHEN digit > 9 THEN 100 ELSE 10 END + digit) % 97)) <> 1;

-- law: routing_numbers_have_right_check_digits
SELECT routing_number AS n FROM accounts WHERE routing_number IS NOT NULL AND (
    3 * (n[1]::INT + n[4]::INT + n[7]::INT) + 7 * (n[2]::INT + n[5]::INT + n[8]::INT)
    + n[3]::INT + n[6]::INT + n[9]::INT) % 10 <> 0;

-- law: two_accounts_of_one_currency
SELECT transaction_id FROM transactions t
LEFT JOIN accounts f ON f.account_id = t.from_account_id LEFT JOIN accounts r ON r.account_id = t.to_account_id
WHERE t.from_account_id = t.to_account_id OR (f.account_id IS NULL AND r.account_id IS NULL)
    OR (t.from_account_id IS NULL) <> (f.account_id IS NULL) OR (t.to_account_id IS NULL) <> (r.account_id IS NULL)
    OR t.currency <> coalesce(f.currency, r.currency)
    OR (f.currency <> r.currency) IS DISTINCT FROM CASE
        WHEN f.currency IS NULL OR r.currency IS NULL THEN NULL ELSE t.currency_local IS NOT NULL END
    OR t.currency_local <> r.currency;

-- law: entities_are_owners
SELECT transaction_id FROM transactions t
LEFT JOIN accounts f ON f.account_id = t.from_account_id LEFT JOIN accounts r ON r.account_id = t.to_account_id
WHERE t.from_entity_id IS DISTINCT FROM coalesce(f.owner_person_id, f.owner_company_id)
    OR t.to_entity_id IS DISTINCT FROM coalesce(r.owner_person_id, r.owner_company_id);

-- law: nothing_before_opening_or_after_closing
SELECT transaction_id FROM (
    SELECT transaction_id, transaction_date, from_account_id AS account_id FROM transactions
    UNION ALL SELECT transaction_id, transaction_date, to_account_id FROM transactions
) t JOIN accounts a USING (account_id)
WHERE t.transaction_date < a.opened_date - INTERVAL 14 HOUR OR t.transaction_date > a.closed_date + INTERVAL 38 HOUR
    OR a.status IN ('dormant', 'frozen');

-- law: transactions_are_in_order_of_time
SELECT transaction_id FROM (
    SELECT transaction_id, transaction_date, lag(transaction_date) OVER (ORDER BY row_number) AS before FROM transactions
) WHERE before > transaction_date OR transaction_date < run_start() OR transaction_date >= run_end();

-- law: amounts_are_of_whole_coins
SELECT transaction_id FROM transactions WHERE amount <= 0 OR fee_amount < 0
    OR (currency = 'JPY' AND (amount <> trunc(amount) OR fee_amount <> trunc(fee_amount)));

-- law: conversions_follow_the_rate
SELECT transaction_id FROM transactions
WHERE exchange_rate IS NOT NULL
    AND abs(amount_local - amount * exchange_rate) > greatest(1.0, amount_local * 0.00001);

-- law: statements_add_up
SELECT account_id FROM (
    SELECT account_id, sequence, amount, side, balance_after,
        lag(balance_after, 1, 0) OVER (PARTITION BY account_id ORDER BY sequence) AS before,
        lag(sequence, 1, -1) OVER (PARTITION BY account_id ORDER BY sequence) AS sequence_before
    FROM statements
) WHERE balance_after <> before + amount OR sequence <> sequence_before + 1 OR (side = 'credit') <> (amount >= 0);

-- law: balances_are_their_sums_and_above_their_limit
SELECT a.account_id FROM accounts a JOIN (
    SELECT account_id, sum(amount) AS total, min(balance_after) AS lowest
    FROM statements GROUP BY account_id
) s USING (account_id)
WHERE a.current_balance <> s.total OR s.lowest < -a.credit_limit OR a.current_balance < -a.credit_limit;

-- law: each_side_of_a_payment_has_a_statement
SELECT account_id, sum(n) AS balance FROM (
    SELECT from_account_id AS account_id, count(*) AS n FROM transactions
    WHERE status <> 'failed' AND from_account_id IS NOT NULL GROUP BY ALL
    UNION ALL SELECT to_account_id, count(*) FROM transactions
    WHERE status <> 'failed' AND to_account_id IS NOT NULL GROUP BY ALL
    UNION ALL SELECT account_id, -count(*) FROM statements WHERE transaction_id IS NOT NULL GROUP BY ALL
) GROUP BY account_id HAVING balance <> 0;

-- law: salaries_come_from_the_employer
SELECT t.transaction_id FROM transactions t
WHERE purpose = 'salary' AND NOT EXISTS (
    FROM employments e WHERE e.person_id = t.to_entity_id AND e.employer_id = t.from_entity_id AND e.is_current);

-- law: jobs_begin_when_both_can
SELECT employment_id FROM employments e JOIN persons p USING (person_id) LEFT JOIN companies c ON c.company_id = e.employer_id
WHERE c.company_id IS NULL OR e.start_date < c.registration_date OR e.start_date < p.date_of_birth + INTERVAL 18 YEAR
    OR e.end_date <= e.start_date OR e.start_date >= run_start() OR (e.end_date IS NULL) <> e.is_current;

-- law: employees_are_counted
SELECT c.company_id FROM companies c JOIN (
    SELECT employer_id, count(*) AS n FROM employments WHERE is_current GROUP BY employer_id
) e ON e.employer_id = c.company_id WHERE e.n > c.employee_count;

-- law: officers_and_owners_are_of_age
SELECT o.company_id FROM company_officers o JOIN persons p USING (person_id) JOIN companies c USING (company_id)
WHERE o.appointment_date < p.date_of_birth + INTERVAL 18 YEAR OR o.appointment_date < c.registration_date
    OR o.resignation_date < o.appointment_date
UNION ALL SELECT o.company_id FROM company_owners o JOIN persons p ON p.person_id = o.owner_person_id
WHERE o.since < p.date_of_birth + INTERVAL 18 YEAR;

-- law: owners_own_all_of_it
SELECT company_id FROM company_owners GROUP BY company_id HAVING sum(ownership_percentage) <> 100;

-- law: parents_own_more_than_half
SELECT c.company_id FROM companies c LEFT JOIN company_owners o
    ON o.company_id = c.company_id AND o.owner_company_id = c.parent_company_id
WHERE c.parent_company_id IS NOT NULL AND (o.company_id IS NULL OR o.ownership_percentage <= 50);

-- law: only_corporations_are_listed
SELECT company_id FROM companies WHERE is_public AND company_type <> 'corporation';

-- law: joint_owners_are_married
SELECT j.account_id FROM account_owners j JOIN account_owners o ON o.account_id = j.account_id AND o.role = 'owner'
JOIN persons a ON a.person_id = j.person_id JOIN persons b ON b.person_id = o.person_id
WHERE j.role = 'joint' AND (a.household_id <> b.household_id OR a.marital_status <> 'married' OR a.person_id = b.person_id);

-- law: couples_live_together
SELECT p.household_id FROM persons p JOIN addresses a USING (person_id) WHERE a.is_primary
GROUP BY p.household_id HAVING count(DISTINCT a.street || a.postal_code) > 1 OR count(*) > 2;

-- law: beneficial_owners_own_the_company
SELECT o.account_id FROM account_owners o JOIN accounts a USING (account_id)
WHERE o.role = 'beneficial' AND NOT EXISTS (
    FROM company_owners c WHERE c.company_id = a.owner_company_id AND c.owner_person_id = o.person_id);

-- law: addresses_and_documents_are_of_the_country
SELECT person_id FROM addresses a JOIN persons p USING (person_id) WHERE a.country_code <> p.nationality
UNION ALL SELECT person_id FROM identity_documents d JOIN persons p USING (person_id)
WHERE d.issuing_country <> p.nationality OR d.issue_date < p.date_of_birth + INTERVAL 18 YEAR
    OR d.issue_date >= run_start() OR d.expiry_date < run_start();

-- law: merchants_are_paid_on_their_account
SELECT transaction_id FROM transactions t LEFT JOIN merchants m USING (merchant_id)
WHERE (t.transaction_type IN ('pos', 'online')) <> (m.merchant_id IS NOT NULL)
    OR m.account_id <> t.to_account_id OR m.merchant_name <> t.merchant_name;

-- law: trades_are_of_owners_at_prices_of_the_day
SELECT t.trade_id FROM trades t LEFT JOIN accounts a USING (account_id) LEFT JOIN instruments i USING (instrument_id)
WHERE a.account_id IS NULL OR i.instrument_id IS NULL OR a.account_type <> 'investment'
    OR t.trader_id <> coalesce(a.owner_person_id, a.owner_company_id) OR t.total_value <> t.quantity * t.price
    OR t.currency <> i.currency OR isodow(t.trade_date) > 5 AND t.exchange NOT IN ('XTKS', 'XBOM')
    OR t.settlement_date <= t.trade_date::DATE;

-- law: papers_are_of_their_payment
SELECT d.document_id FROM documents d LEFT JOIN transactions t USING (transaction_id)
WHERE t.transaction_id IS NULL OR d.total_amount <> t.amount OR d.currency <> t.currency
    OR d.issuer_id <> t.to_entity_id OR d.recipient_id <> t.from_entity_id OR d.issue_date >= t.transaction_date;

-- law: lines_of_papers_add_up
SELECT d.document_id FROM documents d LEFT JOIN document_lines l USING (document_id)
GROUP BY d.document_id, d.total_amount, d.line_count
HAVING sum(l.amount) IS DISTINCT FROM d.total_amount OR count(l.document_id) <> d.line_count
    OR bool_or(l.amount <> l.quantity * l.unit_price);

-- law: travellers_show_their_passport
SELECT t.travel_id FROM travel t LEFT JOIN identity_documents d
    ON d.person_id = t.traveler_id AND d.document_type = 'passport'
WHERE d.person_id IS NULL OR d.document_number <> t.passport_number OR t.departure_country = t.arrival_country
    OR t.return_date <= t.departure_date::DATE;

-- law: people_log_in_from_their_devices
SELECT l.login_id FROM logins l LEFT JOIN devices d USING (device_id)
WHERE d.person_id IS DISTINCT FROM l.person_id OR d.first_seen > l.login_date
    OR l.is_success = (l.failure_reason IS NOT NULL);

-- law: answers_come_after_what_they_answer
SELECT c.communication_id FROM communications c JOIN communications b ON b.communication_id = c.reply_to_id
WHERE b.timestamp > c.timestamp OR b.thread_id <> c.thread_id;

-- law: messages_reach_others
SELECT r.communication_id FROM communication_recipients r JOIN communications c USING (communication_id)
WHERE r.recipient_id = c.sender_id
UNION ALL SELECT c.communication_id FROM communications c LEFT JOIN communication_recipients r USING (communication_id)
GROUP BY c.communication_id, c.recipient_count HAVING count(r.communication_id) <> c.recipient_count;

-- law: edges_say_what_tables_say
SELECT relationship_id FROM relationships r WHERE relationship_type = 'employer' AND NOT EXISTS (
    FROM employments e WHERE e.person_id = r.from_entity_id AND e.employer_id = r.to_entity_id
        AND e.is_current AND e.start_date = r.start_date)
UNION ALL SELECT relationship_id FROM relationships r WHERE relationship_type = 'officer' AND NOT EXISTS (
    FROM company_officers o WHERE o.person_id = r.from_entity_id AND o.company_id = r.to_entity_id
        AND o.appointment_date = r.start_date);
