package dev.retune.common.i18n;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.retune.common.text.JsonFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sentences of a stored text as JSON, for a column beside the one of the text. */
public final class StoredTextJson {
  /** The length of the column. */
  static final int LONGEST = 100_000;

  private static final Logger LOG = LoggerFactory.getLogger(StoredTextJson.class);

  private StoredTextJson() {}

  /** Returns the sentences as JSON; empty where the text must do. */
  public static String messages(StoredText text) {
    if (text.messages().isEmpty()) {
      return "";
    }
    try {
      String json = JsonFormat.mapper().writeValueAsString(text.messages());
      return json.length() <= LONGEST ? json : "";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Returns a text with the sentences stored beside it.
   *
   * @param messages JSON; empty in rows of earlier versions
   */
  public static StoredText read(String written, String messages) {
    if (messages.isEmpty()) {
      return StoredText.plain(written);
    }
    try {
      return new StoredText(
          written, JsonFormat.mapper().readValue(messages, new TypeReference<List<Message>>() {}));
    } catch (JsonProcessingException e) {
      LOG.warn("The sentences of a text cannot be read: {}", e.getOriginalMessage());
      return StoredText.plain(written);
    }
  }
}
