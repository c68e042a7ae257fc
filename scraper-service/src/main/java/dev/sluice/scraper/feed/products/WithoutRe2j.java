package dev.sluice.scraper.feed.products;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;

/** Tells a native image that jsoup does not find RE2/J, which is not there: it would look for it and fail to build. */
@TargetClass(className = "org.jsoup.helper.Regex")
final class WithoutRe2j {

    /** Always false. */
    @Substitute
    public static boolean usingRe2j() {
        return false;
    }
}
