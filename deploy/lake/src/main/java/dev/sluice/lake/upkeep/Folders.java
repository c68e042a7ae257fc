package dev.sluice.lake.upkeep;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which folders of a table have many files; the rest are left alone, since ordering rewrites all that it is given. */
final class Folders {

    private Folders() {}

    /**
     * SQL for each crowded folder; empty text for a table without folders.
     *
     * @param files of the table as it is now
     * @param partitions columns that its folders are named after
     * @param most that a folder may have
     */
    static List<String> crowded(String[] files, List<String> partitions, int most) {
        Map<String, Long> byFolder = Arrays.stream(files)
                .map(file ->
                        partitions.isEmpty() ? "" : condition(file.substring(0, file.lastIndexOf('/')), partitions))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        return byFolder.entrySet().stream()
                .filter(folder -> folder.getValue() > most)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Names of feeds and dates: nothing in them is written in another way in an address. */
    private static String condition(String folder, List<String> partitions) {
        String[] names = folder.split("/", -1);
        return Arrays.stream(names, names.length - partitions.size(), names.length)
                .map(name -> name.replaceFirst("=(.*)$", " = '$1'"))
                .map(name ->
                        name.replace("'__HIVE_DEFAULT_PARTITION__'", "NULL").replace("= NULL", "IS NULL"))
                .collect(Collectors.joining(" AND "));
    }
}
