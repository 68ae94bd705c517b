package dev.retune.bench;

import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The heap content after a full collection.
 *
 * @param bytes by class
 */
record HeapHistogram(Map<String, Long> bytes) {

  static HeapHistogram now() throws JMException {
    Object told =
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "gcClassHistogram",
                new Object[] {new String[0]},
                new String[] {String[].class.getName()});
    // number, instances, bytes, class, and optionally its module
    return new HeapHistogram(
        told.toString()
            .lines()
            .map(line -> line.strip().split("\\s+", -1))
            .filter(row -> row.length > 3 && row[0].endsWith(":"))
            .collect(Collectors.toMap(row -> row[3], row -> Long.valueOf(row[2]), Long::sum)));
  }

  long total() {
    return bytes.values().stream().mapToLong(size -> size).sum();
  }

  /** Prints the classes that have grown most since another histogram. */
  void print(HeapHistogram before, int most) {
    bytes.keySet().stream()
        .sorted(Comparator.comparingLong((String name) -> grown(before, name)).reversed())
        .limit(most)
        .forEach(
            name ->
                System.out.printf(
                    "  %+,12d bytes to %,12d  %s%n",
                    grown(before, name), bytes.getOrDefault(name, 0L), name));
  }

  private long grown(HeapHistogram before, String name) {
    return bytes.getOrDefault(name, 0L) - before.bytes().getOrDefault(name, 0L);
  }
}
