package dev.sluice.bench;

import java.util.function.Function;

/** The page of a report: a bar for each contender's events a second and its processor time an event. */
record ReportPage(Report report) {

    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <title>Sluice bench: %1$s</title>
            <style>
              body { font: 14px system-ui, sans-serif; max-width: 60rem; margin: 2rem auto }
              td { padding: .15rem .6rem } td.bar { width: 30rem }
              td.bar div { height: 1rem; background: #2a6f97 } td.cost div { background: #c1666b }
            </style>
            <h1>%1$s, %2$s</h1>
            <p>Commit %3$s on %4$s. Medians with ranges; figures of one run compare with each other only.</p>
            """;

    String html() {
        StringBuilder page =
                new StringBuilder(HEAD.formatted(report.part(), report.at(), report.commit(), report.machine()));
        for (WorkloadResult result : report.results()) {
            page.append("<h2>%s</h2>%n<table>%n".formatted(result.workload()));
            rows(page, result, "", "events/s", "%.0f", result::eventsPerSecond);
            rows(page, result, "cost", "ms an event", "%.3f", result::cost);
            page.append("</table>\n");
        }
        return page.append("</html>\n").toString();
    }

    private static void rows(
            StringBuilder page,
            WorkloadResult result,
            String style,
            String unit,
            String format,
            Function<String, Statistics> values) {
        double largest = result.rounds().keySet().stream()
                .mapToDouble(name -> values.apply(name).median())
                .max()
                .orElse(1);
        for (String name : result.rounds().keySet()) {
            Statistics value = values.apply(name);
            page.append("<tr><td>%s<td>%s %s<td class=\"bar %s\"><div style=\"width:%.1f%%\"></div>%n"
                    .formatted(name, value.text(format), unit, style, 100 * value.median() / largest));
        }
    }
}
