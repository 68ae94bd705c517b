package dev.retune.persistence.connection;

import dev.retune.common.error.InvalidInputException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * A database's address, understood in JDBC's spelling and in SQLAlchemy's ({@code
 * sqlite:///./local.db}, {@code postgresql+psycopg2://user:pass@host/db}), which chat products
 * written in Python use.
 *
 * @param kind whose database it is
 * @param jdbc the address for the driver, without credentials where the spelling carried them
 * @param user who connects, when told
 * @param password never shown
 */
public record DatabaseUrl(
    Kind kind, String jdbc, Optional<String> user, Optional<String> password) {

  /** Who may do all in a home's own file. */
  public static final String FILE_USER = "retune";

  private static final String H2_FILE = "jdbc:h2:file:";

  /** Whose database. */
  public enum Kind {
    H2,
    POSTGRESQL,
    MYSQL,
    SQLITE
  }

  /**
   * A workspace in a file, named without its ending, shared by processes of this machine through
   * loopback. Its password lies in a file beside it.
   */
  public static DatabaseUrl h2File(Path file) {
    return new DatabaseUrl(
        Kind.H2,
        H2_FILE + file.toAbsolutePath().normalize(),
        Optional.of(FILE_USER),
        Optional.empty());
  }

  /** The file of {@link #h2File}; none where a person gave an address of their own. */
  public Optional<Path> homeFile() {
    return user.filter(FILE_USER::equals)
        .filter(_ -> kind == Kind.H2 && jdbc.startsWith(H2_FILE))
        .map(_ -> Path.of(jdbc.substring(H2_FILE.length())));
  }

  /**
   * Reads an address.
   *
   * @throws InvalidInputException when it is of no known kind
   */
  public static DatabaseUrl parse(String text) {
    String url = text.strip();
    String lower = url.toLowerCase(Locale.ROOT);
    if (lower.startsWith("jdbc:h2:")) {
      return new DatabaseUrl(Kind.H2, url, Optional.empty(), Optional.empty());
    }
    if (lower.startsWith("jdbc:sqlite:")) {
      return new DatabaseUrl(Kind.SQLITE, url, Optional.empty(), Optional.empty());
    }
    if (lower.startsWith("jdbc:postgresql:")) {
      return new DatabaseUrl(Kind.POSTGRESQL, url, Optional.empty(), Optional.empty());
    }
    if (lower.startsWith("jdbc:mysql:") || lower.startsWith("jdbc:mariadb:")) {
      String rest = url.substring(url.indexOf(':', 5) + 1);
      return new DatabaseUrl(
          Kind.MYSQL, "jdbc:mariadb:" + rest, Optional.empty(), Optional.empty());
    }
    int colon = url.indexOf("://");
    if (colon < 0) {
      throw unknown(url);
    }
    String dialect = lower.substring(0, colon).replaceFirst("\\+.*", "");
    String rest = url.substring(colon + 3);
    return switch (dialect) {
      case "sqlite" -> sqlite(rest);
      case "postgresql", "postgres" -> server(Kind.POSTGRESQL, "jdbc:postgresql://", rest, url);
      case "mysql", "mariadb" -> server(Kind.MYSQL, "jdbc:mariadb://", rest, url);
      default -> throw unknown(url);
    };
  }

  private static InvalidInputException unknown(String url) {
    return new InvalidInputException("persistence.urlUnknown", shown(bare(url)));
  }

  // what could not be read may hold a password with / or @ in it
  private static String bare(String url) {
    return url.replaceFirst("(?s)//.*@", "//");
  }

  // sqlite:///relative, sqlite:////absolute
  private static DatabaseUrl sqlite(String rest) {
    String path = rest.startsWith("/") ? rest.substring(1) : rest;
    return new DatabaseUrl(Kind.SQLITE, "jdbc:sqlite:" + path, Optional.empty(), Optional.empty());
  }

  private static DatabaseUrl server(Kind kind, String prefix, String rest, String whole) {
    int slash = rest.indexOf('/');
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    String tail = slash < 0 ? "/" : rest.substring(slash);
    // the last @ ends the credentials: passwords pasted unescaped may hold one
    int at = authority.lastIndexOf('@');
    String host = authority.substring(at + 1);
    Optional<String> user = Optional.empty();
    Optional<String> password = Optional.empty();
    if (at >= 0) {
      String credentials = authority.substring(0, at);
      int split = credentials.indexOf(':');
      user = Optional.of(decoded(split < 0 ? credentials : credentials.substring(0, split)));
      password =
          split < 0 ? Optional.empty() : Optional.of(decoded(credentials.substring(split + 1)));
    }
    try {
      new URI("x://" + host + "/").parseServerAuthority();
    } catch (URISyntaxException e) {
      throw new InvalidInputException(e, "persistence.urlUnknown", shown(bare(whole)));
    }
    return new DatabaseUrl(kind, prefix + host + tail, user, password);
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return part;
    }
  }

  /** An address as a person wrote it, without the password or token that it may carry. */
  public static String withoutPassword(String url) {
    return url.replaceAll("(?<=://)([^/:@]*):.*@", "$1@")
        .replaceAll(
            "(?i)([?;&])(password|passwd|pwd|passphrase|secret|token|access_token|api_?key"
                + "|sslpassword)=[^;&]*",
            "$1");
  }

  /** The address as it may be shown and logged. */
  public String shown() {
    return shown(jdbc);
  }

  /**
   * Where it is, as people call it: a file with {@code ~} for the user's home, a workspace's by its
   * folder; or a server and its database.
   */
  public String place() {
    String bare = shown().replaceFirst("^jdbc:(h2:(file:)?|[a-z]+:(//)?)", "");
    String path = bare.replaceFirst("[;?].*", "").replaceFirst("[/\\\\]retune$", "");
    return below(System.getProperty("user.home", ""), path);
  }

  /** A path with {@code ~} for the user's home; /home/anna is not below /home/ann. */
  static String below(String home, String path) {
    String rest = path.startsWith(home) ? path.substring(home.length()) : "x";
    boolean within = rest.isEmpty() || rest.startsWith("/") || rest.startsWith("\\");
    return !home.isEmpty() && within ? "~" + rest : path;
  }

  /** The files that the database is in, where it is one of files. */
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
      // no file of this machine is called so
      return List.of();
    }
  }

  private static String home() {
    return Matcher.quoteReplacement(System.getProperty("user.home", "~"));
  }

  private static String shown(String url) {
    return url.replaceAll("//[^/@]*@", "//")
        .replaceAll("(?i)([?;&](password|pwd)=)[^;&]*", "$1***")
        .replaceAll(";(AUTO_SERVER|WRITE_DELAY)=[^;]*", "");
  }

  @Override
  public String toString() {
    return shown();
  }
}
