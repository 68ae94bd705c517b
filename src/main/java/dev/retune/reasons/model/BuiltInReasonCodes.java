package dev.retune.reasons.model;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.retune.common.i18n.Texts;
import dev.retune.common.text.JsonFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The built-in reason codes and their display names. */
public final class BuiltInReasonCodes {
  /** The code of a reason that fits no other, or has not been classified. */
  public static final String OTHER = "other";

  private BuiltInReasonCodes() {}

  /** All codes in display order; {@link #OTHER} is last. */
  public static List<ReasonCode> standard() {
    try (InputStream file = BuiltInReasonCodes.class.getResourceAsStream("codes.json")) {
      return List.copyOf(
          JsonFormat.mapper()
              .readValue(Objects.requireNonNull(file), new TypeReference<List<ReasonCode>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The description of a code for display: that of a built-in code is translated until somebody
   * changes it.
   */
  public static String description(Texts texts, ReasonCode code) {
    boolean unchanged =
        standard().stream()
            .anyMatch(
                own ->
                    own.code().equals(code.code()) && own.description().equals(code.description()));
    return unchanged ? texts.get("reasons.description." + code.code()) : code.description();
  }

  /** The display name of a code: built-in codes are translated, others are their own name. */
  public static String name(Texts texts, String code) {
    String key = "reasons.code." + code;
    return texts.has(key) ? texts.get(key) : code;
  }
}
