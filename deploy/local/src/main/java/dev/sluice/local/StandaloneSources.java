package dev.sluice.local;

import dev.sluice.sample.SampleSources;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;

/** Main class that serves the sample sources alone, in a container of {@code deploy/containers}. */
public final class StandaloneSources {

    private static final int PORT = 8090;

    private StandaloneSources() {}

    /**
     * Serves until the process ends, by the name of this machine, on port 8090.
     *
     * @param args none
     */
    public static void main(String[] args) throws UnknownHostException {
        String host = InetAddress.getLocalHost().getHostName();
        SampleSources sources = SampleSources.start(host, PORT, SourceSelection.SEED, Clock.systemUTC());
        System.out.println("Sample sources are up on " + sources.address());
    }
}
