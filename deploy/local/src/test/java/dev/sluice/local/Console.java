package dev.sluice.local;

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

/** The console as a person uses it: opens pages, waits for what is seen, clicks and types. */
final class Console {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final WebDriver driver;
    private final String address;

    Console(WebDriver driver, String address) {
        this.driver = driver;
        this.address = address;
    }

    /** Opens a page such as {@code /products} afresh and waits for its heading. */
    Console open(String page) {
        driver.get("about:blank");
        driver.get(address + "/#" + page);
        see("main h1");
        return this;
    }

    /** Waits for an element that is shown. */
    WebElement see(String css) {
        return until(
                css, () -> all(css).stream().filter(WebElement::isDisplayed).findFirst());
    }

    /** Waits until an element's text contains this. */
    void read(String css, String expected) {
        until(expected + " in " + css, () -> Optional.of(text(css)).filter(text -> text.contains(expected)));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** The text of all elements that fit, as the page has it. */
    String text(String css) {
        return String.valueOf(
                run("return [...document.querySelectorAll(arguments[0])].map(one => one.innerText).join('\\n')", css));
    }

    /** Clicks an element; the one in its place, if the page has just drawn itself anew. */
    void click(String css) {
        until(css, () -> clicked(all(css).stream().filter(WebElement::isDisplayed)));
    }

    /** Clicks a button of a part by what it says. */
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

    /** Presses keys on whatever has the focus. */
    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Presses the tabulator until the focus is on something that fits. */
    void tabTo(String css) {
        for (int step = 0; step < 80; step++) {
            if (Boolean.TRUE.equals(run("return document.activeElement.matches(arguments[0])", css))) {
                return;
            }
            press(Keys.TAB);
        }
        throw new AssertionError("The tabulator does not lead to " + css);
    }

    Object run(String script, Object... arguments) {
        return ((JavascriptExecutor) driver).executeScript(script, arguments);
    }

    private <T> T until(String what, Supplier<Optional<T>> look) {
        try {
            return await().atMost(PATIENCE)
                    .ignoreException(StaleElementReferenceException.class)
                    .until(look::get, Optional::isPresent)
                    .orElseThrow();
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("Not seen: " + what + ", but:\n" + text("body"), e);
        }
    }
}
