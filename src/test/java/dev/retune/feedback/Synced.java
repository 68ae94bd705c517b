package dev.retune.feedback;

import dev.retune.text.Texts;
import dev.retune.work.Monitor;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A sync from a server after some statements there. */
final class Synced {
  private Synced() {}

  static ImportReport from(Desk desk, String address, String... statements) throws SQLException {
    try (var connection = SourceServers.connect(address);
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    Syncer syncer =
        new Syncer(desk.workspace, desk.clock, new Texts(Locale.ENGLISH), name -> Optional.empty());
    return syncer.sync(List.of(SourceConfig.of("chat", address)), Monitor.none()).getFirst();
  }
}
