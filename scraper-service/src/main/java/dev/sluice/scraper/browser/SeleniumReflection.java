package dev.sluice.scraper.browser;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Registers for native images the classes that Selenium finds by reflection: HTTP client, JSON types and exceptions. */
@RegisterForReflection(
        classNames = {
            "org.openqa.selenium.remote.http.jdk.JdkHttpClient$Factory",
            "org.openqa.selenium.chrome.ChromeOptions",
            "org.openqa.selenium.chromium.ChromiumOptions",
            "org.openqa.selenium.MutableCapabilities",
            "org.openqa.selenium.ImmutableCapabilities",
            "org.openqa.selenium.PersistentCapabilities",
            "org.openqa.selenium.PageLoadStrategy",
            "org.openqa.selenium.Proxy",
            "org.openqa.selenium.remote.Response",
            "org.openqa.selenium.remote.SessionId",
            "org.openqa.selenium.remote.RemoteWebElement",
            "org.openqa.selenium.WebDriverException",
            "org.openqa.selenium.InsecureCertificateException",
            "org.openqa.selenium.InvalidArgumentException",
            "org.openqa.selenium.JavascriptException",
            "org.openqa.selenium.NoSuchSessionException",
            "org.openqa.selenium.NoSuchWindowException",
            "org.openqa.selenium.ScriptTimeoutException",
            "org.openqa.selenium.SessionNotCreatedException",
            "org.openqa.selenium.TimeoutException",
            "org.openqa.selenium.UnhandledAlertException",
            "org.openqa.selenium.UnsupportedCommandException"
        })
final class SeleniumReflection {

    private SeleniumReflection() {}
}
