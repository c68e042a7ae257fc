package dev.sluice.scraper.feed;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Captures all log lines while open, those of Sluice's own code from the finest level. */
public final class CapturedLog extends Handler implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final PatternFormatter formatter = new PatternFormatter("%c %m %e %X{traceId}");
    private final Logger all = Logger.getLogger("");
    private final Logger own = Logger.getLogger("dev.sluice");
    private final Level before = own.getLevel();

    /** Captures every log line until it is closed. */
    public CapturedLog() {
        setLevel(Level.ALL);
        own.setLevel(Level.ALL);
        all.addHandler(this);
    }

    /** The lines logged so far. */
    public List<String> lines() {
        return lines;
    }

    @Override
    public void publish(LogRecord record) {
        lines.add(formatter.format(ExtLogRecord.wrap(record)));
    }

    @Override
    public void flush() {
        // Lines are not buffered.
    }

    @Override
    public void close() {
        all.removeHandler(this);
        own.setLevel(before);
    }
}
