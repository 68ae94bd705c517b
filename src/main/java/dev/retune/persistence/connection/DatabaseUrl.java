package dev.retune.persistence.connection;

import dev.retune.common.error.InvalidInputException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * The address of a database, in JDBC syntax or in SQLAlchemy's ({@code sqlite:///./local.db},
 * {@code postgresql+psycopg2://user:pass@host/db}), which chat products written in Python use.
 *
 * @param kind the database product
 * @param jdbc the JDBC URL, without credentials that were part of its authority
 * @param user the user name, if given
 * @param password never shown
 */
public record DatabaseUrl(
    Kind kind, String jdbc, Optional<String> user, Optional<String> password) {

  /** The administrator of a home's own file. */
  public static final String FILE_USER = "retune";

  private static final String H2_FILE = "jdbc:h2:file:";

  /** Database products. */
  public enum Kind {
    H2,
    POSTGRESQL,
    MYSQL,
    SQLITE
  }

  /**
   * The address of a workspace file, named without its extension and shared by the processes of
   * this machine through loopback. Its password is stored in a file beside it.
   */
  public static DatabaseUrl h2File(Path file) {
    return new DatabaseUrl(
        Kind.H2,
        H2_FILE + file.toAbsolutePath().normalize(),
        Optional.of(FILE_USER),
        Optional.empty());
  }

  /** Returns the file of {@link #h2File}; empty for any other address. */
  public Optional<Path> homeFile() {
    return user.filter(FILE_USER::equals)
        .filter(_ -> kind == Kind.H2 && jdbc.startsWith(H2_FILE))
        .map(_ -> Path.of(jdbc.substring(H2_FILE.length())));
  }

  /**
   * Parses an address.
   *
   * @throws InvalidInputException when the database kind is unknown
   */
  public static DatabaseUrl parse(String text) {
    return DatabaseUrlParser.parse(text);
  }

  /** Returns an address as typed, without any password or token in it. */
  public static String withoutPassword(String url) {
    return url.replaceAll("(?<=://)([^/:@]*):.*@", "$1@")
        .replaceAll(
            "(?i)([?;&])(password|passwd|pwd|passphrase|secret|token|access_token|api_?key"
                + "|sslpassword)=[^;&]*",
            "$1");
  }

  /** Returns the address without credentials, for messages and logs. */
  public String shown() {
    return shown(jdbc);
  }

  /**
   * Returns a short location for people: a file with {@code ~} for the user's home (for a
   * workspace, its folder), or a server and database.
   */
  public String place() {
    String bare = shown().replaceFirst("^jdbc:(h2:(file:)?|[a-z]+:(//)?)", "");
    String path = bare.replaceFirst("[;?].*", "").replaceFirst("[/\\\\]retune$", "");
    return below(System.getProperty("user.home", ""), path);
  }

  /** Abbreviates the user's home to {@code ~}; /home/anna is not below /home/ann. */
  static String below(String home, String path) {
    String rest = path.startsWith(home) ? path.substring(home.length()) : "x";
    boolean within = rest.isEmpty() || rest.startsWith("/") || rest.startsWith("\\");
    return !home.isEmpty() && within ? "~" + rest : path;
  }

  /** Returns the files of the database; empty for a server. */
  public List<Path> files() {
    String path = jdbc.replaceFirst("^jdbc:(h2:(file:)?|sqlite:(file:)?)", "");
    String bare = path.replaceFirst("[;?].*", "").replaceFirst("^~", home());
    try {
      return switch (kind) {
        case SQLITE -> List.of(Path.of(bare).toAbsolutePath());
        case H2 ->
            path.matches("(mem|tcp|ssl|zip):.*")
                ? List.of()
                : Stream.of(".mv.db", ".trace.db", ".lock.db")
                    .map(end -> Path.of(bare + end).toAbsolutePath())
                    .toList();
        case POSTGRESQL, MYSQL -> List.of();
      };
    } catch (InvalidPathException e) {
      // not a valid file name on this machine
      return List.of();
    }
  }

  private static String home() {
    return Matcher.quoteReplacement(System.getProperty("user.home", "~"));
  }

  static String shown(String url) {
    return url.replaceAll("//[^/@]*@", "//")
        .replaceAll("(?i)([?;&](password|pwd)=)[^;&]*", "$1***")
        .replaceAll(";(AUTO_SERVER|WRITE_DELAY)=[^;]*", "");
  }

  @Override
  public String toString() {
    return shown();
  }
}
