package dev.sluice.sample.shop;

import dev.sluice.sample.random.SeededRandom;
import java.util.List;

/** Assigns layout, fault and storefront by an item's number, so that every seed has all of them. */
final class PageMix {

    private static final List<Storefront> MARKETPLACES = List.of(Storefront.US, Storefront.GERMANY, Storefront.BRITAIN);

    private PageMix() {}

    /** Eleven of 20 pages have JSON-LD of some kind, four microdata, three OpenGraph and two no structured data. */
    static PageLayout layout(int number) {
        return switch (number % 20) {
            case 0, 1, 2, 3, 4 -> PageLayout.JSON_LD;
            case 5, 6 -> PageLayout.JSON_LD_GRAPH;
            case 7, 8 -> PageLayout.JSON_LD_ARRAY;
            case 9, 10 -> PageLayout.JSON_LD_AGGREGATE;
            case 11, 12, 13, 14 -> PageLayout.MICRODATA;
            case 15, 16, 17 -> PageLayout.OPEN_GRAPH;
            default -> PageLayout.MARKETPLACE;
        };
    }

    /** Seven of 120 pages are broken, each in a different way. */
    static PageFault fault(int number) {
        return switch (number % 120) {
            case 13 -> PageFault.SERVER_ERROR;
            case 26 -> PageFault.GONE;
            case 40 -> PageFault.INVALID_JSON_LD;
            case 55 -> PageFault.NO_PRODUCT;
            case 62 -> PageFault.CUT_PAGE;
            case 81 -> PageFault.CALL_US;
            case 107 -> PageFault.CUT_CONNECTION;
            default -> PageFault.NONE;
        };
    }

    static Storefront storefront(int number, SeededRandom random) {
        return layout(number) == PageLayout.MARKETPLACE
                ? random.pick(MARKETPLACES)
                : random.pick(List.of(Storefront.values()));
    }
}
