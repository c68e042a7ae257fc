package dev.sluice.bench;

import dev.sluice.bench.BenchSettings.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Part {@code ingest}: the way from a preloaded topic to the last announcement, of the service alone and beside its yardsticks. */
final class IngestPart {

    private static final int FIRST_EVENTS = 3_000;
    private static final int WARM_UPS = 3;
    private static final int MAX_WARM_UPS = 12;

    /** Warm-up ends once the processor time an event of as many rounds agrees within this share. */
    private static final double AGREEMENT = 0.1;

    /** It goes on while compilers use more than this share of the time of all other threads. */
    private static final double MAX_COMPILING = 0.2;

    private final BenchPlatform platform;
    private final BenchSettings settings;

    IngestPart(BenchPlatform platform) {
        this.platform = platform;
        this.settings = platform.settings();
    }

    WorkloadResult run(Workload workload) {
        List<Contender> contenders = new Contenders(platform).start(workload.feed());
        try {
            Trial trial = new Trial(platform, workload);
            Map<Contender, Track> tracks = new LinkedHashMap<>();
            for (Contender contender : contenders) {
                tracks.put(contender, warm(trial, workload, contender));
            }
            Map<String, List<Measurement>> rounds = new LinkedHashMap<>();
            for (int round = 1; round <= settings.rounds(); round++) {
                for (Contender contender : contenders) {
                    Track track = tracks.get(contender);
                    trial.awaitSettled(contender);
                    Measurement measured = trial.measure(contender, track.topic(), track.events(settings));
                    rounds.computeIfAbsent(contender.name(), any -> new ArrayList<>())
                            .add(measured);
                    print(workload, contender, "round " + round, measured);
                }
            }
            Map<String, String> topics = new LinkedHashMap<>();
            tracks.forEach((contender, track) -> topics.put(contender.name(), track.topic()));
            return new WorkloadResult(workload.toString(), topics, rounds);
        } finally {
            contenders.forEach(contender -> contender.processes().forEach(platform::stop));
        }
    }

    /**
     * What is known of a contender once it is warm.
     *
     * @param topic of its fastest configuration
     */
    private record Track(String topic, double eventsPerSecond) {

        int events(BenchSettings settings) {
            return Math.min(settings.maxEvents(), Math.max(FIRST_EVENTS, (int) (eventsPerSecond * settings.seconds())));
        }
    }

    /** Runs rounds until their costs agree, then one with each configuration. */
    private Track warm(Trial trial, Workload workload, Contender contender) {
        Track track = new Track(contender.topics().get(contender.topics().size() / 2), 0);
        List<Double> costs = new ArrayList<>();
        boolean compiling = true;
        while (costs.size() < MAX_WARM_UPS && (compiling || !Statistics.agree(costs, WARM_UPS, AGREEMENT))) {
            Measurement measured =
                    trial.measure(contender, track.topic(), Math.max(FIRST_EVENTS, track.events(settings) / 2));
            ProcessorTime cost = measured.totalCost();
            costs.add(cost.steady());
            compiling = cost.compiler() > MAX_COMPILING * cost.steady();
            track = new Track(track.topic(), measured.eventsPerSecond());
            print(workload, contender, "warm-up", measured);
        }
        int events = track.events(settings);
        if (contender.topics().size() == 1) {
            return track;
        }
        return contender.topics().stream()
                .map(topic -> {
                    trial.awaitSettled(contender);
                    Measurement measured = trial.measure(contender, topic, events);
                    print(workload, contender, topic, measured);
                    return new Track(topic, measured.eventsPerSecond());
                })
                .max(Comparator.comparing(Track::eventsPerSecond))
                .orElseThrow();
    }

    private static void print(Workload workload, Contender contender, String what, Measurement measured) {
        System.out.printf(
                "%s, %s, %s: %d events, %.0f/s, %.3f ms of a processor an event, %s%s%n",
                workload,
                contender.name(),
                what,
                measured.events(),
                measured.eventsPerSecond(),
                measured.totalCost().steady(),
                Report.costs(measured.cost()),
                measured.foreignCores() > Report.BUSY ? ", BUSY: %.1f".formatted(measured.foreignCores()) : "");
    }
}
