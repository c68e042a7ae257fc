package dev.sluice.lake.rebuild;

import dev.sluice.lake.flow.Flow;
import dev.sluice.lake.table.ProgressFile;
import dev.sluice.lake.table.Tables;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.sql.streaming.StreamingQueryException;

/**
 * Rebuilds silver, quarantine and gold from bronze; resumes where it was killed. No other process may write to the tables
 * meanwhile.
 *
 * @param below creates the tables and the stages that fill them from bronze
 * @param progress receives lines about the progress
 */
public record Rebuild(Tables tables, Supplier<Flow> below, Consumer<String> progress) {

    private static final String FILLING = "filling";

    private static final List<String> LAYERS = List.of("silver", "gold", "quarantine");

    /** Whether an unfinished rebuild exists. */
    public boolean isUnderWay() {
        return progressFile().read().isPresent();
    }

    /** Rebuilds everything, or what is left of an unfinished rebuild. */
    public void run() throws StreamingQueryException, TimeoutException {
        if (progressFile().read().filter(FILLING::equals).isPresent()) {
            progress.accept("The rebuild resumes where it was interrupted.");
        } else {
            progressFile().write("clearing");
            below.get().stages().forEach(stage -> tables.delete("_checkpoints/" + stage));
            LAYERS.forEach(tables::delete);
            progressFile().write(FILLING);
            progress.accept("Silver, gold and quarantine are empty; they are filled from bronze.");
        }
        below.get().catchUp(progress);
        progressFile().delete();
    }

    private ProgressFile progressFile() {
        return new ProgressFile(tables, "_rebuild");
    }
}
