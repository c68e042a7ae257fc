package dev.sluice.lake.rebuild;

import dev.sluice.lake.flow.Flow;
import dev.sluice.lake.table.Mark;
import dev.sluice.lake.table.Tables;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.sql.streaming.StreamingQueryException;

/** Makes silver, quarantine and gold anew from bronze alone; killed and begun again, it goes on where it was. */
public final class Rebuild {

    private static final String FILLING = "filling";

    /** All but bronze. */
    private static final List<String> LAYERS = List.of("silver", "gold", "quarantine");

    private final Tables tables;
    private final Supplier<Flow> below;
    private final Consumer<String> progress;
    private final Mark mark;

    /**
     * Prepares to rebuild; no other process may write to the tables meanwhile.
     *
     * @param below creates the tables and the stages that fill them from bronze
     * @param progress is told a line at a time
     */
    public Rebuild(Tables tables, Supplier<Flow> below, Consumer<String> progress) {
        this.tables = tables;
        this.below = below;
        this.progress = progress;
        this.mark = new Mark(tables, "_rebuild");
    }

    /** Whether one was begun and has not ended. */
    public boolean isUnderWay() {
        return mark.read().isPresent();
    }

    /** Does all, or what is left. */
    public void run() throws StreamingQueryException, TimeoutException {
        if (mark.read().filter(FILLING::equals).isPresent()) {
            progress.accept("The rebuild goes on where it was.");
        } else {
            mark.write("clearing");
            below.get().stages().forEach(stage -> tables.delete("_checkpoints/" + stage));
            LAYERS.forEach(tables::delete);
            mark.write(FILLING);
            progress.accept("Silver, gold and quarantine are empty; they are filled from bronze.");
        }
        below.get().catchUp(progress);
        mark.remove();
    }
}
