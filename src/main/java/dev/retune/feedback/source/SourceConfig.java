package dev.retune.feedback.source;

import dev.retune.feedback.mapping.SourceMapping;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Configuration of a database to synchronize from.
 *
 * @param name name of the source
 * @param url address, in the syntax of {@link dev.retune.persistence.connection.DatabaseUrl}
 * @param user user name, unless the address contains it
 * @param passwordEnv environment variable that contains the password
 * @param mapping names of tables and columns
 * @param lookBack how far back changed and late rows are searched for; 7 days by default
 * @param mostGone the largest share of votes, 0 to 1, that may disappear from the source at once
 *     and is then retracted; 0.2 by default, 0 never retracts votes
 * @param profile name of the profile that says how the database is read; recognized by its tables
 *     when neither this nor tables in the mapping are given
 * @param writeBack whether reviewers' decisions are written to the source; off by default
 * @param writeUser user name for writing to a database; the one for reading by default
 * @param writePasswordEnv environment variable that contains that user's password
 */
public record SourceConfig(
    String name,
    String url,
    Optional<String> user,
    Optional<String> passwordEnv,
    SourceMapping mapping,
    Duration lookBack,
    Double mostGone,
    Optional<String> profile,
    Boolean writeBack,
    Optional<String> writeUser,
    Optional<String> writePasswordEnv) {
  private static final Duration LOOK_BACK = Duration.ofDays(7);
  private static final double MOST_GONE = 0.2;

  /** Applies the defaults of values missing in a settings file. */
  public SourceConfig(
      String name,
      String url,
      Optional<String> user,
      Optional<String> passwordEnv,
      @Nullable SourceMapping mapping,
      @Nullable Duration lookBack,
      @Nullable Double mostGone,
      Optional<String> profile,
      @Nullable Boolean writeBack,
      Optional<String> writeUser,
      Optional<String> writePasswordEnv) {
    this.name = name;
    this.url = url;
    this.user = user;
    this.passwordEnv = passwordEnv;
    this.mapping = Objects.requireNonNullElse(mapping, SourceMapping.GUESSED);
    this.lookBack = Objects.requireNonNullElse(lookBack, LOOK_BACK);
    this.mostGone = Objects.requireNonNullElse(mostGone, MOST_GONE);
    this.profile = profile;
    this.writeBack = Objects.requireNonNullElse(writeBack, false);
    this.writeUser = writeUser;
    this.writePasswordEnv = writePasswordEnv;
  }

  /** That is not written to. */
  public SourceConfig(
      String name,
      String url,
      Optional<String> user,
      Optional<String> passwordEnv,
      @Nullable SourceMapping mapping,
      @Nullable Duration lookBack,
      @Nullable Double mostGone,
      Optional<String> profile) {
    this(
        name,
        url,
        user,
        passwordEnv,
        mapping,
        lookBack,
        mostGone,
        profile,
        null,
        Optional.empty(),
        Optional.empty());
  }

  /** Without a profile. */
  public SourceConfig(
      String name,
      String url,
      Optional<String> user,
      Optional<String> passwordEnv,
      @Nullable SourceMapping mapping,
      @Nullable Duration lookBack,
      @Nullable Double mostGone) {
    this(name, url, user, passwordEnv, mapping, lookBack, mostGone, Optional.empty());
  }

  /** With the default share of votes that may disappear. */
  public SourceConfig(
      String name,
      String url,
      Optional<String> user,
      Optional<String> passwordEnv,
      @Nullable SourceMapping mapping,
      @Nullable Duration lookBack) {
    this(name, url, user, passwordEnv, mapping, lookBack, null);
  }

  /** A copy with another mapping. */
  public SourceConfig withMapping(SourceMapping other) {
    return new Copy(this).mapping(other).build();
  }

  /** A copy that is read by a profile. */
  public SourceConfig withProfile(String profileName) {
    return new Copy(this).profile(profileName).build();
  }

  /** A copy that is written to. */
  public SourceConfig withWriteBack() {
    return new Copy(this).writeBack().build();
  }

  /** The configuration for the connection that writes. */
  public SourceConfig forWriting() {
    return new Copy(this).forWriting().build();
  }

  /** With guessed names and the default look-back. */
  public static SourceConfig of(String name, String url) {
    return new SourceConfig(name, url, Optional.empty(), Optional.empty(), null, null);
  }

  /** A copy that is being changed. */
  private static final class Copy {
    private final SourceConfig original;
    private Optional<String> user;
    private Optional<String> passwordEnv;
    private SourceMapping mapping;
    private Optional<String> profile;
    private boolean writeBack;

    Copy(SourceConfig original) {
      this.original = original;
      this.user = original.user();
      this.passwordEnv = original.passwordEnv();
      this.mapping = original.mapping();
      this.profile = original.profile();
      this.writeBack = original.writeBack();
    }

    Copy mapping(SourceMapping other) {
      mapping = other;
      return this;
    }

    Copy profile(String name) {
      profile = Optional.of(name);
      return this;
    }

    Copy writeBack() {
      writeBack = true;
      return this;
    }

    /** Logs in as the user who writes, if it is another one. */
    Copy forWriting() {
      Optional<String> own = original.writePasswordEnv();
      passwordEnv = original.writeUser().isPresent() ? own : own.or(original::passwordEnv);
      user = original.writeUser().or(original::user);
      return this;
    }

    SourceConfig build() {
      return new SourceConfig(
          original.name(),
          original.url(),
          user,
          passwordEnv,
          mapping,
          original.lookBack(),
          original.mostGone(),
          profile,
          writeBack,
          original.writeUser(),
          original.writePasswordEnv());
    }
  }
}
