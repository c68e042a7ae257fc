package dev.sluice.sample.shop;

import java.net.URI;

/** Pages that mark up what people read with schema.org attributes. */
final class MicrodataLayout implements PageLayout {

    @Override
    public String head(Item item, Offer offer, URI page) {
        return Html.meta("name", "description", item.description());
    }

    @Override
    public String body(Item item, Offer offer, URI page) {
        return """
                <div itemscope itemtype="https://schema.org/Product">
                <h1 itemprop="name">%s</h1>
                <p>by <span itemprop="brand" itemscope itemtype="https://schema.org/Brand"><span itemprop="name">%s</span></span></p>
                <img itemprop="image" src="/i/%s.jpg" alt="">
                <p itemprop="aggregateRating" itemscope itemtype="https://schema.org/AggregateRating">
                Rated <span itemprop="ratingValue">%s</span>/<span itemprop="bestRating">5</span> by <span itemprop="reviewCount">%d</span> customers</p>
                <div itemprop="offers" itemscope itemtype="https://schema.org/Offer">
                <meta itemprop="priceCurrency" content="%s">
                <span class="price" itemprop="price" content="%s">%s</span>
                <link itemprop="availability" href="https://schema.org/%s">%s
                <link itemprop="itemCondition" href="https://schema.org/NewCondition">
                </div>
                <div itemprop="description">%s</div>
                <p>Article <span itemprop="sku">%s</span>, EAN <span itemprop="gtin13">%s</span>, model <span itemprop="mpn">%s</span></p>
                <meta itemprop="countryOfOrigin" content="%s">
                %s</div>
                """.formatted(
                        Html.escape(item.title()),
                        Html.escape(item.brand()),
                        item.slug(),
                        item.rating(),
                        item.ratingCount(),
                        offer.currency(),
                        offer.price().toPlainString(),
                        item.storefront().show(offer.price()),
                        offer.availability(),
                        VisibleText.stock(offer),
                        Html.escape(item.description()),
                        Html.escape(item.sku()),
                        item.gtin(),
                        item.model(),
                        Html.escape(item.country()),
                        Html.table("class=\"details\"", item.attributes()));
    }
}
