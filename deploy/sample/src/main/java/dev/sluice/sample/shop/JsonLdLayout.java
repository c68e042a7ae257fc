package dev.sluice.sample.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;

/** Pages whose product data is a JSON-LD block in the head; the block's shape differs from shop to shop. */
final class JsonLdLayout implements PageLayout {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Block block;

    JsonLdLayout(Block block) {
        this.block = block;
    }

    /** Makes the value of the block. */
    interface Block {
        Object of(Item item, Offer offer, URI page);
    }

    @Override
    public String head(Item item, Offer offer, URI page) {
        try {
            String json = JSON.writeValueAsString(block.of(item, offer, page)).replace("</", "<\\/");
            return "<script type=\"application/ld+json\">" + json + "</script>\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String body(Item item, Offer offer, URI page) {
        return VisibleText.product(item, offer);
    }
}
