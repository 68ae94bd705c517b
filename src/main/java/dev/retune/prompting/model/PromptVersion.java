package dev.retune.prompting.model;

import dev.retune.common.i18n.Message;
import dev.retune.common.i18n.StoredText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A version of a prompt; its text never changes.
 *
 * @param prompt name of the prompt
 * @param number counted from 1 within the prompt
 * @param text the system message, with placeholders such as {@code {{context}}}
 * @param model model that answers; empty for that of the settings
 * @param parameters JSON object that becomes part of each request
 * @param parent id of the version that it was made from
 * @param label what answers of this version have as their prompt version
 * @param why reason of its state or origin as it was written; {@link #reason} has it in any
 *     language; may be empty
 * @param messages its sentences; empty where only the text was stored
 */
public record PromptVersion(
    long id,
    String prompt,
    int number,
    PromptState state,
    String text,
    String model,
    String parameters,
    Optional<Long> parent,
    PromptOrigin origin,
    String label,
    String why,
    List<Message> messages,
    String createdBy,
    Instant createdAt,
    Instant stateAt) {

  /** Copies the list. */
  public PromptVersion {
    messages = List.copyOf(messages);
  }

  /** The reason of its state or origin. */
  public StoredText reason() {
    return new StoredText(why, messages);
  }

  /** Returns name and number, such as {@code support v3}. */
  public String shown() {
    return prompt + " v" + number;
  }
}
