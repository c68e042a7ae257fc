package dev.sluice.bench;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The rounds of all contenders of a workload.
 *
 * @param topics by contender, which name the configuration that was measured
 * @param rounds by contender, alternating in time
 */
record WorkloadResult(String workload, Map<String, String> topics, Map<String, List<Measurement>> rounds) {

    Statistics eventsPerSecond(String contender) {
        return Statistics.of(
                rounds.get(contender).stream().map(Measurement::eventsPerSecond).toList());
    }

    /** Processor time an event of all processes, without compilers. */
    Statistics cost(String contender) {
        return Statistics.of(rounds.get(contender).stream()
                .map(measured -> measured.totalCost().steady())
                .toList());
    }

    /** Events a second as a share of another contender's in the same round. */
    Statistics ratio(String contender, String other) {
        return Statistics.of(IntStream.range(0, rounds.get(contender).size())
                .mapToObj(round -> rounds.get(contender).get(round).eventsPerSecond()
                        / rounds.get(other).get(round).eventsPerSecond())
                .toList());
    }
}
