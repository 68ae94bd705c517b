package dev.retune.ui.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guides show pictures that are there, and no picture lies there that none shows. */
class GuidePicturesTest {
  private static final Path PICTURES = Path.of("src/site/resources/images");
  private static final Pattern SHOWN = Pattern.compile("!\\[[^]]*]\\(([^)]+)\\)");

  @Test
  void everyPictureIsShownAndEveryShownOneIsThere() throws IOException {
    Set<Path> shown = new TreeSet<>();
    try (Stream<Path> guides = Files.walk(Path.of("src/site/markdown"))) {
      for (Path guide : Stream.concat(Stream.of(Path.of("README.md")), guides).toList()) {
        if (guide.toString().endsWith(".md")) {
          shown.addAll(shownBy(guide));
        }
      }
    }
    try (Stream<Path> files = Files.list(PICTURES)) {
      assertThat(files.toList()).hasSizeGreaterThan(20).containsExactlyInAnyOrderElementsOf(shown);
    }
  }

  private static Set<Path> shownBy(Path guide) throws IOException {
    Set<Path> shown = new TreeSet<>();
    Matcher picture = SHOWN.matcher(Files.readString(guide));
    while (picture.find()) {
      shown.add(guide.resolveSibling(picture.group(1)).normalize());
    }
    return shown;
  }
}
