package dev.retune.embedding.folder;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.io.AtomicFiles;
import dev.retune.common.text.JsonFormat;
import dev.retune.embedding.model.ModelRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads and writes the record of an installed model. */
public final class ModelRecordFile {
  private ModelRecordFile() {}

  /**
   * The record of a folder; empty for a folder that was not installed from a hub.
   *
   * @throws InvalidInputException when it cannot be understood
   */
  public static Optional<ModelRecord> read(Path folder) {
    Path file = folder.resolve(ModelSettingsReader.OWN);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      JsonNode json = JsonFormat.mapper().readTree(file.toFile());
      return json.hasNonNull("repository")
          ? Optional.of(JsonFormat.mapper().treeToValue(json, ModelRecord.class))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException | NullPointerException e) {
      throw new InvalidInputException(e, "embedding.settings", file.toString());
    }
  }

  /** Writes the record; it is on the disk when this returns. */
  public static void write(Path folder, ModelRecord record) throws IOException {
    byte[] json = JsonFormat.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(record);
    AtomicFiles.replace(folder.resolve(ModelSettingsReader.OWN), out -> out.write(json));
  }
}
