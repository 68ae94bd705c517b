package dev.retune.persistence.connection;

import dev.retune.common.error.InvalidInputException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Parses the addresses of databases, in JDBC syntax and in SQLAlchemy's. */
final class DatabaseUrlParser {
  private DatabaseUrlParser() {}

  static DatabaseUrl parse(String text) {
    String url = text.strip();
    String lower = url.toLowerCase(Locale.ROOT);
    if (lower.startsWith("jdbc:h2:")) {
      return new DatabaseUrl(DatabaseUrl.Kind.H2, url, Optional.empty(), Optional.empty());
    }
    if (lower.startsWith("jdbc:sqlite:")) {
      return new DatabaseUrl(DatabaseUrl.Kind.SQLITE, url, Optional.empty(), Optional.empty());
    }
    if (lower.startsWith("jdbc:postgresql:")) {
      return new DatabaseUrl(DatabaseUrl.Kind.POSTGRESQL, url, Optional.empty(), Optional.empty());
    }
    if (lower.startsWith("jdbc:mysql:") || lower.startsWith("jdbc:mariadb:")) {
      String rest = url.substring(url.indexOf(':', 5) + 1);
      return new DatabaseUrl(
          DatabaseUrl.Kind.MYSQL, "jdbc:mariadb:" + rest, Optional.empty(), Optional.empty());
    }
    int colon = url.indexOf("://");
    if (colon < 0) {
      throw unknown(url);
    }
    String dialect = lower.substring(0, colon).replaceFirst("\\+.*", "");
    String rest = url.substring(colon + 3);
    return switch (dialect) {
      case "sqlite" -> sqlite(rest);
      case "postgresql", "postgres" ->
          server(DatabaseUrl.Kind.POSTGRESQL, "jdbc:postgresql://", rest, url);
      case "mysql", "mariadb" -> server(DatabaseUrl.Kind.MYSQL, "jdbc:mariadb://", rest, url);
      default -> throw unknown(url);
    };
  }

  private static InvalidInputException unknown(String url) {
    return new InvalidInputException("persistence.urlUnknown", DatabaseUrl.shown(bare(url)));
  }

  // an unparsable address may contain a password with / or @ in it
  private static String bare(String url) {
    return url.replaceFirst("(?s)//.*@", "//");
  }

  // sqlite:///relative, sqlite:////absolute
  private static DatabaseUrl sqlite(String rest) {
    String path = rest.startsWith("/") ? rest.substring(1) : rest;
    return new DatabaseUrl(
        DatabaseUrl.Kind.SQLITE, "jdbc:sqlite:" + path, Optional.empty(), Optional.empty());
  }

  private static DatabaseUrl server(
      DatabaseUrl.Kind kind, String prefix, String rest, String whole) {
    int slash = rest.indexOf('/');
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    String tail = slash < 0 ? "/" : rest.substring(slash);
    // the last @ ends the credentials, since an unescaped password may contain one
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
      throw new InvalidInputException(e, "persistence.urlUnknown", DatabaseUrl.shown(bare(whole)));
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
}
