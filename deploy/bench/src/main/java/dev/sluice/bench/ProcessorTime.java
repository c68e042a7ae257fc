package dev.sluice.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Processor time in milliseconds, from {@code /proc}, in steps of 10 ms.
 *
 * @param total of all threads of a process, or of the machine
 * @param compiler the part of the JVM's compilers
 * @param collector the part of the garbage collector
 */
record ProcessorTime(double total, double compiler, double collector) {

    static final ProcessorTime NONE = new ProcessorTime(0, 0, 0);

    /** {@code USER_HZ}, which is 100 on all common Linux systems. */
    private static final double MS_PER_TICK = 10;

    private static final Path PROC = Path.of("/proc");

    static ProcessorTime ofProcess(long pid) {
        Path process = PROC.resolve(Long.toString(pid));
        double compiler = 0;
        double collector = 0;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(process.resolve("task"))) {
            for (Path thread : threads) {
                String name = read(thread.resolve("comm")).strip();
                if (isCompiler(name)) {
                    compiler += ticks(read(thread.resolve("stat")));
                } else if (isCollector(name)) {
                    collector += ticks(read(thread.resolve("stat")));
                }
            }
            return new ProcessorTime(
                    ticks(read(process.resolve("stat"))) * MS_PER_TICK,
                    compiler * MS_PER_TICK,
                    collector * MS_PER_TICK);
        } catch (IOException e) {
            throw new IllegalStateException("process " + pid + " has ended", e);
        }
    }

    /** Time that the machine's processors were not idle, stolen time included. */
    static ProcessorTime ofMachine() {
        try {
            return new ProcessorTime(busyTicks(Files.readString(PROC.resolve("stat"))) * MS_PER_TICK, 0, 0);
        } catch (IOException e) {
            throw new IllegalStateException("not a Linux system", e);
        }
    }

    ProcessorTime minus(ProcessorTime other) {
        return new ProcessorTime(total - other.total, compiler - other.compiler, collector - other.collector);
    }

    ProcessorTime plus(ProcessorTime other) {
        return new ProcessorTime(total + other.total, compiler + other.compiler, collector + other.collector);
    }

    ProcessorTime per(long events) {
        return new ProcessorTime(total / events, compiler / events, collector / events);
    }

    /** Without compilers, which a service that runs for days does not have. */
    double steady() {
        return total - compiler;
    }

    /** User and system time of a {@code stat} file, whose second field may contain spaces and parentheses. */
    static long ticks(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return fields.length < 13 ? 0 : Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    /** User, nice, system, interrupt and stolen time of {@code /proc/stat}: all but idle and waiting for disks. */
    static long busyTicks(String stat) {
        String[] fields = stat.lines().findFirst().orElseThrow().split(" +", -1);
        long busy = 0;
        for (int field = 1; field <= 8; field++) {
            busy += field == 4 || field == 5 ? 0 : Long.parseLong(fields[field]);
        }
        return busy;
    }

    static boolean isCompiler(String thread) {
        return thread.startsWith("C1 Comp") || thread.startsWith("C2 Comp") || thread.startsWith("Sweeper");
    }

    /** The serial collector has no thread of its own: it runs in the VM's. */
    static boolean isCollector(String thread) {
        return thread.startsWith("GC Thread") || thread.startsWith("G1 ") || thread.equals("VM Thread");
    }

    /** Empty if the thread has ended meanwhile. */
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return ") ";
        }
    }
}
