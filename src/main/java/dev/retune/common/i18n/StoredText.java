package dev.retune.common.i18n;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.retune.common.error.ApplicationException;
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

  /** A text of one sentence or more, written in the language of the texts. */
  public static StoredText of(Texts texts, List<Message> sentences) {
    return new StoredText(texts.get(sentences), sentences);
  }

  /** A text of one sentence. */
  public static StoredText of(Texts texts, Message sentence) {
    return of(texts, List.of(sentence));
  }

  /** What a failure says. */
  public static StoredText of(Texts texts, ApplicationException failure) {
    return new StoredText(texts.get(failure), Message.of(failure).stream().toList());
  }

  /** A text in the words of a person, a model or an earlier version. */
  public static StoredText plain(String text) {
    return new StoredText(text, List.of());
  }
}
