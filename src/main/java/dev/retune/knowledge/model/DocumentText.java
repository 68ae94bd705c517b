package dev.retune.knowledge.model;

import dev.retune.common.io.Sha256;
import dev.retune.common.text.TextNormalizer;
import dev.retune.feedback.model.Document;
import dev.retune.persistence.StorableText;
import java.util.Optional;

/**
 * The text of a document.
 *
 * @param title may be empty
 * @param section may be empty
 * @param body its text
 */
public record DocumentText(String title, String section, String body) {
  /** The text of a document that is no longer used. */
  public static final DocumentText NONE = new DocumentText("", "", "");

  /** Replaces characters that cannot be stored, as is done with documents of sources. */
  public DocumentText {
    title = StorableText.text(title);
    section = StorableText.text(section);
    body = StorableText.text(body);
  }

  /** The text of a document. */
  public static DocumentText of(Document document) {
    return new DocumentText(
        document.title().orElse(""), document.section().orElse(""), document.body());
  }

  /** The hash that a document with this text has. */
  public String hash() {
    return new Sha256().field(title).field(section).field(body).hex();
  }

  /**
   * Whether both say the same: line ends, runs of white space and the composition of letters do not
   * count, because editors and databases change them.
   */
  public boolean saysTheSameAs(DocumentText other) {
    return spelled(title).equals(spelled(other.title))
        && spelled(section).equals(spelled(other.section))
        && spelled(body).equals(spelled(other.body));
  }

  /** Whether the body has a passage, in the same sense. */
  public boolean contains(String passage) {
    return spelled(body).contains(spelled(passage));
  }

  private static String spelled(String text) {
    return TextNormalizer.composed(text).replaceAll("\\s+", " ").strip();
  }

  /** A title for people: the title, else the section, else the beginning of the body. */
  public Optional<String> shown() {
    return Optional.of(title)
        .filter(text -> !text.isBlank())
        .or(() -> Optional.of(section).filter(text -> !text.isBlank()))
        .or(() -> body.lines().filter(line -> !line.isBlank()).findFirst());
  }
}
