package dev.retune.feedback.mapping;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.text.JsonFormat;
import dev.retune.feedback.model.RowKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A mapping in a JSON file. */
public final class MappingFile {
  private static final ObjectReader STRICT =
      JsonFormat.mapper()
          .rebuild()
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build()
          .readerFor(SourceMapping.class);

  private MappingFile() {}

  /**
   * Reads a mapping.
   *
   * @throws InvalidInputException when the file does not exist, is not JSON, or contains invalid
   *     settings
   */
  public static SourceMapping read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException("feedback.noFile", file.toString());
    }
    try {
      SourceMapping mapping = STRICT.readValue(file.toFile());
      for (RowKind kind : RowKind.values()) {
        mapping
            .of(kind)
            .ifPresent(m -> m.columns().keySet().forEach(n -> RowField.ofName(kind, n)));
      }
      return mapping;
    } catch (JacksonException e) {
      throw new InvalidInputException(e, "feedback.mappingUnreadable", file.toString(), message(e));
    } catch (IOException e) {
      throw new InvalidInputException(
          e, "feedback.fileUnreadable", file.toString(), String.valueOf(e.getMessage()));
    }
  }

  private static String message(JacksonException e) {
    var at = e.getLocation();
    String where = at == null ? "" : " (" + at.getLineNr() + ":" + at.getColumnNr() + ")";
    return RowRejectedException.shown(e.getOriginalMessage().lines().findFirst().orElse(""), 200)
        + where;
  }
}
