package dev.sluice.bench;

import java.io.IOException;
import java.util.Optional;

/** Looks for the packages of the system's Python, which are Debian's and not part of the build. */
final class PythonPackages {

    static final String PYTHON = "/usr/bin/python3";

    private PythonPackages() {}

    /** What is missing of the modules; empty if all can be imported. */
    static Optional<String> missing(String... modules) {
        try {
            for (String module : modules) {
                int exit = new ProcessBuilder(PYTHON, "-c", "import " + module)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
                if (exit != 0) {
                    return Optional.of(PYTHON + " has no module " + module);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("there is no " + PYTHON);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
