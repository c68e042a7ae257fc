package dev.sluice.bench;

import dev.sluice.backends.ChildProcess;
import dev.sluice.backends.SuspendedProcess;
import dev.sluice.bench.BenchSettings.Workload;
import dev.sluice.setup.RetryPause;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures how fast a warm contender works off a preloaded topic. The contender is suspended while the topic is filled, so that
 * it starts with all events before it.
 */
final class Trial {

    private static final Duration SAMPLE_INTERVAL = Duration.ofMillis(50);
    private static final Duration MAX_STALL = Duration.ofMinutes(2);

    /** Compaction, commits and counting may take longer; then the round begins beside them. */
    private static final Duration MAX_SETTLING = Duration.ofSeconds(40);

    private static final double SETTLED_CORES = 0.2;

    private final BenchPlatform platform;
    private final Workload workload;
    private long seed = System.currentTimeMillis();

    Trial(BenchPlatform platform, Workload workload) {
        this.platform = platform;
        this.workload = workload;
    }

    Measurement measure(Contender contender, String topic, int events) {
        long before = contender.done().getAsLong();
        suspended(contender.processes(), () -> platform.publish(workload, topic, events, ++seed));
        Mark first = awaitDone(contender, before, events / 10);
        Mark last = awaitDone(contender, before, events);
        return last.since(first, events);
    }

    /** The state at a moment of a round. */
    private record Mark(
            long nanos, long done, Map<String, ProcessorTime> processes, ProcessorTime own, ProcessorTime machine) {

        Measurement since(Mark first, int events) {
            double seconds = (nanos - first.nanos) / 1e9;
            long count = done - first.done;
            Map<String, ProcessorTime> cost = new LinkedHashMap<>();
            double ours = own.minus(first.own).total();
            for (String name : processes.keySet()) {
                ProcessorTime used = processes.get(name).minus(first.processes.get(name));
                ours += used.total();
                cost.put(name, used.per(count));
            }
            double foreign = (machine.minus(first.machine).total() - ours) / 1_000 / seconds;
            return new Measurement(events, count / seconds, cost, Math.max(0, foreign));
        }
    }

    private Mark mark(Contender contender, long done) {
        Map<String, ProcessorTime> processes = new LinkedHashMap<>();
        processes.put(
                contender.name(),
                contender.processes().stream()
                        .map(process -> ProcessorTime.ofProcess(process.pid()))
                        .reduce(ProcessorTime.NONE, ProcessorTime::plus));
        var backends = platform.backends();
        processes.put(
                "Cassandra",
                ProcessorTime.ofProcess(backends.cassandra().child().pid()));
        processes.put("Kafka", ProcessorTime.ofProcess(backends.kafka().child().pid()));
        return new Mark(
                System.nanoTime(),
                done,
                processes,
                ProcessorTime.ofProcess(ProcessHandle.current().pid()),
                ProcessorTime.ofMachine());
    }

    private Mark awaitDone(Contender contender, long before, long events) {
        long last = -1;
        long progressed = System.nanoTime();
        while (true) {
            long done = contender.done().getAsLong() - before;
            if (done >= events) {
                return mark(contender, done);
            }
            if (done != last) {
                last = done;
                progressed = System.nanoTime();
            } else if (!contender.processes().get(0).isAlive()
                    || System.nanoTime() - progressed > MAX_STALL.toNanos()) {
                throw new IllegalStateException("%s stopped at %d of %d events.%n%s"
                        .formatted(
                                contender.name(),
                                done,
                                events,
                                contender.processes().get(0).tail()));
            }
            RetryPause.millis(SAMPLE_INTERVAL.toMillis());
        }
    }

    /** Waits until contender and backends are nearly idle, so that a round does not pay for the last one. */
    void awaitSettled(Contender contender) {
        long end = System.nanoTime() + MAX_SETTLING.toNanos();
        double cores = Double.MAX_VALUE;
        while (cores > SETTLED_CORES && System.nanoTime() < end) {
            Mark first = mark(contender, 0);
            RetryPause.millis(1_000);
            cores = mark(contender, 1).since(first, 1).totalCost().total() / 1_000;
        }
    }

    private static void suspended(List<ChildProcess> processes, Runnable work) {
        if (processes.isEmpty()) {
            work.run();
        } else {
            SuspendedProcess.during(
                    Long.toString(processes.get(0).pid()),
                    () -> suspended(processes.subList(1, processes.size()), work));
        }
    }
}
