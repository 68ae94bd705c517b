package dev.retune.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;

/**
 * Addresses of stores that tests publish into. A property such as {@code retune.pgvector} names
 * one; the environment variable {@code RETUNE_TEST_STORES} names a file of addresses that another
 * process writes when it has started what it could.
 */
public final class TestStores {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration POLLING = Duration.ofMillis(200);

  private TestStores() {}

  /** Whether a PostgreSQL with pgvector is here; for conditions. */
  public static boolean pgvector() {
    return address("pgvector").isPresent();
  }

  /** Whether a Chroma server is here; for conditions. */
  public static boolean chroma() {
    return address("chroma").isPresent();
  }

  /** The address of a store. */
  public static Optional<String> address(String store) {
    return Optional.ofNullable(System.getProperty("retune." + store))
        .or(() -> Optional.ofNullable(Started.NOW.addresses.getProperty(store)))
        .filter(found -> !found.isEmpty());
  }

  /** Waits once for those that another process starts. */
  private static final class Started {
    static final Started NOW = new Started();

    final Properties addresses = new Properties();

    private Started() {
      Optional.ofNullable(System.getenv("RETUNE_TEST_STORES")).map(Path::of).ifPresent(this::read);
    }

    private void read(Path file) {
      long start = System.nanoTime();
      while (!Files.exists(file)) {
        if (System.nanoTime() - start > PATIENCE.toNanos()) {
          System.err.printf("tests without stores: %s is not there after %s%n", file, PATIENCE);
          return;
        }
        LockSupport.parkNanos(POLLING.toNanos());
      }
      try (var reader = Files.newBufferedReader(file)) {
        addresses.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
