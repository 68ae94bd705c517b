package dev.retune.ui.overview;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.retune.stats.Window;
import dev.retune.text.Json;
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
public final class LastFigures {
  private static final Logger LOG = LoggerFactory.getLogger(LastFigures.class);

  // what an earlier program wrote is left unread where it lacks something
  private static final ObjectReader JSON =
      Json.mapper()
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
  public LastFigures(Path home, String of) {
    this(Optional.of(file(home)), of);
  }

  private LastFigures(Optional<Path> file, String of) {
    this.file = file;
    this.of = of;
  }

  /** Keeps none and shows none. */
  public static LastFigures none() {
    return new LastFigures(Optional.empty(), "");
  }

  /** Whether a home keeps some, of whatever. */
  public static boolean in(Path home) {
    return Files.exists(file(home));
  }

  private static Path file(Path home) {
    return home.resolve("overview.json");
  }

  /** Figures and when they were read. */
  record Kept(String of, String window, Instant at, Shown shown) {}

  /** Those of a window of time; nothing when there are none or they cannot be read. */
  Optional<Kept> read(Window window) {
    return file.filter(Files::exists)
        .flatMap(LastFigures::parsed)
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
  void write(Window window, Instant at, Shown shown) {
    Kept now = new Kept(of, window.label(), at, shown);
    file.ifPresent(place -> write(place, now));
  }

  private static synchronized void write(Path file, Kept kept) {
    Path fresh = file.resolveSibling("overview.json.new");
    try {
      Json.mapper().writeValue(fresh.toFile(), kept);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.info("{} cannot be written", file, e);
    }
  }
}
