package dev.sluice.lake.gold;

import static dev.sluice.lake.gold.Insight.columns;

import dev.sluice.lake.silver.SilverTables;
import java.util.List;
import java.util.Optional;

/** Defines the insights (aggregate tables) of the gold layer. */
public final class Insights {

    /** All insights, in the order of computation. */
    public static final List<Insight> ALL = List.of(
            new Insight(
                    "completed-sessions-by-country",
                    SessionStage.TABLE,
                    "session_status = 1",
                    columns("country string", "country"),
                    columns("completed bigint", "count(*)"),
                    Optional.empty()),
            new Insight(
                    "completed-sessions-by-player",
                    SessionStage.TABLE,
                    "session_status = 1",
                    columns("player_id string", "player_id"),
                    columns("completed bigint", "count(*)"),
                    Optional.empty()),
            new Insight(
                    "session-starts-by-country-hour",
                    SessionStage.TABLE,
                    "start_ts IS NOT NULL",
                    columns(
                            "country string", "country",
                            "hour timestamp", "date_trunc('HOUR', start_ts)",
                            "event_date date", "event_date"),
                    columns("starts bigint", "count(*)"),
                    Optional.of("event_date")),
            new Insight(
                    "price-history-by-product-day",
                    SilverTables.PRODUCTS,
                    "price IS NOT NULL",
                    columns("product_id string", "product_id", "day date", "event_date", "currency string", "currency"),
                    columns(
                            "observations bigint", "count(*)",
                            "first_price decimal(18,6)", "min_by(price, observed_at)",
                            "min_price decimal(18,6)", "min(price)",
                            "max_price decimal(18,6)", "max(price)",
                            "last_price decimal(18,6)", "max_by(price, observed_at)"),
                    Optional.of("day")),
            new Insight(
                    "flares-by-month-class",
                    SilverTables.SOLAR_FLARES,
                    "true",
                    // Taken from the flare ID because the ID never changes; the API also groups flares by this month.
                    columns("month string", "left(flare_id, 7)", "class string", "class_letter"),
                    columns("flares bigint", "count(*)"),
                    Optional.empty()),
            new Insight(
                    "users-by-country-age-band",
                    SilverTables.USERS,
                    "true",
                    columns("country string", AgeBands.COUNTRY, "age_band string", AgeBands.BAND),
                    columns("users bigint", "count(*)"),
                    Optional.empty()));

    private Insights() {}
}
