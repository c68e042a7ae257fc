package dev.sluice.local.platform;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Stops the shared platform when JUnit has run the last test of this JVM. */
public final class SharedPlatformListener implements LauncherSessionListener {

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        SharedPlatform.stop();
    }
}
