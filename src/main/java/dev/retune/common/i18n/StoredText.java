package dev.retune.common.i18n;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.List;

/**
 * A text that was stored, read with {@link Texts#get(StoredText)}.
 *
 * @param text the text in the language that was set when it was stored
 * @param messages the sentences it consists of; empty where only the text was stored
 */
public record StoredText(
    @JsonAlias("written") String text, @JsonAlias("said") List<Message> messages) {
  /** Copies the list. */
  public StoredText {
    messages = List.copyOf(messages);
  }
}
