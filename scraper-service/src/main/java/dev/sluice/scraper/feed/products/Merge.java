package dev.sluice.scraper.feed.products;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Joins what the sources of a page say, in the order of {@link Source}: the first that has a value gives it, and another
 * that says otherwise of price, currency or stock is a doubt.
 */
final class Merge {

    private final Doubts doubts;
    private final List<Facts> all = new ArrayList<>();
    private final Map<String, String> sources = new TreeMap<>();

    Merge(Doubts doubts) {
        this.doubts = doubts;
    }

    /** Takes the next source; facts about another product than that of the sources before are left out. */
    void add(Facts facts) {
        if (all.stream().noneMatch(facts::contradict)) {
            all.add(facts);
        }
    }

    /** Takes what comes before all else. */
    void prefer(Facts facts) {
        all.add(0, facts);
    }

    /** The currency that all prices so far agree on. */
    Optional<String> currency() {
        List<String> currencies = all.stream()
                .map(facts -> facts.offer().currency())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return currencies.size() == 1 ? Optional.of(currencies.get(0)) : Optional.empty();
    }

    /** Fields by name, without those of the offer. */
    Map<String, String> fields() {
        Map<String, String> merged = new HashMap<>();
        for (Facts facts : all) {
            facts.fields().forEach((name, value) -> {
                if (merged.putIfAbsent(name, value) == null) {
                    sources.put(name, facts.source().label());
                }
            });
        }
        return merged;
    }

    /** Attributes by name as written. */
    Map<String, String> attributes() {
        Map<String, String> merged = new TreeMap<>();
        all.forEach(facts -> facts.attributes().forEach(merged::putIfAbsent));
        return merged;
    }

    Map<String, String> sources() {
        return sources;
    }

    /** Price, list price and currency of one source, never an amount of one with the currency of another. */
    Offer offer() {
        List<Facts> priced =
                all.stream().filter(facts -> facts.offer().price() != null).toList();
        Facts chosen = priced.stream()
                .filter(facts ->
                        facts.source() == Source.SELECTOR || facts.offer().currency() != null)
                .findFirst()
                .or(() -> priced.stream().findFirst())
                .map(first -> first.source() == Source.SELECTOR ? first : reduced(first, priced))
                .orElse(null);
        String availability = first("availability", Offer::availability, true);
        String condition = first("condition", Offer::condition, false);
        if (chosen == null) {
            return new Offer(null, null, null, availability, condition);
        }
        contradictions(chosen, priced);
        sources.put("price", chosen.source().label());
        if (chosen.offer().currency() != null) {
            sources.put("currency", chosen.source().label());
        }
        Offer before = priced.stream()
                .filter(facts ->
                        facts.offer().listPrice() != null && facts.offer().costsAs(chosen.offer()))
                .findFirst()
                .map(facts -> {
                    sources.put("listPrice", facts.source().label());
                    return facts.offer();
                })
                .orElse(chosen.offer());
        return new Offer(
                chosen.offer().price(), before.listPrice(), chosen.offer().currency(), availability, condition);
    }

    /** What one source calls the price and another the price before was reduced: the reduced one is asked. */
    private static Facts reduced(Facts first, List<Facts> priced) {
        return priced.stream()
                .filter(facts -> facts.offer().listPrice() != null
                        && facts.offer().listPrice().compareTo(first.offer().price()) == 0
                        && facts.offer().price().compareTo(first.offer().price()) < 0
                        && Objects.equals(
                                facts.offer().currency(), first.offer().currency()))
                .findFirst()
                .orElse(first);
    }

    private void contradictions(Facts chosen, List<Facts> priced) {
        Map<Source, Offer> others = new EnumMap<>(Source.class);
        priced.stream()
                .filter(facts -> !facts.offer().costsAs(chosen.offer()))
                .forEach(facts -> others.putIfAbsent(facts.source(), facts.offer()));
        others.forEach((source, offer) -> {
            boolean amounts = offer.price().compareTo(chosen.offer().price()) != 0;
            doubts.add(
                    amounts ? "price" : "currency",
                    "%s says %s, %s says %s"
                            .formatted(chosen.source().label(), said(chosen.offer()), source.label(), said(offer)));
        });
    }

    private static String said(Offer offer) {
        return offer.price().toPlainString() + (offer.currency() == null ? "" : " " + offer.currency());
    }

    private String first(String field, Function<Offer, String> value, boolean doubted) {
        String found = null;
        for (Facts facts : all) {
            String said = value.apply(facts.offer());
            if (found == null && said != null) {
                found = said;
                sources.put(field, facts.source().label());
            } else if (doubted && said != null && !said.equals(found)) {
                doubts.add(
                        field,
                        "%s says %s, %s says %s"
                                .formatted(
                                        sources.get(field),
                                        found,
                                        facts.source().label(),
                                        said));
            }
        }
        return found;
    }
}
