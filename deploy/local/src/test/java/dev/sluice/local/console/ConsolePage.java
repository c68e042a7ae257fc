package dev.sluice.local.console;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** Page object of the console: opens pages, waits for visible content, clicks and types. */
final class ConsolePage {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final int MAX_TABS = 80;

    private final WebDriver driver;
    private final String address;

    ConsolePage(WebDriver driver, String address) {
        this.driver = driver;
        this.address = address;
    }

    /** Loads a page such as {@code /products} and waits for its heading. */
    ConsolePage open(String page) {
        driver.get("about:blank");
        driver.get(address + "/#" + page);
        see("main h1");
        return this;
    }

    /** Waits for a visible element. */
    WebElement see(String css) {
        return until(
                css, () -> all(css).stream().filter(WebElement::isDisplayed).findFirst());
    }

    /** Waits until the text of an element contains the expected one. */
    void read(String css, String expected) {
        until(expected + " in " + css, () -> Optional.of(text(css)).filter(text -> text.contains(expected)));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** The visible text of all matching elements. */
    String text(String css) {
        return String.valueOf(
                run("return [...document.querySelectorAll(arguments[0])].map(one => one.innerText).join('\\n')", css));
    }

    /** Clicks an element; looks it up again if the page is re-rendered meanwhile. */
    void click(String css) {
        until(css, () -> clicked(all(css).stream().filter(WebElement::isDisplayed)));
    }

    /** Clicks the button with a label, in a part of the page. */
    void click(String part, String label) {
        until(
                "the button " + label,
                () -> clicked(all(part + " button").stream()
                        .filter(button -> button.getText().equals(label) && button.isEnabled())));
    }

    private static Optional<WebElement> clicked(Stream<WebElement> found) {
        Optional<WebElement> first = found.findFirst();
        first.ifPresent(WebElement::click);
        return first;
    }

    /** Presses keys on the focused element. */
    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Presses Tab until a matching element has the focus. */
    void tabTo(String css) {
        for (int presses = 0; presses < MAX_TABS; presses++) {
            if (Boolean.TRUE.equals(run("return document.activeElement.matches(arguments[0])", css))) {
                return;
            }
            press(Keys.TAB);
        }
        throw new AssertionError("Tab does not reach " + css);
    }

    Object run(String script, Object... arguments) {
        return ((JavascriptExecutor) driver).executeScript(script, arguments);
    }

    private <T> T until(String description, Supplier<Optional<T>> lookup) {
        try {
            return await().atMost(TIMEOUT)
                    .ignoreException(StaleElementReferenceException.class)
                    .until(lookup::get, Optional::isPresent)
                    .orElseThrow();
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("Not found: " + description + ", but:\n" + text("body"), e);
        }
    }
}
