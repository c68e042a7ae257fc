package dev.sluice.ingest.feed.users;

import dev.sluice.ingest.cassandra.BoundWrite;
import dev.sluice.ingest.intake.Envelope;
import dev.sluice.ingest.intake.Feed;
import dev.sluice.ingest.intake.Intake;
import dev.sluice.ingest.intake.Verdict;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** The users feed: from topic {@code users} to {@link UserTable}. */
@Singleton
final class UserIngest implements Feed<User, User> {

    private final Multi<Message<List<byte[]>>> channel;
    private final UserErasureTable erasures;

    UserIngest(@Channel("users") Multi<Message<List<byte[]>>> channel, UserErasureTable erasures) {
        this.channel = channel;
        this.erasures = erasures;
    }

    void start(@Observes StartupEvent event, Intake intake) {
        intake.consume(channel, this);
    }

    @Override
    public String name() {
        return "users";
    }

    @Override
    public Class<User> event() {
        return User.class;
    }

    @Override
    public String key(User user) {
        return user.userId();
    }

    @Override
    public Instant time(User user) {
        return user.collectedAt();
    }

    @Override
    public String version(User user) {
        return user.fingerprint();
    }

    @Override
    public Verdict<User> validate(User user) {
        return new Verdict.Accepted<>(user.withoutImplausibleValues());
    }

    @Override
    public List<BoundWrite> rows(User user, Envelope envelope) {
        return List.of(UserTable.row(user, envelope));
    }

    @Override
    public Uni<Set<String>> erased(Set<String> userIds) {
        return erasures.erased(userIds);
    }

    @Override
    public Optional<Function<Envelope, List<BoundWrite>>> erasure() {
        return Optional.of(envelope -> List.of(erasures.row(envelope), UserTable.deletion(envelope)));
    }
}
