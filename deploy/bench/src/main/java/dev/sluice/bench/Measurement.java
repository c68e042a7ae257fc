package dev.sluice.bench;

import java.util.Map;

/**
 * A round of a contender, from the completion of a tenth of its events to that of the last.
 *
 * @param events of the round
 * @param cost processor time an event, by process
 * @param foreignCores processors that were busy with other programs
 */
record Measurement(int events, double eventsPerSecond, Map<String, ProcessorTime> cost, double foreignCores) {

    /** Processor time an event of all processes. */
    ProcessorTime totalCost() {
        return cost.values().stream().reduce(ProcessorTime.NONE, ProcessorTime::plus);
    }
}
