-- The laws of a commerce world, each as a query for the rows that break it. Written from docs/models/commerce.md alone,
-- for an engine that knows nothing of Loam: every query must find nothing. `-- law: NAME` begins a query.
--
-- run_start and run_end are macros that the runner defines from the manifest.

-- law: keys_are_unique
SELECT table_name, key, n FROM (
    SELECT 'customers' AS table_name, customer_id AS key, count(*) AS n FROM customers GROUP BY ALL
    UNION ALL SELECT 'products', product_id, count(*) FROM products GROUP BY ALL
    UNION ALL SELECT 'sessions', session_id, count(*) FROM sessions GROUP BY ALL
    UNION ALL SELECT 'orders', order_id, count(*) FROM orders GROUP BY ALL
    UNION ALL SELECT 'order_items', order_item_id, count(*) FROM order_items GROUP BY ALL
    UNION ALL SELECT 'support_tickets', ticket_id, count(*) FROM support_tickets GROUP BY ALL
    UNION ALL SELECT 'returns', return_id, count(*) FROM returns GROUP BY ALL
    UNION ALL SELECT 'cart_abandonment', abandonment_id, count(*) FROM cart_abandonment GROUP BY ALL
    UNION ALL SELECT 'stock_movements', movement_id, count(*) FROM stock_movements GROUP BY ALL
    UNION ALL SELECT 'system_metrics', metric_id, count(*) FROM system_metrics GROUP BY ALL
    UNION ALL SELECT 'labels', label_id, count(*) FROM labels GROUP BY ALL
) WHERE n > 1;

-- law: emails_and_skus_are_unique
SELECT email, count(*) AS n FROM customers GROUP BY email HAVING n > 1
UNION ALL SELECT sku, count(*) AS n FROM products GROUP BY sku HAVING n > 1;

-- law: products_have_suppliers
SELECT product_id FROM products ANTI JOIN suppliers USING (supplier_id);

-- law: sessions_have_customers
SELECT session_id FROM sessions s WHERE customer_id IS NOT NULL
    AND NOT EXISTS (FROM customers c WHERE c.customer_id = s.customer_id);

-- law: orders_have_customers
SELECT order_id FROM orders ANTI JOIN customers USING (customer_id);

-- law: orders_agree_with_their_session
SELECT o.order_id FROM orders o LEFT JOIN sessions s USING (session_id)
WHERE s.session_id IS NULL OR s.customer_id IS DISTINCT FROM o.customer_id OR s.channel <> o.channel
    OR s.ended_ts <> o.order_ts OR s.started_ts >= o.order_ts
    OR s.stage <> CASE o.payment_status WHEN 'success' THEN 'order' ELSE 'payment' END;

-- law: sessions_that_ordered_have_one_order
SELECT s.session_id, count(o.order_id) AS n FROM sessions s LEFT JOIN orders o USING (session_id)
WHERE s.stage = 'order' GROUP BY s.session_id HAVING n <> 1;

-- law: a_session_ends_once
SELECT session_id, count(*) AS n FROM (
    SELECT session_id FROM orders UNION ALL SELECT session_id FROM cart_abandonment
) GROUP BY session_id HAVING n > 1;

-- law: carts_agree_with_their_session
SELECT c.abandonment_id FROM cart_abandonment c LEFT JOIN sessions s USING (session_id)
WHERE s.session_id IS NULL OR s.customer_id IS DISTINCT FROM c.customer_id OR s.channel <> c.channel
    OR s.ended_ts <> c.abandon_ts OR s.stage <> c.abandon_stage;

-- law: stages_have_rows
SELECT session_id FROM sessions s WHERE stage IN ('cart', 'checkout')
    AND NOT EXISTS (FROM cart_abandonment c WHERE c.session_id = s.session_id)
UNION ALL
SELECT session_id FROM sessions s WHERE stage = 'payment'
    AND NOT EXISTS (FROM cart_abandonment c WHERE c.session_id = s.session_id)
    AND NOT EXISTS (FROM orders o WHERE o.session_id = s.session_id AND o.payment_status = 'failed')
UNION ALL
SELECT session_id FROM sessions s WHERE stage = 'visit' AND (
    EXISTS (FROM cart_abandonment c WHERE c.session_id = s.session_id)
    OR EXISTS (FROM orders o WHERE o.session_id = s.session_id));

-- law: carts_add_up
SELECT abandonment_id FROM cart_abandonment c LEFT JOIN cart_items i USING (abandonment_id)
GROUP BY ALL HAVING any_value(cart_value) <> sum(quantity * unit_price) OR any_value(items_count) <> count(product_id);

-- law: cart_products_exist_at_their_price
SELECT abandonment_id FROM cart_items i LEFT JOIN products p USING (product_id)
WHERE p.product_id IS NULL OR p.price <> i.unit_price;

