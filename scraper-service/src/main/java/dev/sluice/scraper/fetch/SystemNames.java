package dev.sluice.scraper.fetch;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Asks the machine's own resolver, which blocks: on a worker thread. */
@Singleton
final class SystemNames implements Names {

    @Override
    public Uni<List<InetAddress>> of(String host) {
        return Uni.createFrom().item(() -> ask(host)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static List<InetAddress> ask(String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("unknown host", e);
        }
    }
}
