package dev.retune.support;

import dev.retune.embedding.catalog.InstalledModelCatalog;
import dev.retune.embedding.model.ModelCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * The built-in model as installed by a first start: unpacked, verified, and with its fixed-scale
 * copy. That takes seconds, so all tests that do not test it share one.
 */
public final class PreparedModel {
  private PreparedModel() {}

  /** Returns the models of the shared home, which must not be changed. */
  public static InstalledModelCatalog models() {
    return new InstalledModelCatalog(Made.ONCE.home);
  }

  /** Copies it into a new home. */
  public static Path into(Path home) {
    copy(Made.ONCE.home.resolve("models"), home.resolve("models"));
    return home;
  }

  /** Deletes a folder when the test process ends. */
  public static void deleteAtEnd(Path folder) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> TestDatabases.delete(folder)));
  }

  /** Copies a folder into another. */
  public static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = to.resolve(from.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("ImmutableEnumChecker")
  private enum Made {
    ONCE;

    private final Path home;

    Made() {
      try {
        home = Files.createTempDirectory("retune-model");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      deleteAtEnd(home);
      new InstalledModelCatalog(home).find(ModelCatalog.BUILT_IN);
    }
  }
}
