package dev.sluice.local;

import dev.sluice.backends.sample.SampleSources;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;

/** The sample sources by themselves, in a container of {@code deploy/containers} whose name the scrapers visit. */
public final class SourcesAlone {

    private static final int PORT = 8090;

    private SourcesAlone() {}

    /**
     * Serves until the process is ended.
     *
     * @param args none; it is reached by the name of this machine, on port 8090
     */
    public static void main(String[] args) throws UnknownHostException {
        String host = InetAddress.getLocalHost().getHostName();
        SampleSources sources = SampleSources.start(host, PORT, Sources.SEED, Clock.systemUTC());
        System.out.println("Sample sources are up on " + sources.address());
    }
}
