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
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The settings file. It is replaced atomically by one process at a time. An invalid file is
 * rejected and left unchanged, for its author to correct.
 */
public final class SettingsFileStore {
  // longer than an editor takes to write in place
  private static final long HALF_WRITTEN_MILLIS = 200;
  private static final int TRIES = 10;

  private final Path file;
  private final Runnable pause;

  /** Works on a home's settings file. */
  public SettingsFileStore(Path file) {
    this(file, () -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(HALF_WRITTEN_MILLIS)));
  }

  /**
   * Takes a pause, for tests.
   *
   * @param pause waits for an editor that is still writing the file
   */
  SettingsFileStore(Path file, Runnable pause) {
    this.file = file;
    this.pause = pause;
  }

  /** Returns the path of the file, which need not exist. */
  public Path file() {
    return file;
  }

  /** Returns the home folder. */
  public Path folder() {
    return Objects.requireNonNull(file.toAbsolutePath().normalize().getParent());
  }

  /** Whether the file exists; without it all settings are defaults. */
  public boolean exists() {
    return Files.exists(file);
  }

  /**
   * Loads the settings, with defaults for missing values. A file that changes while it is read is
   * read again.
   *
   * @throws InvalidInputException with file, line and the expected value
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

  /** The language of the settings; the machine's where they cannot be read. */
  public Locale language() {
    try {
      return load().locale();
    } catch (ApplicationException e) {
      return Locale.getDefault();
    }
  }

  /**
   * Loads the settings; while the file is unusable, the old ones stay in effect.
   *
   * @param told receives the reason
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

  /** Participates in a change before it is saved. */
  public interface SaveParticipant {
    /** Calls {@code write} after everything else that belongs to the change. */
    void keep(Settings before, Settings after, Runnable write);
  }

  /**
   * Reads the file again, applies a change and writes it, under a lock between processes.
   *
   * @return the new settings
   * @throws InvalidInputException when the file is invalid, or the change is rejected
   * @throws UnavailableException when the file cannot be written; the old settings then stay in
   *     effect
   */
  public Settings change(UnaryOperator<Settings> change) {
    return change(change, (before, after, write) -> write.run());
  }

  public Settings change(UnaryOperator<Settings> change, SaveParticipant keeping) {
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
      // keep the editor's reference to the schema
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
