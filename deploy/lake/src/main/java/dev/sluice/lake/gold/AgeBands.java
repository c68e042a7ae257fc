package dev.sluice.lake.gold;

/** Age bands of persons by their age on the day of collection, as in ingest-service's UserPlace. */
final class AgeBands {

    static final String COUNTRY = "CASE WHEN trim(country) <> '' THEN country ELSE 'unknown' END";

    /** Full years from birth to collection, else the given age. */
    private static final String AGE = """
            CASE WHEN date_of_birth IS NULL OR collected_at IS NULL THEN age
              ELSE year(collected_at) - year(date_of_birth)
                - CAST(month(collected_at) * 100 + day(collected_at)
                  < month(date_of_birth) * 100 + day(date_of_birth) AS int) END""";

    /** Such as 25-34, or unknown. */
    static final String BAND =
            "CASE WHEN (AGE) < 18 THEN '0-17' WHEN (AGE) < 25 THEN '18-24' WHEN (AGE) < 35 THEN '25-34'"
                    .concat(" WHEN (AGE) < 45 THEN '35-44' WHEN (AGE) < 55 THEN '45-54' WHEN (AGE) < 65 THEN '55-64'")
                    .concat(" WHEN (AGE) >= 65 THEN '65+' ELSE 'unknown' END")
                    .replace("AGE", AGE);

    private AgeBands() {}
}
