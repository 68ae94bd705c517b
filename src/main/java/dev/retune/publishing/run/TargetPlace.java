package dev.retune.publishing.run;

import dev.retune.feedback.remote.RemoteAddress;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.publishing.model.TargetConfig;
import dev.retune.publishing.remote.WeaviateTarget;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where targets write, so that two of them never write to the same place. */
final class TargetPlace {
  private static final Pattern DATABASE =
      Pattern.compile("jdbc:postgresql:(?://([^/?]*)/)?([^?]*).*");
  private static final Pattern PORT = Pattern.compile("(.*):([0-9]+)");
  private static final int DATABASE_PORT = 5432;
  private static final Set<String> LOOPBACK = Set.of("", "127.0.0.1", "[::1]");

  private TargetPlace() {}

  /** Whether two targets would overwrite each other's versions, under whatever spelling. */
  static boolean isShared(TargetConfig one, TargetConfig other) {
    if (one.kind() != other.kind() && !(one.kind().isFolder() && other.kind().isFolder())) {
      return false;
    }
    return switch (one.kind()) {
      // all files of a folder share the folders of versions, whatever the pointer is called
      case FILES, ARROW -> isSameFolder(Path.of(one.address()), Path.of(other.address()));
      case PGVECTOR ->
          database(one.address()).equals(database(other.address()))
              && view(one.place()).equals(view(other.place()));
      case WEAVIATE ->
          isSameServer(one, other)
              && WeaviateTarget.capitalized(one.place())
                  .equals(WeaviateTarget.capitalized(other.place()));
      case CHROMA, QDRANT, OPENSEARCH, ELASTICSEARCH, MILVUS ->
          isSameServer(one, other) && one.place().equals(other.place());
    };
  }

  private static boolean isSameServer(TargetConfig one, TargetConfig other) {
    return server(one.address()).equals(server(other.address()));
  }

  private static boolean isSameFolder(Path one, Path other) {
    try {
      return one.equals(other)
          || (Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other));
    } catch (IOException e) {
      // one that cannot be read is compared by its path alone
      return false;
    }
  }

  /** Server and database; users and options do not matter. */
  private static String database(String address) {
    Matcher parts = DATABASE.matcher(DatabaseUrl.parse(address).jdbc());
    if (!parts.matches()) {
      return address;
    }
    String servers =
        Arrays.stream(Optional.ofNullable(parts.group(1)).orElse("").split(","))
            .map(TargetPlace::databaseServer)
            .collect(Collectors.joining(","));
    return servers + "/" + parts.group(2);
  }

  private static String databaseServer(String written) {
    Matcher port = PORT.matcher(written);
    return port.matches()
        ? host(port.group(1)) + ":" + port.group(2)
        : host(written) + ":" + DATABASE_PORT;
  }

  private static String view(String place) {
    return place.replaceFirst("^public[.]", "");
  }

  private static String server(String address) {
    URI uri = RemoteAddress.parse(address).base();
    int standard = "https".equals(uri.getScheme()) ? 443 : 80;
    int port = uri.getPort() < 0 ? standard : uri.getPort();
    return host(uri.getHost()) + ":" + port + uri.getPath();
  }

  private static String host(String written) {
    String host = written.toLowerCase(Locale.ROOT);
    return LOOPBACK.contains(host) ? "localhost" : host;
  }
}
