package dev.sluice.lake;

import dev.sluice.lake.bronze.Bronze;
import dev.sluice.lake.bronze.BronzeStage;
import dev.sluice.lake.flow.Flow;
import dev.sluice.lake.flow.Stage;
import dev.sluice.lake.flow.Tally;
import dev.sluice.lake.gold.InsightStage;
import dev.sluice.lake.gold.Insights;
import dev.sluice.lake.gold.SessionStage;
import dev.sluice.lake.insights.Publisher;
import dev.sluice.lake.silver.Silver;
import dev.sluice.lake.silver.SilverStage;
import dev.sluice.lake.silver.SilverTables;
import dev.sluice.lake.table.Tables;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/** All that the lake does, from its settings: the tables are created, and the stages stand in order. */
final class Layers {

    private Layers() {}

    static Flow of(SparkSession spark, LakeSettings settings, Tally tally) {
        Tables tables = new Tables(spark, settings.root());
        Silver silver = new Silver(tables, tally);
        tables.create(Bronze.TABLE);
        silver.create();
        tables.create(SessionStage.TABLE);
        Insights.ALL.forEach(insight -> tables.create(insight.table()));
        InsightStage.Audience audience = new Publisher(settings);
        List<Stage> stages = Stream.concat(
                        Stream.of(
                                new BronzeStage(tables, settings, Feeds.topics()),
                                new SilverStage(tables, silver),
                                new SessionStage(tables, tally)),
                        Stream.of(
                                        SessionStage.TABLE,
                                        SilverTables.PRODUCTS,
                                        SilverTables.SOLAR_FLARES,
                                        SilverTables.USERS)
                                .map(source -> new InsightStage(tables, source, audience, tally)))
                .toList();
        return new Flow(tables, stages, tally);
    }
}
