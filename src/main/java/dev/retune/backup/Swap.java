package dev.retune.backup;

import dev.retune.fault.Unavailable;
import dev.retune.settings.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts what was made ready in a folder of a home into its place, and what was there aside. From the
 * moment that it is said to be ready, whoever opens the home finishes it; until then nothing has
 * changed.
 */
public final class Swap {
  private static final String FOLDER = "restoring";
  // first what is there goes aside, then what is ready comes; each step may be done twice
  private static final String READY = "READY";
  private static final String ASIDE = "ASIDE";
  private static final List<String> OWNED =
      List.of("retune.mv.db", "retune.trace.db", "settings.json", "index", "models", "find");

  private final Path home;
  private final Path staging;

  /** Within a home. */
  public Swap(Home home) {
    this.home = home.folder();
    this.staging = this.home.resolve(FOLDER);
  }

  /** What a restore would put aside. */
  boolean occupied() {
    return OWNED.stream()
        // the built-in model unpacks itself on first use
        .filter(name -> !name.equals("models"))
        .anyMatch(name -> Files.exists(home.resolve(name)));
  }

  /** An empty folder to make things ready in. */
  Path begin() throws IOException {
    delete(staging);
    return Files.createDirectories(staging);
  }

  /** Says that all is ready, and puts it into its place. */
  Optional<Path> commit(Instant now) throws IOException {
    Path aside = home.resolve("before-restore-" + now.toString().replace(":", ""));
    Path partial = staging.resolve(READY + ".partial");
    Files.writeString(partial, aside.getFileName().toString());
    ArchiveWriter.settle(partial);
    Files.move(partial, staging.resolve(READY), StandardCopyOption.ATOMIC_MOVE);
    finish();
    return Optional.of(aside).filter(Files::exists);
  }

  /**
   * Finishes a restore that was broken off after all was ready; usually there is none.
   *
   * @throws Unavailable when the files cannot be moved
   */
  public void finish() {
    try {
      if (Files.exists(staging.resolve(READY))) {
        Path aside = home.resolve(Files.readString(staging.resolve(READY)));
        for (String name : OWNED) {
          move(home.resolve(name), aside.resolve(name));
        }
        Files.move(staging.resolve(READY), staging.resolve(ASIDE), StandardCopyOption.ATOMIC_MOVE);
      }
      if (Files.exists(staging.resolve(ASIDE))) {
        for (String name : OWNED) {
          move(staging.resolve(name), home.resolve(name));
        }
        delete(staging);
      }
    } catch (IOException e) {
      throw new Unavailable(e, "backup.notRestored", home.toString(), Backup.said(e));
    }
  }

  private static void move(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.createDirectories(to.getParent());
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Forgets what was made ready. */
  void discard() throws IOException {
    delete(staging);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (NoSuchFileException e) {
      // nothing was left there
      return;
    }
  }
}
