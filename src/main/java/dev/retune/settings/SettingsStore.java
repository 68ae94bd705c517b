package dev.retune.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.fault.Unavailable;
import dev.retune.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings file. It is written whole, through another file and a move; one that cannot be
 * understood is set aside, never overwritten, and the standard settings hold.
 */
public final class SettingsStore {
  private static final Logger LOG = LoggerFactory.getLogger(SettingsStore.class);

  private final Path file;
  private final JsonMapper mapper = Json.mapper();

  /** Over a home's settings file. */
  public SettingsStore(Path file) {
    this.file = file;
  }

  /** The settings as they are; what the file leaves out is standard. */
  public Settings load() {
    JsonNode standard = mapper.valueToTree(Settings.standard());
    try {
      JsonNode merged = mapper.readerForUpdating(standard).readTree(Files.readString(file));
      return checked(mapper.treeToValue(merged, Settings.class));
    } catch (NoSuchFileException e) {
      return Settings.standard();
    } catch (IOException | RuntimeException e) {
      LOG.warn("{} cannot be understood; the standard settings hold", file, e);
      setAside();
      return Settings.standard();
    }
  }

  private static Settings checked(Settings settings) {
    var zone = settings.zoneId();
    LOG.debug("days are cut in {}", zone);
    return settings;
  }

  private void setAside() {
    try {
      Files.copy(
          file,
          file.resolveSibling(file.getFileName() + ".broken"),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("{} could not be set aside", file, e);
    }
  }

  /**
   * Writes the settings.
   *
   * @throws Unavailable when the disk does not take them; the old ones then still stand
   */
  public void save(Settings settings) {
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(
          partial, mapper.writerWithDefaultPrettyPrinter().writeValueAsString(settings));
      Files.move(
          partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new Unavailable(
          e, "settings.unwritable", file.toString(), String.valueOf(e.getMessage()));
    }
  }
}
