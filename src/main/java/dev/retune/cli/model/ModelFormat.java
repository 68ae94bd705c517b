package dev.retune.cli.model;

import dev.retune.common.i18n.Texts;
import dev.retune.embedding.install.VariantChoice;
import java.util.List;
import java.util.Locale;

/** How models are shown. */
final class ModelFormat {
  private static final double MEGABYTE = 1e6;
  private static final int MOST_LANGUAGES = 6;

  private ModelFormat() {}

  static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%,.1f MB", bytes / MEGABYTE);
  }

  /** Some languages, and how many there are. */
  static String languages(Texts texts, List<String> codes) {
    if (codes.isEmpty()) {
      return texts.get("cli.model.languagesUnknown");
    }
    String first = String.join(", ", codes.subList(0, Math.min(MOST_LANGUAGES, codes.size())));
    return codes.size() <= MOST_LANGUAGES
        ? first
        : texts.get("cli.model.moreLanguages", first, codes.size() - MOST_LANGUAGES);
  }

  /** What is shown in place of a license. */
  static String unknownLicense(Texts texts) {
    return texts.get("cli.model.licenseUnknown");
  }

  /** The file that is run, and why this one. */
  static String choice(Texts texts, VariantChoice choice) {
    String form = texts.get(choice.form());
    if (choice.asked()) {
      return texts.get("cli.model.choiceAsked", choice.path(), form);
    }
    return texts.get(
        choice.suits() ? "cli.model.choice" : "cli.model.choiceOther", choice.path(), form);
  }
}