-- law: orders_stand_in_time_inside_the_run
SELECT order_id FROM (
    SELECT order_id, order_ts, lag(order_ts) OVER (ORDER BY row_number) AS before FROM orders
) WHERE order_ts < before OR order_ts < run_start() OR order_ts >= run_end();

-- law: order_money_adds_up
SELECT o.order_id FROM orders o LEFT JOIN order_items i USING (order_id)
GROUP BY ALL
HAVING count(i.order_item_id) NOT BETWEEN 1 AND 5
    OR any_value(o.subtotal) <> sum(i.quantity * i.unit_price)
    OR any_value(o.discount) <> sum(i.quantity * i.discount_per_unit)
    OR any_value(o.shipping_cost) <> CASE WHEN any_value(o.subtotal) >= 50 THEN 0 ELSE 5.99 END
    OR any_value(o.total_amount)
        <> any_value(o.subtotal) - any_value(o.discount) + any_value(o.tax) + any_value(o.shipping_cost);

-- law: items_cost_what_products_cost
SELECT order_item_id FROM order_items i LEFT JOIN products p USING (product_id)
WHERE p.product_id IS NULL OR i.unit_price <> p.price OR i.sku <> p.sku
    OR i.total_price <> i.quantity * (i.unit_price - i.discount_per_unit);

-- law: items_have_orders
SELECT order_item_id FROM order_items ANTI JOIN orders USING (order_id);

-- law: failure_reason_if_and_only_if_failed
SELECT order_id FROM orders
WHERE (payment_status = 'failed') <> (payment_failure_reason IS NOT NULL)
    OR (payment_type = 'cod' AND payment_status = 'failed')
    OR (payment_status = 'failed' AND order_status <> 'cancelled')
    OR (payment_failure_reason = 'expired_card' AND payment_type <> 'card');

-- law: deliveries_are_in_time_and_late_is_late
SELECT order_id FROM orders
WHERE (order_status = 'delivered') <> (actual_delivery_ts IS NOT NULL)
    OR actual_delivery_ts > run_end() OR actual_delivery_ts <= order_ts OR expected_delivery_ts <= order_ts
    OR (is_sla_breach AND order_status <> 'delivered')
    OR (order_status = 'delivered' AND is_sla_breach <> (actual_delivery_ts >= expected_delivery_ts + INTERVAL 12 HOUR))
    OR delivery_delay_hours <> CASE WHEN is_sla_breach
        THEN date_diff('second', expected_delivery_ts, actual_delivery_ts) // 3600 ELSE 0 END;

-- law: discounts_only_for_targets_inside_the_window
SELECT i.order_item_id FROM order_items i JOIN orders o USING (order_id) JOIN products p USING (product_id)
WHERE i.discount_per_unit > 0 AND NOT EXISTS (
    FROM campaigns c WHERE o.order_ts >= c.start_ts AND o.order_ts < c.end_ts
        AND list_contains(c.target_categories::VARCHAR[], p.category)
        AND i.discount_per_unit = round(i.unit_price * c.discount_percent / 100, 2));

-- law: discounts_are_given
SELECT i.order_item_id FROM order_items i JOIN orders o USING (order_id) JOIN products p USING (product_id)
JOIN campaigns c ON o.order_ts >= c.start_ts AND o.order_ts < c.end_ts
    AND list_contains(c.target_categories::VARCHAR[], p.category)
WHERE i.discount_per_unit < round(i.unit_price * c.discount_percent / 100, 2);

-- law: campaign_if_and_only_if_discount
SELECT o.order_id FROM orders o LEFT JOIN campaigns c USING (campaign_id)
WHERE (o.campaign_id IS NOT NULL) <> (o.discount > 0)
    OR (o.campaign_id IS NOT NULL AND (c.campaign_id IS NULL OR o.order_ts < c.start_ts OR o.order_ts >= c.end_ts));

-- law: tickets_follow_what_happened
SELECT t.ticket_id FROM support_tickets t LEFT JOIN orders o USING (order_id)
WHERE o.order_id IS NULL OR t.customer_id <> o.customer_id OR t.created_ts <= o.order_ts OR t.created_ts >= run_end()
    OR (t.issue_category = 'payment') <> (o.payment_status = 'failed')
    OR (t.issue_category = 'product' AND (o.order_status <> 'delivered' OR t.created_ts <= o.actual_delivery_ts))
    OR (t.issue_category = 'delivery' AND (t.created_ts <= o.expected_delivery_ts OR o.order_status = 'cancelled'
        OR (o.order_status = 'delivered' AND NOT o.is_sla_breach)))
    OR (t.issue_category = 'refund' AND NOT EXISTS (
        FROM returns r WHERE r.order_id = t.order_id AND r.return_ts < t.created_ts));

