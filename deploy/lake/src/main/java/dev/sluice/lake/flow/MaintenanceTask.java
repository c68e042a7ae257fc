package dev.sluice.lake.flow;

/** A task on the tables that runs while all stages are stopped and have caught up. */
public interface MaintenanceTask {

    /** Whether it is due; called between two batches, so it must be fast. */
    boolean isDue();

    /** Runs the task; after a failure it is due again. */
    void work();
}
