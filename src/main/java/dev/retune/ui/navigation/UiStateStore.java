package dev.retune.ui.navigation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.common.text.JsonFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code ui-state.json} under the home: a convenience, so its loss is logged and no more. */
public final class UiStateStore {
  private static final Logger LOG = LoggerFactory.getLogger(UiStateStore.class);

  private final Path file;
  private final JsonMapper json = JsonFormat.mapper();

  /** Below a home that need not exist yet. */
  public UiStateStore(Path home) {
    this.file = home.resolve("ui-state.json");
  }

  /** What was kept; nothing when there is no file or it cannot be read. */
  public UiState read() {
    if (!Files.exists(file)) {
      return UiState.none();
    }
    try {
      return json.readValue(file.toFile(), UiState.class);
    } catch (IOException e) {
      LOG.warn("{} cannot be read; the window starts afresh", file, e);
      return UiState.none();
    }
  }

  /** Keeps it, through a temporary file, so that a crash leaves the old one whole. */
  public void write(UiState state) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path fresh = file.resolveSibling("ui-state.json.new");
      json.writerWithDefaultPrettyPrinter().writeValue(fresh.toFile(), state);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("{} cannot be written", file, e);
    }
  }
}
