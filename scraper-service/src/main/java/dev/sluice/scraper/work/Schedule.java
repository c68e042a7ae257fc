package dev.sluice.scraper.work;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.scheduler.common.runtime.util.SchedulerUtils;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

/** Starts every source that a room offers, at start and then at its interval; a run still going skips the next. */
@Singleton
final class Schedule {

    private final Scheduler scheduler;
    private final Instance<Source> sources;
    private final Runner runner;

    Schedule(Scheduler scheduler, @Any Instance<Source> sources, Runner runner) {
        this.scheduler = scheduler;
        this.sources = sources;
        this.runner = runner;
    }

    void start(@Observes StartupEvent started) {
        sources.stream().filter(source -> !SchedulerUtils.isOff(source.every())).forEach(this::schedule);
    }

    private void schedule(Source source) {
        scheduler
                .newJob(source.name())
                .setInterval(source.every())
                .setConcurrentExecution(ConcurrentExecution.SKIP)
                .setAsyncTask(execution -> runner.run(source).replaceWithVoid())
                .schedule();
    }
}
