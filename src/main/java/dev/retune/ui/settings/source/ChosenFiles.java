package dev.retune.ui.settings.source;

import dev.retune.common.i18n.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Files that were chosen, and the text that stands for them in the field of the address.
 *
 * @param shown a path as it is, or the number of files
 */
record ChosenFiles(List<Path> paths, String shown) {
  private static final Pattern PLAIN = Pattern.compile("[^*?\\[\\]{}\\\\]+");

  static final ChosenFiles NONE = new ChosenFiles(List.of(), "");

  static ChosenFiles of(List<Path> paths, Texts texts) {
    return new ChosenFiles(
        List.copyOf(paths),
        paths.size() == 1
            ? paths.getFirst().toString()
            : texts.get("ui.source.files", paths.size(), paths.getFirst().toString()));
  }

  /** The files that a text denotes: those chosen, or the path that was typed since. */
  List<Path> pathsOf(String text) {
    if (!paths.isEmpty() && text.equals(shown)) {
      return paths;
    }
    String typed =
        text.strip()
            .replaceFirst(
                "^~(?=[/\\\\]|$)",
                java.util.regex.Matcher.quoteReplacement(System.getProperty("user.home", "~")));
    return List.of(Path.of(typed));
  }

  /** A pattern for the name of the only file, in which numbers may be others. */
  Optional<String> pattern(String text) {
    List<Path> files = pathsOf(text);
    Path name = files.size() == 1 ? files.getFirst().getFileName() : null;
    // only names in which a pattern has no other meaning
    return Optional.ofNullable(name)
        .map(Path::toString)
        .filter(file -> PLAIN.matcher(file).matches())
        .map(file -> file.replaceAll("\\d+", "*"));
  }

  /** The address of a database file, as a source has it. */
  String databaseAddress(String text) {
    Path file = pathsOf(text).getFirst().toAbsolutePath().normalize();
    return "sqlite:///" + file.toString().replace('\\', '/');
  }
}
