package dev.sluice.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessorTimeTest {

    @Test
    void aStatFileIsReadBehindTheNameOfItsProgram() {
        assertThat(ProcessorTime.ticks("7 (a) b) S 1 2 3 4 5 6 7 8 9 10 120 34 0 0 20"))
                .isEqualTo(154);
    }

    @Test
    void idleTimeAndTimeWaitedForDisksAreNotBusy() {
        assertThat(ProcessorTime.busyTicks("cpu  1 2 4 1000 2000 8 16 32 0 0\ncpu0 1 1 1 1 1 1 1 1 0 0"))
                .isEqualTo(63);
    }

    @Test
    void compilersAndCollectorsAreKnownByTheNamesOfTheirThreads() {
        assertThat(ProcessorTime.isCompiler("C2 CompilerThre")).isTrue();
        assertThat(ProcessorTime.isCompiler("vert.x-eventloo")).isFalse();
        assertThat(ProcessorTime.isCollector("GC Thread#1")).isTrue();
        assertThat(ProcessorTime.isCollector("VM Thread")).isTrue();
        assertThat(ProcessorTime.isCollector("VM Periodic Tas")).isFalse();
    }

    @Test
    void thisProcessHasUsedTime() {
        assertThat(ProcessorTime.ofProcess(ProcessHandle.current().pid()).total())
                .isPositive();
    }
}
