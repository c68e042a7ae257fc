package dev.sluice.runtime.status;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Implemented by a bean of each service, which knows its backends. */
public interface BackendChecks {

    /** Checks all backends; callers may be many, so results are shared for about a second. */
    Uni<List<Backend>> backends();
}
