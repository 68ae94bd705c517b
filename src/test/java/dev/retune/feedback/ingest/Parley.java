package dev.retune.feedback.ingest;

import dev.retune.feedback.profile.ProfileCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;

/** An invented product with threads of turns and thumbs, and its profile. */
final class Parley {
  /** Five answers with four likes and dislikes and one neutral mark. */
  static final String[] CONTENT = {
    "CREATE TABLE turn (id VARCHAR(36) PRIMARY KEY, thread VARCHAR(36), parent VARCHAR(36),"
        + " role VARCHAR(9), said TEXT, made_at BIGINT)",
    "CREATE TABLE thumb (id VARCHAR(36) PRIMARY KEY, turn_id VARCHAR(36), mark INT,"
        + " why VARCHAR(90), who VARCHAR(90), set_at BIGINT)",
    "INSERT INTO turn VALUES ('q1', 't', NULL, 'user', 'Where?', 1794816000),"
        + " ('a1', 't', 'q1', 'bot', 'Here.', 1794816001),"
        + " ('q2', 't', 'a1', 'user', 'When?', 1794816002),"
        + " ('a2', 't', 'q2', 'bot', 'Now.', 1794816003),"
        + " ('q3', 't', 'a2', 'user', 'Who?', 1794816004),"
        + " ('a3', 't', 'q3', 'bot', 'You.', 1794816005),"
        + " ('q4', 't', 'a3', 'user', 'How?', 1794816006),"
        + " ('a4', 't', 'q4', 'bot', 'So.', 1794816007),"
        + " ('q5', 't', 'a4', 'user', 'Why?', 1794816008),"
        + " ('a5', 't', 'q5', 'bot', 'Because.', 1794816009)",
    "INSERT INTO thumb VALUES ('v1', 'a1', 5, NULL, 'ann', 1794816101),"
        + " ('v2', 'a2', 2, 'R1', 'ann', 1794816102),"
        + " ('v3', 'a3', 5, NULL, 'bob', 1794816103),"
        + " ('v4', 'a4', 2, 'much too long', 'bob', 1794816104),"
        + " ('v5', 'a5', 3, NULL, 'bob', 1794816105)"
  };

  private Parley() {}

  static void at(String address, String... statements) throws SQLException {
    try (var connection = SourceServers.connect(address);
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  static String yaml() {
    return yaml("parley");
  }

  static String yaml(String name) {
    try (InputStream in = Parley.class.getResourceAsStream(name + ".yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A catalog with the profile, or a changed one. */
  static ProfileCatalog catalog(Path folder, String yaml) {
    return catalog(folder, "parley", yaml);
  }

  static ProfileCatalog catalog(Path folder, String name, String yaml) {
    try {
      Files.writeString(folder.resolve(name + ".yaml"), yaml);
      return new ProfileCatalog(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
