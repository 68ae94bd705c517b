package dev.retune.ui.help;

import dev.retune.common.error.RefusedException;
import dev.retune.ui.help.document.GuideDocument;
import dev.retune.ui.help.document.GuideLink;
import dev.retune.ui.help.document.MarkdownReader;
import dev.retune.ui.navigation.GuidePage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The guides in the package. Reading may block. */
public final class GuideLibrary {
  private static final Pattern PRODUCT = Pattern.compile("\\((sources/[a-z-]+\\.md)\\)");

  private final MarkdownReader reader = new MarkdownReader();

  /** Reads a guide. */
  GuideDocument read(String path) {
    return reader.read(path, markdown(path));
  }

  private static String markdown(String path) {
    try (InputStream in = GuideLibrary.class.getResourceAsStream("guides/" + path)) {
      if (in == null) {
        throw new RefusedException("ui.help.missing", path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  private static boolean exists(String path) {
    return GuideLibrary.class.getResource("guides/" + path) != null;
  }

  /** Finds out where a link leads. */
  GuideLink resolve(String from, String target) {
    return GuideLink.of(from, target, GuideLibrary::exists);
  }

  /** Reads all guides: those of the contents, and one for each product of the sources. */
  List<GuideDocument> all() {
    Set<String> products = new LinkedHashSet<>();
    Matcher link = PRODUCT.matcher(markdown(GuidePage.SOURCES.path()));
    while (link.find()) {
      products.add(link.group(1));
    }
    List<GuideDocument> all = new ArrayList<>();
    Stream.concat(Stream.of(GuidePage.values()).map(GuidePage::path), products.stream())
        .forEach(path -> all.add(read(path)));
    return all;
  }
}
