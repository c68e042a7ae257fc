package dev.sluice.scraper.feed.products;

import dev.sluice.scraper.feed.products.ProductFacts.FactSource;
import dev.sluice.scraper.markup.Warnings;
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
 * Merges the facts of a page's sources in the order of {@link FactSource}: the first source that has a value wins, and one
 * that contradicts its price, currency or availability adds a warning.
 */
final class FactMerger {

    private final Warnings warnings;
    private final List<ProductFacts> all = new ArrayList<>();
    private final Map<String, String> sources = new TreeMap<>();

    FactMerger(Warnings warnings) {
        this.warnings = warnings;
    }

    /** Adds the next source; facts about another product than the earlier sources' are dropped. */
    void add(ProductFacts facts) {
        if (all.stream().noneMatch(facts::contradict)) {
            all.add(facts);
        }
    }

    /** Adds a source that precedes all others. */
    void prefer(ProductFacts facts) {
        all.add(0, facts);
    }

    /** The currency that all sources so far agree on. */
    Optional<String> currency() {
        List<String> currencies = all.stream()
                .map(facts -> facts.offer().currency())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return currencies.size() == 1 ? Optional.of(currencies.get(0)) : Optional.empty();
    }

    /** Fields by name, other than those of the offer. */
    Map<String, String> fields() {
        Map<String, String> merged = new HashMap<>();
        for (ProductFacts facts : all) {
            facts.fields().forEach((name, value) -> {
                if (merged.putIfAbsent(name, value) == null) {
                    sources.put(name, facts.source().label());
                }
            });
        }
        return merged;
    }

    Map<String, String> attributes() {
        Map<String, String> merged = new TreeMap<>();
        all.forEach(facts -> facts.attributes().forEach(merged::putIfAbsent));
        return merged;
    }

    Map<String, String> sources() {
        return sources;
    }

    /** Price, list price and currency come from one source: never an amount of one with the currency of another. */
    Offer offer() {
        List<ProductFacts> priced =
                all.stream().filter(facts -> facts.offer().price() != null).toList();
        ProductFacts chosen = priced.stream()
                .filter(facts ->
                        facts.source() == FactSource.SELECTOR || facts.offer().currency() != null)
                .findFirst()
                .or(() -> priced.stream().findFirst())
                .map(first -> first.source() == FactSource.SELECTOR ? first : reduced(first, priced))
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

    /** If one source calls the price what another calls the list price, the lower price of the latter is meant. */
    private static ProductFacts reduced(ProductFacts first, List<ProductFacts> priced) {
        return priced.stream()
                .filter(facts -> facts.offer().listPrice() != null
                        && facts.offer().listPrice().compareTo(first.offer().price()) == 0
                        && facts.offer().price().compareTo(first.offer().price()) < 0
                        && Objects.equals(
                                facts.offer().currency(), first.offer().currency()))
                .findFirst()
                .orElse(first);
    }

    private void contradictions(ProductFacts chosen, List<ProductFacts> priced) {
        Map<FactSource, Offer> others = new EnumMap<>(FactSource.class);
        priced.stream()
                .filter(facts -> !facts.offer().costsAs(chosen.offer()))
                .forEach(facts -> others.putIfAbsent(facts.source(), facts.offer()));
        others.forEach((source, offer) -> {
            boolean amounts = offer.price().compareTo(chosen.offer().price()) != 0;
            warnings.add(
                    amounts ? "price" : "currency",
                    "%s says %s, %s says %s"
                            .formatted(chosen.source().label(), stated(chosen.offer()), source.label(), stated(offer)));
        });
    }

    private static String stated(Offer offer) {
        return offer.price().toPlainString() + (offer.currency() == null ? "" : " " + offer.currency());
    }

    private String first(String field, Function<Offer, String> value, boolean compared) {
        String found = null;
        for (ProductFacts facts : all) {
            String term = value.apply(facts.offer());
            if (found == null && term != null) {
                found = term;
                sources.put(field, facts.source().label());
            } else if (compared && term != null && !term.equals(found)) {
                warnings.add(
                        field,
                        "%s says %s, %s says %s"
                                .formatted(
                                        sources.get(field),
                                        found,
                                        facts.source().label(),
                                        term));
            }
        }
        return found;
    }
}
