package dev.sluice.lake;

import dev.sluice.lake.bronze.Bronze;
import dev.sluice.lake.bronze.BronzeStage;
import dev.sluice.lake.flow.Flow;
import dev.sluice.lake.flow.RowCounts;
import dev.sluice.lake.flow.Stage;
import dev.sluice.lake.gold.Insight;
import dev.sluice.lake.gold.InsightStage;
import dev.sluice.lake.gold.Insights;
import dev.sluice.lake.gold.SessionStage;
import dev.sluice.lake.insights.InsightPublisher;
import dev.sluice.lake.silver.Retention;
import dev.sluice.lake.silver.SilverStage;
import dev.sluice.lake.silver.SilverTables;
import dev.sluice.lake.table.LakeTable;
import dev.sluice.lake.table.Tables;
import dev.sluice.lake.upkeep.Upkeep;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/** Creates the tables and the stages of all layers from the settings, in order. */
record Layers(SparkSession spark, LakeSettings settings, RowCounts rowCounts) {

    Flow flow() {
        create();
        Stage bronze = new BronzeStage(tables(), settings, Feeds.topics());
        return new Flow(
                tables(), Stream.concat(Stream.of(bronze), below().stream()).toList(), rowCounts);
    }

    Flow belowBronze() {
        create();
        return new Flow(tables(), below(), rowCounts);
    }

    /** The stages of player sessions after bronze. */
    Flow sessions() {
        create();
        return new Flow(tables(), List.of(silver(), gold(), insights(SessionStage.TABLE)), rowCounts);
    }

    Tables tables() {
        return new Tables(spark, settings.root());
    }

    Retention retention() {
        return new Retention(settings.sessionsKept(), Clock.systemUTC());
    }

    Upkeep upkeep() {
        return new Upkeep(tables(), all(), retention(), System.out::println);
    }

    static List<LakeTable> all() {
        return Stream.of(
                        Stream.of(Bronze.TABLE),
                        SilverTables.all().stream(),
                        Stream.of(SilverStage.ERASED, SilverStage.QUARANTINE, SessionStage.TABLE),
                        Insights.ALL.stream().map(Insight::table))
                .flatMap(tables -> tables)
                .toList();
    }

    void create() {
        all().forEach(tables()::create);
    }

    private List<Stage> below() {
        return Stream.concat(
                        Stream.of(silver(), gold()),
                        Stream.of(
                                        SessionStage.TABLE,
                                        SilverTables.PRODUCTS,
                                        SilverTables.SOLAR_FLARES,
                                        SilverTables.USERS)
                                .map(this::insights))
                .toList();
    }

    private Stage silver() {
        return new SilverStage(tables(), rowCounts, retention());
    }

    private Stage gold() {
        return new SessionStage(tables(), rowCounts);
    }

    private Stage insights(LakeTable source) {
        return new InsightStage(tables(), source, new InsightPublisher(settings), rowCounts);
    }
}