-- law: tickets_are_timed_against_their_target
SELECT ticket_id FROM support_tickets
WHERE target_minutes <> CASE severity WHEN 'low' THEN 1440 WHEN 'medium' THEN 480 WHEN 'high' THEN 120 ELSE 60 END
    OR first_response_ts <= created_ts OR resolved_ts < first_response_ts OR resolved_ts > run_end()
    OR (resolved_ts IS NULL) <> (resolution_minutes IS NULL) OR (resolved_ts IS NULL) <> (csat IS NULL)
    OR resolution_minutes <> date_diff('second', created_ts, resolved_ts) // 60
    OR sla_breach <> (coalesce(resolution_minutes, date_diff('second', created_ts, run_end()) // 60) > target_minutes)
    OR breach_minutes <> greatest(0,
        coalesce(resolution_minutes, date_diff('second', created_ts, run_end()) // 60) - target_minutes)
    OR (csat < 3 AND NOT sla_breach) OR (csat > 3 AND sla_breach)
    OR (escalation_count > 0 AND NOT (sla_breach AND severity IN ('high', 'critical')))
    OR (agent_type = 'chatbot') <> (agent_id LIKE 'BOT%') OR (agent_type = 'chatbot' AND severity <> 'low');

-- law: returns_follow_delivery
SELECT r.return_id FROM returns r LEFT JOIN order_items i USING (order_item_id) LEFT JOIN orders o ON o.order_id = r.order_id
WHERE o.order_id IS NULL OR i.order_item_id IS NULL OR i.order_id <> r.order_id OR i.product_id <> r.product_id
    OR o.customer_id <> r.customer_id OR o.order_status <> 'delivered'
    OR r.return_ts < o.actual_delivery_ts + INTERVAL 1 DAY OR r.return_ts > o.actual_delivery_ts + INTERVAL 14 DAY
    OR r.return_ts >= run_end();

-- law: items_come_back_once
SELECT order_item_id, count(*) AS n FROM returns GROUP BY order_item_id HAVING n > 1;

-- law: refunds_follow_the_rule
SELECT r.return_id FROM returns r JOIN order_items i USING (order_item_id) JOIN orders o ON o.order_id = r.order_id
WHERE r.refund_percent <> CASE WHEN r.return_reason IN ('defective', 'damaged_in_shipping', 'not_as_described')
        THEN 100 ELSE 95 END
    OR (r.return_status = 'refunded') <> (r.refund_amount IS NOT NULL)
    OR (r.return_status = 'refunded') <> (r.processed_ts IS NOT NULL) OR r.processed_ts > run_end()
    OR r.processed_ts <> r.return_ts + r.processing_days * INTERVAL 1 DAY
    -- In cents: the item's price and its share of the tax, each rounded half up.
    OR (100 * r.refund_amount)::HUGEINT <> (((100 * i.total_price)::HUGEINT + CASE WHEN o.subtotal = o.discount THEN 0 ELSE
        (2 * (100 * o.tax)::HUGEINT * (100 * i.total_price)::HUGEINT + (100 * (o.subtotal - o.discount))::HUGEINT)
            // (2 * (100 * (o.subtotal - o.discount))::HUGEINT) END) * (100 * r.refund_percent)::HUGEINT + 5000) // 10000;

-- law: stock_is_never_negative_and_adds_up
SELECT movement_id FROM (
    SELECT *, coalesce(lag(stock_after) OVER (PARTITION BY product_id ORDER BY row_number), 0) AS before,
        lag(movement_ts) OVER (PARTITION BY product_id ORDER BY row_number) AS earlier
    FROM stock_movements
) WHERE stock_after < 0 OR stock_after <> before + quantity OR movement_ts < earlier
    OR (kind = 'stock_out' AND (quantity <> 0 OR stock_after <> 0)) OR (kind IN ('sale', 'write_off') AND quantity >= 0)
    OR (kind IN ('opening', 'receipt') AND quantity <= 0);

-- law: stock_sells_what_orders_took
WITH sold AS (SELECT product_id, -sum(quantity) AS units FROM stock_movements WHERE kind = 'sale' GROUP BY 1),
    ordered AS (SELECT product_id, sum(quantity) AS units FROM order_items GROUP BY 1)
SELECT product_id FROM sold FULL JOIN ordered USING (product_id) WHERE sold.units IS DISTINCT FROM ordered.units;

-- law: sales_periods_hold_their_orders
-- Whatever the period is, up to each of its last seconds as much was sold as was ordered.
WITH sold AS (
    SELECT product_id, movement_ts, -sum(quantity) OVER (PARTITION BY product_id ORDER BY movement_ts) AS units
    FROM stock_movements WHERE kind = 'sale'),
    ordered AS (
    SELECT i.product_id, o.order_ts, sum(i.quantity) OVER (PARTITION BY i.product_id ORDER BY o.order_ts) AS units
    FROM order_items i JOIN orders o USING (order_id))
SELECT sold.product_id FROM sold ASOF JOIN ordered
    ON sold.product_id = ordered.product_id AND ordered.order_ts <= sold.movement_ts
WHERE sold.units <> ordered.units;

-- law: receipts_come_from_suppliers
SELECT movement_id FROM stock_movements m LEFT JOIN suppliers s USING (supplier_id)
WHERE (kind = 'receipt') <> (m.supplier_id IS NOT NULL) OR (kind = 'receipt') <> (due_ts IS NOT NULL)
    OR (m.supplier_id IS NOT NULL AND s.supplier_id IS NULL) OR due_ts > movement_ts
    OR ordered_ts + s.lead_time_days * INTERVAL 1 DAY <> due_ts;

-- law: metrics_equal_the_rows
WITH steps AS (
    SELECT metric_ts AS step, metric_name, metric_value,
        lead(metric_ts, 6) OVER (ORDER BY row_number) AS next FROM system_metrics),
    o AS (SELECT date_diff('second', run_start(), order_ts) // metric_seconds() AS step, count(*) AS n,
        count(*) FILTER (payment_status = 'failed') AS failed,
        coalesce(sum(total_amount) FILTER (payment_status = 'success'), 0) AS turnover FROM orders GROUP BY 1),
    t AS (SELECT date_diff('second', run_start(), created_ts) // metric_seconds() AS step, count(*) AS n
        FROM support_tickets GROUP BY 1),
    c AS (SELECT date_diff('second', run_start(), abandon_ts) // metric_seconds() AS step, count(*) AS n
        FROM cart_abandonment GROUP BY 1),
    s AS (SELECT date_diff('second', run_start(), ended_ts) // metric_seconds() AS step, count(*) AS n,
        sum(page_load_ms) AS load FROM sessions GROUP BY 1),
    expected AS (
    SELECT m.metric_id, m.metric_value, CASE m.metric_name
        WHEN 'orders' THEN coalesce(o.n, 0)::DECIMAL(18, 4)
        WHEN 'support_tickets' THEN coalesce(t.n, 0)
        WHEN 'turnover_usd' THEN coalesce(o.turnover, 0)
        WHEN 'payment_failure_rate' THEN (20000 * o.failed + o.n) // (2 * o.n) / 10000
        WHEN 'cart_abandonment_rate' THEN
            (20000 * coalesce(c.n, 0) + coalesce(c.n, 0) + coalesce(o.n, 0))
                // nullif(2 * (coalesce(c.n, 0) + coalesce(o.n, 0)), 0) / 10000
        WHEN 'site_load_time_ms' THEN (20000 * s.load + s.n) // (2 * s.n) / 10000
        END AS value
    FROM system_metrics m
    LEFT JOIN o ON o.step = date_diff('second', run_start(), m.metric_ts) // metric_seconds()
    LEFT JOIN t ON t.step = date_diff('second', run_start(), m.metric_ts) // metric_seconds()
    LEFT JOIN c ON c.step = date_diff('second', run_start(), m.metric_ts) // metric_seconds()
    LEFT JOIN s ON s.step = date_diff('second', run_start(), m.metric_ts) // metric_seconds())
SELECT metric_id, metric_value, value FROM expected WHERE metric_value IS DISTINCT FROM value::DECIMAL(18, 4);

-- law: metrics_cover_the_run
SELECT count(*) AS n FROM system_metrics
HAVING n <> 6 * ceil(date_diff('second', run_start(), run_end()) / metric_seconds());

-- law: labels_name_rows
SELECT label_id FROM labels l WHERE NOT EXISTS (
    FROM (SELECT session_id AS id, 'sessions' AS name FROM sessions
        UNION ALL SELECT order_id, 'orders' FROM orders UNION ALL SELECT order_item_id, 'order_items' FROM order_items
        UNION ALL SELECT ticket_id, 'support_tickets' FROM support_tickets
        UNION ALL SELECT return_id, 'returns' FROM returns
        UNION ALL SELECT abandonment_id, 'cart_abandonment' FROM cart_abandonment
        UNION ALL SELECT movement_id, 'stock_movements' FROM stock_movements) r
    WHERE r.id = l.row_id AND r.name = l."table");

-- law: labels_stay_inside_their_window
SELECT l.label_id FROM labels l JOIN orders o ON o.order_id = l.row_id
WHERE l."table" = 'orders' AND (o.order_ts < l.window_start OR o.order_ts >= l.window_end)
UNION ALL
SELECT l.label_id FROM labels l JOIN sessions s ON s.session_id = l.row_id
WHERE l."table" = 'sessions' AND (s.ended_ts < l.window_start OR s.ended_ts >= l.window_end);
