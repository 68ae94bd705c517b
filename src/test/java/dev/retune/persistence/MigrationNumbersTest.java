package dev.retune.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The gaps between the migrations are those that the decision about them names. */
class MigrationNumbersTest {
  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
  private static final Path DECISION =
      Path.of("src/site/markdown/decisions/0013-migration-numbers.md");
  private static final Pattern FILE = Pattern.compile("V(\\d+)__\\w+\\.sql");
  private static final Pattern LIST = Pattern.compile("not to be used: ([V0-9, ]+)\\.");
  private static final Pattern NUMBER = Pattern.compile("V(\\d+)");

  @Test
  void gapsAreWrittenDown() throws IOException {
    Set<Integer> used = new TreeSet<>();
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      for (Path file : files.toList()) {
        assertThat(file.getFileName().toString()).matches(FILE);
        used.addAll(numbers(file.getFileName().toString()));
      }
    }
    Set<Integer> gaps = new TreeSet<>();
    for (int i = 1; i < Collections.max(used); i++) {
      if (!used.contains(i)) {
        gaps.add(i);
      }
    }
    List<String> lists =
        LIST.matcher(Files.readString(DECISION)).results().map(found -> found.group(1)).toList();
    assertThat(lists).hasSize(1);
    assertThat(numbers(lists.getFirst())).containsExactlyElementsOf(gaps);
  }

  private static List<Integer> numbers(String text) {
    return NUMBER
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .map(found -> Integer.valueOf(found.substring(1)))
        .toList();
  }
}
