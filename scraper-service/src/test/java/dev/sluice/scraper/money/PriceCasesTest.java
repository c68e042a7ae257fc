package dev.sluice.scraper.money;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.scraper.SharedData;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Parsing of collected price strings of real shops: nearly all are right, and a wrong one has a warning. */
class PriceCasesTest {

    private static final Pattern RANGE = Pattern.compile("\\d[^\\d]*(?: - | – |\\bto\\b)[^\\d]*\\d");

    @Test
    void ninetyNinePercentAreRightTheOthersHaveAWarning() throws IOException {
        JsonNode cases = new ObjectMapper()
                .readTree(SharedData.at("price/price_cases.json").toFile());
        List<String> failed = new ArrayList<>();
        for (JsonNode one : cases) {
            String text = one.get("price_raw").asText("");
            Money money = new PriceParser(PageLocale.UNKNOWN)
                    .visible(one.get("price_raw").isNull() ? null : text, null);
            if (!right(money, one.get("amount"), text)) {
                failed.add(text + " -> " + money);
                assertThat(money.amount() == null || money.warning() != null)
                        .as(text + " is wrong without a warning: " + money)
                        .isTrue();
            }
        }

        assertThat(failed).hasSizeLessThanOrEqualTo(cases.size() / 100);
    }

    private static boolean right(Money money, JsonNode amount, String text) {
        if (money.amount() == null) {
            return amount.isNull() || RANGE.matcher(text).find();
        }
        return !amount.isNull() && new BigDecimal(amount.asText()).compareTo(money.amount()) == 0;
    }
}
