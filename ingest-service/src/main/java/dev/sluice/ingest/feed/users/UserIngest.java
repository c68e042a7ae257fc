package dev.sluice.ingest.feed.users;

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
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** The users feed: from topic {@code users} to {@link UserTable}. */
@Singleton
final class UserIngest implements Feed<User, User> {

    private final Multi<Message<byte[]>> channel;
    private final UserTable table;
    private final UserErasureTable erasures;

    UserIngest(@Channel("users") Multi<Message<byte[]>> channel, UserTable table, UserErasureTable erasures) {
        this.channel = channel;
        this.table = table;
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
    public Uni<Void> store(User user, Envelope envelope) {
        return table.write(user, envelope);
    }

    @Override
    public Uni<Boolean> isErased(String userId) {
        return erasures.contains(userId);
    }

    @Override
    public Optional<Function<Envelope, Uni<Void>>> erasure() {
        return Optional.of(envelope -> erasures.add(envelope).chain(() -> table.delete(envelope)));
    }
}
