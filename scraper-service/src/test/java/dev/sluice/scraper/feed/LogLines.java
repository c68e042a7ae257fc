package dev.sluice.scraper.feed;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Everything that is logged while this is open, from the finest level of Sluice's own code up. */
public final class LogLines extends Handler implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final PatternFormatter formatter = new PatternFormatter("%c %m %e %X{traceId}");
    private final Logger all = Logger.getLogger("");
    private final Logger own = Logger.getLogger("dev.sluice");
    private final Level before = own.getLevel();

    /** Listens from now on. */
    public LogLines() {
        setLevel(Level.ALL);
        own.setLevel(Level.ALL);
        all.addHandler(this);
    }

    /** What was logged so far. */
    public List<String> lines() {
        return lines;
    }

    @Override
    public void publish(LogRecord record) {
        lines.add(formatter.format(ExtLogRecord.wrap(record)));
    }

    @Override
    public void flush() {
        // Lines are kept as they come.
    }

    @Override
    public void close() {
        all.removeHandler(this);
        own.setLevel(before);
    }
}
