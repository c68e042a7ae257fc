package dev.sluice.runtime;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;

/** Reads the UTF-8 entries of a class file's constant pool (JVM specification, section 4.4). */
final class ConstantPool {

    private static final int MAGIC_AND_VERSION_BYTES = 8;

    private ConstantPool() {}

    /** String constants, among them those of annotations, and the names of all types and members. */
    static Set<String> strings(JavaClass type) {
        try (InputStream in = type.getSource().orElseThrow().getUri().toURL().openStream();
                DataInputStream data = new DataInputStream(in)) {
            data.skipNBytes(MAGIC_AND_VERSION_BYTES);
            int entries = data.readUnsignedShort();
            Set<String> strings = new HashSet<>();
            for (int entry = 1; entry < entries; entry++) {
                int tag = data.readUnsignedByte();
                switch (tag) {
                    case 1 -> strings.add(data.readUTF());
                    case 7, 8, 16, 19, 20 -> data.skipNBytes(2);
                    case 15 -> data.skipNBytes(3);
                    case 3, 4, 9, 10, 11, 12, 17, 18 -> data.skipNBytes(4);
                    case 5, 6 -> {
                        data.skipNBytes(8);
                        // Long and double take two entries.
                        entry++;
                    }
                    default -> throw new IllegalStateException("unknown tag " + tag + " in " + type.getName());
                }
            }
            return strings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
