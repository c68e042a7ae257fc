package dev.sluice.runtime.kafka;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Registers the classes that the LZ4 of Kafka's records looks up by name: a native image has no native LZ4. */
@RegisterForReflection(
        classNames = {
            "net.jpountz.lz4.LZ4JavaSafeCompressor",
            "net.jpountz.lz4.LZ4HCJavaSafeCompressor",
            "net.jpountz.lz4.LZ4JavaSafeFastDecompressor",
            "net.jpountz.lz4.LZ4JavaSafeSafeDecompressor",
            "net.jpountz.xxhash.XXHash32JavaSafe",
            "net.jpountz.xxhash.XXHash64JavaSafe",
            "net.jpountz.xxhash.StreamingXXHash32JavaSafe$Factory",
            "net.jpountz.xxhash.StreamingXXHash64JavaSafe$Factory",
            "net.jpountz.lz4.LZ4JavaUnsafeCompressor",
            "net.jpountz.lz4.LZ4HCJavaUnsafeCompressor",
            "net.jpountz.lz4.LZ4JavaUnsafeFastDecompressor",
            "net.jpountz.lz4.LZ4JavaUnsafeSafeDecompressor",
            "net.jpountz.xxhash.XXHash32JavaUnsafe",
            "net.jpountz.xxhash.XXHash64JavaUnsafe",
            "net.jpountz.xxhash.StreamingXXHash32JavaUnsafe$Factory",
            "net.jpountz.xxhash.StreamingXXHash64JavaUnsafe$Factory"
        })
final class Lz4Reflection {

    private Lz4Reflection() {}
}
