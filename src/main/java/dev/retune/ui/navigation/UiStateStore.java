package dev.retune.ui.navigation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.common.text.JsonFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores {@code ui-state.json} in the home folder. The state is expendable, so errors are only
 * logged.
 */
public final class UiStateStore {
  private static final Logger LOG = LoggerFactory.getLogger(UiStateStore.class);

  private final Path file;
  private final JsonMapper json = JsonFormat.mapper();

  /** Creates a store in a home folder that need not exist yet. */
  public UiStateStore(Path home) {
    this.file = home.resolve("ui-state.json");
  }

  /** Reads the state; empty if the file is missing or unreadable. */
  public UiState read() {
    if (!Files.exists(file)) {
      return UiState.none();
    }
    try {
      return json.readValue(file.toFile(), UiState.class);
    } catch (IOException e) {
      LOG.warn("Cannot read {}; using the default window state", file, e);
      return UiState.none();
    }
  }

  /** Writes the state through a temporary file, so that a crash keeps the old file intact. */
  public void write(UiState state) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path fresh = file.resolveSibling("ui-state.json.new");
      json.writerWithDefaultPrettyPrinter().writeValue(fresh.toFile(), state);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("Cannot write {}", file, e);
    }
  }
}
