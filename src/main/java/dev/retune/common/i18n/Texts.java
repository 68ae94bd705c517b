package dev.retune.common.i18n;

import dev.retune.common.error.ApplicationException;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/**
 * Localized messages by dotted key. Each feature has its own bundle, {@code
 * dev/retune/common/i18n/FEATURE_en.properties} and {@code FEATURE_ko.properties}, in UTF-8;
 * patterns follow {@link MessageFormat} (apostrophes are doubled, plurals use choice format; a
 * Korean particle behind an argument is written in both forms, and {@link KoreanParticles}
 * chooses).
 */
public final class Texts {
  /** The features that have a bundle. */
  public static final List<String> BUNDLES =
      List.of(
          "progress",
          "persistence",
          "embedding",
          "models",
          "feedback",
          "votesearch",
          "statistics",
          "reasons",
          "review",
          "clustering",
          "index",
          "cluster",
          "retraining",
          "prompts",
          "publishing",
          "improvement",
          "knowledge",
          "report",
          "sample",
          "pipeline",
          "export",
          "settings",
          "backup",
          "collector",
          "bootstrap",
          "cli",
          "ui",
          "ui_help",
          "ui_installation",
          "ui_overview",
          "ui_feedback",
          "ui_review",
          "ui_reasons",
          "ui_topics",
          "ui_retraining",
          "ui_publishing",
          "ui_knowledge",
          "ui_report",
          "ui_prompts",
          "ui_settings");

  private final Locale locale;
  private final Map<String, String> patterns = new HashMap<>();

  /** Uses Korean for a Korean locale, English otherwise. */
  public Texts(Locale wanted) {
    locale = wanted.getLanguage().equals("ko") ? Locale.KOREAN : Locale.ENGLISH;
    var exact =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    for (String name : BUNDLES) {
      ResourceBundle bundle =
          ResourceBundle.getBundle("dev.retune.common.i18n." + name, locale, exact);
      bundle.keySet().forEach(key -> patterns.put(key, bundle.getString(key)));
    }
  }

  /** Returns the language of the messages. */
  public Locale locale() {
    return locale;
  }

  /** Whether a key has a message. */
  public boolean has(String key) {
    return patterns.containsKey(key);
  }

  /**
   * Returns the message of a key, or the key in angle brackets if there is none, so that a missing
   * message is visible but never throws.
   */
  public String get(String key, Object... args) {
    String pattern = patterns.get(key);
    if (pattern == null) {
      return "<" + key + ">";
    }
    MessageFormat message = new MessageFormat(pattern, locale);
    Object[] shown = Arrays.stream(args).map(this::shown).toArray();
    return KoreanParticles.areIn(pattern)
        ? KoreanParticles.format(message, shown)
        : message.format(shown);
  }

  /** Returns the message of a failure; a failure among its arguments is rendered within it. */
  public String get(ApplicationException failure) {
    return get(failure.key(), failure.args().toArray());
  }

  /** Returns the text of a message. */
  public String get(Message message) {
    return get(message.key(), message.args().toArray());
  }

  /** Returns sentences, one after the other. */
  public String get(List<Message> sentences) {
    return sentences.stream().map(this::get).collect(Collectors.joining(" "));
  }

  /** Returns a stored text in this language, where its sentences were stored with it. */
  public String get(StoredText stored) {
    return stored.messages().isEmpty() ? stored.text() : get(stored.messages());
  }

  private Object shown(Object arg) {
    return switch (arg) {
      case ApplicationException failure -> get(failure);
      case Localized text -> text.in(locale);
      case Message message -> get(message);
      case StoredText stored -> get(stored);
      case List<?> list ->
          list.stream().map(each -> String.valueOf(shown(each))).collect(Collectors.joining(", "));
      default -> arg;
    };
  }
}
