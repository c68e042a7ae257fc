package dev.sluice.scraper.markup;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;

/** Keeps a native image from looking for RE2/J, an optional dependency of jsoup whose absence fails the build. */
@TargetClass(className = "org.jsoup.helper.Regex")
final class JsoupRegexSubstitution {

    /** Always false. */
    @Substitute
    public static boolean usingRe2j() {
        return false;
    }
}
