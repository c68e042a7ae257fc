package dev.sluice.query.bench;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Upper bound of the server: bytes already in memory, answered on the event loop. */
@Singleton
@Path("/static")
@Produces(MediaType.APPLICATION_JSON)
public class StaticAnswer {

    private volatile byte[] entity = {};
    private volatile byte[] list = {};

    void are(byte[] newEntity, byte[] newList) {
        entity = newEntity;
        list = newList;
    }

    @GET
    @Path("entity")
    @NonBlocking
    @Operation(hidden = true)
    public byte[] entity() {
        return entity;
    }

    @GET
    @Path("list")
    @NonBlocking
    @Operation(hidden = true)
    public byte[] list() {
        return list;
    }
}
