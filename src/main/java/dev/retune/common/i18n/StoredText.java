package dev.retune.common.i18n;

import java.util.List;

/**
 * A text that was stored, read with {@link Texts#get(StoredText)}.
 *
 * @param written the text in the language that was set when it was stored
 * @param said the sentences it consists of; empty where only the text was stored
 */
public record StoredText(String written, List<Message> said) {
  /** Copies the list. */
  public StoredText {
    said = List.copyOf(said);
  }
}
