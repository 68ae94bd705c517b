package dev.retune.feedback;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A database to pull new rows from.
 *
 * @param name the source's name
 * @param url its address, as {@link dev.retune.db.DatabaseUrl} understands it
 * @param user who connects, where the address does not tell
 * @param passwordEnv the environment variable that holds the password
 * @param mapping names of tables and columns
 * @param lookBack how far back changed and late rows are looked for; 7 days by default
 */
public record SourceConfig(
    String name,
    String url,
    Optional<String> user,
    Optional<String> passwordEnv,
    Mapping mapping,
    Duration lookBack) {
  private static final Duration LOOK_BACK = Duration.ofDays(7);

  /** Settings files may leave out what they do not tell. */
  public SourceConfig(
      String name,
      String url,
      Optional<String> user,
      Optional<String> passwordEnv,
      @Nullable Mapping mapping,
      @Nullable Duration lookBack) {
    this.name = name;
    this.url = url;
    this.user = user;
    this.passwordEnv = passwordEnv;
    this.mapping = Objects.requireNonNullElse(mapping, Mapping.GUESSED);
    this.lookBack = Objects.requireNonNullElse(lookBack, LOOK_BACK);
  }

  /** With names guessed and the usual look-back. */
  public static SourceConfig of(String name, String url) {
    return new SourceConfig(name, url, Optional.empty(), Optional.empty(), null, null);
  }
}
