package dev.retune.ui.overview;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.retune.common.text.JsonFormat;
import dev.retune.statistics.time.TimeWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the last overview in {@code overview.json} in the home folder, shown with its time until
 * the database responds. It is expendable, so errors are only logged.
 */
public final class OverviewCache {
  private static final Logger LOG = LoggerFactory.getLogger(OverviewCache.class);

  // Files of older versions that lack a field are ignored.
  private static final ObjectReader JSON =
      JsonFormat.mapper()
          .readerFor(Kept.class)
          .with(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .with(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

  private final Optional<Path> file;
  private final String of;

  /**
   * Creates a cache in a home folder.
   *
   * @param of everything that the figures depend on besides the time window, such as database and
   *     language; other entries are ignored
   */
  public OverviewCache(Path home, String of) {
    this.file = Optional.of(file(home));
    this.of = of;
  }

  private OverviewCache() {
    this.file = Optional.empty();
    this.of = "";
  }

  /** Creates a cache that stores nothing. */
  public static OverviewCache none() {
    return new OverviewCache();
  }

  /** Returns whether the home folder contains a cache of any kind. */
  public static boolean exists(Path home) {
    return Files.exists(file(home));
  }

  private static Path file(Path home) {
    return home.resolve("overview.json");
  }

  /** The figures and the time at which they were read. */
  record Kept(String of, String window, Instant at, OverviewState shown) {}

  /** Reads the figures of a time window; empty if missing or unreadable. */
  Optional<Kept> read(TimeWindow window) {
    return file.filter(Files::exists)
        .flatMap(OverviewCache::parsed)
        .filter(kept -> kept.of().equals(of) && kept.window().equals(window.label()));
  }

  private static Optional<Kept> parsed(Path file) {
    try {
      return Optional.ofNullable(JSON.readValue(file.toFile()));
    } catch (IOException e) {
      LOG.info("Cannot read {}; loading the figures from the database", file, e);
      return Optional.empty();
    }
  }

  /** Writes through a temporary file, so that a crash keeps the old file intact. */
  void write(TimeWindow window, Instant at, OverviewState state) {
    Kept now = new Kept(of, window.label(), at, state);
    file.ifPresent(place -> write(place, now));
  }

  private static synchronized void write(Path file, Kept kept) {
    Path fresh = file.resolveSibling("overview.json.new");
    try {
      JsonFormat.mapper().writeValue(fresh.toFile(), kept);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.info("Cannot write {}", file, e);
    }
  }
}
