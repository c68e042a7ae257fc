package dev.sluice.lake.silver;

import dev.sluice.lake.silver.SilverTable.StorageOptions;
import dev.sluice.lake.table.LakeTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.StructType;

/** Defines the tables of silver, one per feed. */
public final class SilverTables {

    private static final SilverTable USERS_OF = new SilverTable(
            "users",
            StructType.fromDDL("""
                    user_id string, collected_at timestamp, first_name string, last_name string, title string,
                    gender string, email string, address string, city string, state string, country string,
                    postcode string, latitude double, longitude double, date_of_birth timestamp, age int,
                    registration_date timestamp, phone string, cell string, nationality string, picture_url string,
                    username string, warnings array<string>"""),
            List.of("user_id"),
            "to_date(collected_at)",
            new StorageOptions(true, true, false),
            expectations(
                    "user_id is the key", "user_id = key",
                    "collected_at is there", "collected_at IS NOT NULL",
                    "email has an @", "email LIKE '%_@_%'",
                    "age is plausible", "age IS NULL OR age BETWEEN 0 AND 150"));

    private static final SilverTable PRODUCTS_OF = new SilverTable(
            "products",
            StructType.fromDDL("""
                    product_id string, observed_at timestamp, url string, title string, brand string,
                    price decimal(18,6), list_price decimal(18,6), currency string, availability string,
                    condition string, rating decimal(18,6), rating_count bigint, asin string, sku string, gtin string,
                    mpn string, image_url string, country_of_origin string, attributes map<string,string>,
                    warnings array<string>, sources map<string,string>"""),
            List.of("product_id", "observed_at", "event_date"),
            "to_date(observed_at)",
            new StorageOptions(true, false, true),
            expectations(
                    "product_id is the key", "product_id = key",
                    "observed_at is there", "observed_at IS NOT NULL",
                    "title is there", "title <> ''",
                    "price has a currency", "price IS NULL OR currency IS NOT NULL",
                    "price is not negative", "price IS NULL OR price >= 0"));

    private static final SilverTable SOLAR_FLARES_OF = new SilverTable(
            "solar-flares",
            StructType.fromDDL("""
                    flare_id string, version_id int, submission_time timestamp, begin_time timestamp,
                    peak_time timestamp, end_time timestamp, duration_seconds bigint, class_type string,
                    class_letter string, class_number decimal(4,1), peak_flux_watts_per_square_metre double,
                    encoded_class double, source_location string, latitude_degrees int, longitude_degrees int,
                    active_region int, instruments array<string>, linked_events array<string>, note string,
                    link string, catalog string, warnings array<string>"""),
            List.of("flare_id"),
            "to_date(begin_time)",
            new StorageOptions(false, false, false),
            expectations(
                    "flare_id is the key", "flare_id = key",
                    "begin_time is there", "begin_time IS NOT NULL",
                    "class is one of GOES", "class_letter IN ('A', 'B', 'C', 'M', 'X')"));

    private static final SilverTable SOLAR_NOTIFICATIONS_OF = new SilverTable(
            "solar-notifications",
            StructType.fromDDL("""
                    message_id string, type string, issue_time timestamp, url string, summary string, body string,
                    flare_ids array<string>, warnings array<string>"""),
            List.of("message_id"),
            "to_date(issue_time)",
            new StorageOptions(false, false, true),
            expectations(
                    "message_id is the key", "message_id = key",
                    "issue_time is there", "issue_time IS NOT NULL",
                    "body is there", "body IS NOT NULL"));

    private static final SilverTable PLAYER_SESSIONS_OF = new SilverTable(
            "player-sessions",
            StructType.fromDDL("event string, session_id string, player_id string, country string, at timestamp"),
            List.of("session_id", "event"),
            "to_date(at)",
            new StorageOptions(false, false, true),
            expectations(
                    "player_id is the key", "player_id = key",
                    "player_id is 32 hex digits", "player_id RLIKE '^[0-9a-f]{32}$'",
                    "session_id is a UUID", "session_id RLIKE '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'",
                    "event is start or end", "event IN ('start', 'end')",
                    "at is there", "at IS NOT NULL",
                    "a start has a country", "event <> 'start' OR country RLIKE '^[A-Z]{2}$'"));

    /** The latest state of each person. */
    public static final LakeTable USERS = USERS_OF.table();

    /** Every observation of a product. */
    public static final LakeTable PRODUCTS = PRODUCTS_OF.table();

    /** The latest version of each flare. */
    public static final LakeTable SOLAR_FLARES = SOLAR_FLARES_OF.table();

    /** Session starts and ends. */
    public static final LakeTable PLAYER_SESSIONS = PLAYER_SESSIONS_OF.table();

    static final List<SilverTable> ALL =
            List.of(USERS_OF, PRODUCTS_OF, SOLAR_FLARES_OF, SOLAR_NOTIFICATIONS_OF, PLAYER_SESSIONS_OF);

    private SilverTables() {}

    /** The tables by feed. */
    public static List<LakeTable> all() {
        return ALL.stream().map(SilverTable::table).toList();
    }

    /** The version of a person's row in bronze, or of a tombstone; null if unknown. */
    public static Column userVersion() {
        return RowParser.version(USERS_OF);
    }

    private static Map<String, String> expectations(String... namesAndRules) {
        Map<String, String> rules = new LinkedHashMap<>();
        for (int at = 0; at < namesAndRules.length; at += 2) {
            rules.put(namesAndRules[at], namesAndRules[at + 1]);
        }
        return rules;
    }
}
