package dev.retune.settings.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.io.AtomicFiles;
import dev.retune.common.io.FileMutex;
import dev.retune.common.text.JsonFormat;
import dev.retune.settings.model.Settings;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The settings file. It is written whole, through another file and a move, by one process at a
 * time. A file that cannot be understood is refused and left as it is: it is its writer's to mend.
 */
public final class SettingsFileStore {
  // an editor that writes in place is done in less
  private static final long HALF_WRITTEN_MILLIS = 200;
  private static final int TRIES = 10;

  private final Path file;
  private final Runnable pause;

  /** Over a home's settings file. */
  public SettingsFileStore(Path file) {
    this(file, () -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(HALF_WRITTEN_MILLIS)));
  }

  /**
   * The same.
   *
   * @param pause waits for whoever is still writing the file
   */
  SettingsFileStore(Path file, Runnable pause) {
    this.file = file;
    this.pause = pause;
  }

  /** The file, whether it is there or not. */
  public Path file() {
    return file;
  }

  /** The home's folder. */
  public Path folder() {
    return Objects.requireNonNull(file.toAbsolutePath().normalize().getParent());
  }

  /** Whether there is a file; without one all is standard. */
  public boolean exists() {
    return Files.exists(file);
  }

  /**
   * The settings as they are; what the file leaves out is standard. A file that changes while it is
   * read is read again.
   *
   * @throws InvalidInputException with file, line and what was expected there
   * @throws UnavailableException when the file cannot be read
   */
  public Settings load() {
    Optional<String> text = text();
    for (int left = TRIES; ; left--) {
      try {
        return text.map(new SettingsReader(file.toString())::read).orElseGet(Settings::standard);
      } catch (InvalidInputException e) {
        pause.run();
        Optional<String> again = text();
        if (left == 0 || again.equals(text)) {
          throw e;
        }
        text = again;
      }
    }
  }

  /**
   * The settings as they are; while the file cannot be used the old ones hold.
   *
   * @param told why they do
   */
  public Settings loadOr(Settings old, Consumer<ApplicationException> told) {
    try {
      return load();
    } catch (ApplicationException e) {
      told.accept(new InvalidInputException(e, "settings.oldHold", e));
      return old;
    }
  }

  private Optional<String> text() {
    try {
      return Optional.of(Files.readString(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(e, "settings.notUtf8", file.toString());
    } catch (IOException e) {
      throw new UnavailableException(
          e, "settings.unreadable", file.toString(), String.valueOf(e.getMessage()));
    }
  }

  /** What is done with a change before it is kept. */
  public interface Keeping {
    /** Calls {@code write} once all else that belongs to the change is done. */
    void keep(Settings before, Settings after, Runnable write);
  }

  /**
   * Reads the file anew, changes what it says, and writes it, while no other process does.
   *
   * @return the settings that now hold
   * @throws InvalidInputException when the file cannot be understood, or the change is refused
   * @throws UnavailableException when the disk does not take it; the old settings then still stand
   */
  public Settings change(UnaryOperator<Settings> change) {
    return change(change, (before, after, write) -> write.run());
  }

  public Settings change(UnaryOperator<Settings> change, Keeping keeping) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (var _ = FileMutex.acquire(file.resolveSibling(file.getFileName() + ".lock"))) {
        Settings before = load();
        Settings after = change.apply(before).checked();
        if (!after.equals(before) || !exists()) {
          keeping.keep(before, after, () -> write(after));
        }
        return after;
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void write(Settings settings) {
    try {
      ObjectNode tree = JsonFormat.mapper().createObjectNode();
      // an editor's pointer to the schema is its writer's
      schema().ifPresent(schema -> tree.put("$schema", schema));
      tree.setAll((ObjectNode) JsonFormat.mapper().valueToTree(settings));
      String text = JsonFormat.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree);
      AtomicFiles.replace(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private Optional<String> schema() throws IOException {
    return exists()
        ? Optional.ofNullable(
            JsonFormat.mapper().readTree(Files.readString(file)).path("$schema").textValue())
        : Optional.empty();
  }

  private UnavailableException unwritable(IOException e) {
    return new UnavailableException(
        e, "settings.unwritable", file.toString(), String.valueOf(e.getMessage()));
  }
}
