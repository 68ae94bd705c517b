package dev.retune.reasons;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.retune.text.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The list of reason codes. */
public final class ReasonCodes {
  /** The code of a reason that fits no other, or has not been looked at. */
  public static final String OTHER = "other";

  private ReasonCodes() {}

  /** All codes, in the order that screens show them; {@link #OTHER} is last. */
  public static List<ReasonCode> standard() {
    try (InputStream file = ReasonCodes.class.getResourceAsStream("codes.json")) {
      return List.copyOf(
          Json.mapper()
              .readValue(Objects.requireNonNull(file), new TypeReference<List<ReasonCode>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
