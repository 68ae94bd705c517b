package dev.retune.feedback.source;

import dev.retune.feedback.mapping.SourceMapping;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A database to pull new rows from.
 *
 * @param name the source's name
 * @param url its address, as {@link dev.retune.persistence.connection.DatabaseUrl} understands it
 * @param user who connects, where the address does not tell
 * @param passwordEnv the environment variable that holds the password
 * @param mapping names of tables and columns
 * @param lookBack how far back changed and late rows are looked for; 7 days by default
 * @param mostGone the share of its votes, 0 to 1, that may be gone at the source at once and are
 *     then taken out of the figures; 0.2 by default, and 0 keeps all that ever came
 */
public record SourceConfig(
    String name,
    String url,
    Optional<String> user,
    Optional<String> passwordEnv,
    SourceMapping mapping,
    Duration lookBack,
    Double mostGone) {
  private static final Duration LOOK_BACK = Duration.ofDays(7);
  private static final double MOST_GONE = 0.2;

  /** Settings files may leave out what they do not tell. */
  public SourceConfig(
      String name,
      String url,
      Optional<String> user,
      Optional<String> passwordEnv,
      @Nullable SourceMapping mapping,
      @Nullable Duration lookBack,
      @Nullable Double mostGone) {
    this.name = name;
    this.url = url;
    this.user = user;
    this.passwordEnv = passwordEnv;
    this.mapping = Objects.requireNonNullElse(mapping, SourceMapping.GUESSED);
    this.lookBack = Objects.requireNonNullElse(lookBack, LOOK_BACK);
    this.mostGone = Objects.requireNonNullElse(mostGone, MOST_GONE);
  }

  /** With the usual share of votes that may go. */
  public SourceConfig(
      String name,
      String url,
      Optional<String> user,
      Optional<String> passwordEnv,
      @Nullable SourceMapping mapping,
      @Nullable Duration lookBack) {
    this(name, url, user, passwordEnv, mapping, lookBack, null);
  }

  /** With names guessed and the usual look-back. */
  public static SourceConfig of(String name, String url) {
    return new SourceConfig(name, url, Optional.empty(), Optional.empty(), null, null);
  }
}
