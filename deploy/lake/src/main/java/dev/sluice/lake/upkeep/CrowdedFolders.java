package dev.sluice.lake.upkeep;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Selects the folders of a table that have many files; only these are compacted, since ordering rewrites all their rows. */
final class CrowdedFolders {

    private CrowdedFolders() {}

    /**
     * SQL filter of each crowded folder; an empty string for a table without folders.
     *
     * @param files of the current table version
     * @param partitions partition columns of the table
     * @param maxFiles maximum number of files in a folder
     */
    static List<String> crowded(String[] files, List<String> partitions, int maxFiles) {
        Map<String, Long> byFolder = Arrays.stream(files)
                .map(file ->
                        partitions.isEmpty() ? "" : condition(file.substring(0, file.lastIndexOf('/')), partitions))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        return byFolder.entrySet().stream()
                .filter(folder -> folder.getValue() > maxFiles)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Feed names and dates, which need no escaping in paths. */
    private static String condition(String folder, List<String> partitions) {
        String[] names = folder.split("/", -1);
        return Arrays.stream(names, names.length - partitions.size(), names.length)
                .map(name -> name.replaceFirst("=(.*)$", " = '$1'"))
                .map(name ->
                        name.replace("'__HIVE_DEFAULT_PARTITION__'", "NULL").replace("= NULL", "IS NULL"))
                .collect(Collectors.joining(" AND "));
    }
}
