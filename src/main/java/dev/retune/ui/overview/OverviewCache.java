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
 * What this screen last read, in {@code overview.json} under the home: shown with its moment until
 * the database has answered, or while it does not. A convenience, so its loss is logged and no
 * more.
 */
public final class OverviewCache {
  private static final Logger LOG = LoggerFactory.getLogger(OverviewCache.class);

  // what an earlier program wrote is left unread where it lacks something
  private static final ObjectReader JSON =
      JsonFormat.mapper()
          .readerFor(Kept.class)
          .with(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .with(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

  private final Optional<Path> file;
  private final String of;

  /**
   * Below a home.
   *
   * @param of all that figures depend on beside the window of time, such as database and language:
   *     those of another are not shown
   */
  public OverviewCache(Path home, String of) {
    this(Optional.of(file(home)), of);
  }

  private OverviewCache(Optional<Path> file, String of) {
    this.file = file;
    this.of = of;
  }

  /** Keeps none and shows none. */
  public static OverviewCache none() {
    return new OverviewCache(Optional.empty(), "");
  }

  /** Whether a home keeps some, of whatever. */
  public static boolean in(Path home) {
    return Files.exists(file(home));
  }

  private static Path file(Path home) {
    return home.resolve("overview.json");
  }

  /** Figures and when they were read. */
  record Kept(String of, String window, Instant at, OverviewState shown) {}

  /** Those of a window of time; nothing when there are none or they cannot be read. */
  Optional<Kept> read(TimeWindow window) {
    return file.filter(Files::exists)
        .flatMap(OverviewCache::parsed)
        .filter(kept -> kept.of().equals(of) && kept.window().equals(window.label()));
  }

  private static Optional<Kept> parsed(Path file) {
    try {
      return Optional.ofNullable(JSON.readValue(file.toFile()));
    } catch (IOException e) {
      LOG.info("{} cannot be read; the figures come from the database", file, e);
      return Optional.empty();
    }
  }

  /** Keeps these, through a temporary file, so that a crash leaves the old ones whole. */
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
      LOG.info("{} cannot be written", file, e);
    }
  }
}
