package dev.retune.bench;

import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.ingest.ImportOptions;
import dev.retune.feedback.ingest.ImportReport;
import dev.retune.feedback.ingest.Importer;
import dev.retune.feedback.ingest.SourceServers;
import dev.retune.feedback.ingest.SourceSynchronizer;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.feedback.repository.FeedbackEntities;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.feedback.source.SourceOpener;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.review.decision.ReviewItemRepository;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Measures how fast the ratings of an invented Open WebUI are imported with their chats, and the
 * heap that it takes. First {@code make RATINGS LAYOUT TARGET}, where the layout is {@code
 * messages} (of newer versions, with a table of messages) or {@code chats}, and the target a file
 * that ends in {@code .db} or {@code .json} or the address of an empty PostgreSQL; then, as often
 * as wanted, {@code read TARGET WORKSPACE}.
 */
public final class OpenWebUiBench {
  private static final int BATCH = 1_000;
  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE chat (id TEXT PRIMARY KEY, user_id TEXT, title TEXT, chat JSON,"
              + " created_at BIGINT, updated_at BIGINT)",
          "CREATE TABLE feedback (id TEXT PRIMARY KEY, user_id TEXT, version BIGINT, type TEXT,"
              + " data JSON, meta JSON, snapshot JSON, created_at BIGINT, updated_at BIGINT)",
          "CREATE TABLE file (id TEXT PRIMARY KEY, user_id TEXT, filename TEXT, data JSON,"
              + " updated_at BIGINT)",
          "CREATE TABLE knowledge_file (id TEXT PRIMARY KEY, file_id TEXT)");
  private static final String MESSAGES =
      "CREATE TABLE chat_message (id TEXT PRIMARY KEY, chat_id TEXT NOT NULL, user_id TEXT,"
          + " role TEXT NOT NULL, parent_id TEXT, content JSON, model_id TEXT, sources JSON,"
          + " created_at BIGINT, updated_at BIGINT)";

  private final Clock clock = Clock.systemUTC();

  private OpenWebUiBench() {}

  /** See the class. */
  public static void main(String[] args) throws Exception {
    OpenWebUiBench bench = new OpenWebUiBench();
    if (args[0].equals("make")) {
      bench.make(Integer.parseInt(args[1]), args[2].equals("messages"), args[3]);
    } else {
      bench.measure(args[1], Path.of(args[2]));
    }
  }

  private void make(int ratings, boolean messages, String target) throws Exception {
    long began = System.nanoTime();
    if (target.endsWith(".json")) {
      write(ratings, Path.of(target));
    } else if (target.endsWith(".db")) {
      write(ratings, messages, "sqlite:///" + target, "?");
    } else {
      write(ratings, messages, target + "?reWriteBatchedInserts=true", "?::json");
    }
    System.out.printf("%,d ratings made in %.0f s%n", ratings, since(began));
  }

  private interface Reading {
    ImportReport read(Workspace workspace, FeedbackStore store);
  }

  private static double since(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  // on a busy machine, CPU time is more meaningful than wall-clock time
  private static double cpuSeconds() {
    return ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .map(d -> d.toMillis() / 1e3)
        .orElse(Double.NaN);
  }

  private void measure(String target, Path folder) {
    Reading reading = target.contains("://") ? syncing(target) : importing(Path.of(target));
    try (Workspace workspace =
        Workspace.open(DatabaseUrl.h2File(folder), FeedbackEntities.entities())) {
      FeedbackStore store = new FeedbackStore(workspace, clock, new ReviewItemRepository());
      PeakHeap heap = new PeakHeap();
      long began = System.nanoTime();
      ImportReport report = reading.read(workspace, store);
      double seconds = since(began);
      System.out.printf(
          "%,d answers and %,d votes read, %,d stored, %,d changed, %,d rejected in %.1f s (%.1f s of"
              + " CPU): %,.0f votes/s, %,.0f rows/s; peak heap %,d MB%n",
          report.read().conversations(),
          report.read().votes(),
          report.stored().total(),
          report.changed().total(),
          report.rejectedRows(),
          seconds,
          cpuSeconds(),
          report.read().votes() / seconds,
          report.read().total() / seconds,
          heap.most() >> 20);
    }
  }

  private Reading importing(Path file) {
    return (workspace, store) ->
        new Importer(workspace, store, clock, ProfileCatalog.builtIn(), new Texts(Locale.ENGLISH))
            .importFile(file, ImportOptions.DEFAULT, ProgressMonitor.none());
  }

  private Reading syncing(String address) {
    SourceConfig config =
        new SourceConfig(
            "webui", address, Optional.empty(), Optional.empty(), null, Duration.ofDays(7));
    return (workspace, store) ->
        new SourceSynchronizer(
                workspace,
                store,
                clock,
                ProfileCatalog.builtIn(),
                new Texts(Locale.ENGLISH),
                new SourceOpener(name -> Optional.empty()))
            .sync(List.of(config), ProgressMonitor.none())
            .getFirst();
  }

  private static void write(int ratings, Path export) throws IOException {
    OpenWebUiData data = new OpenWebUiData();
    try (BufferedWriter out = Files.newBufferedWriter(export)) {
      String separator = "[";
      for (int i = 0; i < ratings / OpenWebUiData.TURNS; i++) {
        for (OpenWebUiData.Rating r : data.chat(i).ratings()) {
          out.write(
              "%s{\"id\":\"%s\",\"user_id\":\"%s\",\"version\":0,\"type\":\"rating\",\"data\":%s,\"meta\":%s,\"snapshot\":%s,\"created_at\":%d,\"updated_at\":%d}"
                  .formatted(
                      separator,
                      r.id(),
                      r.user(),
                      r.data(),
                      r.meta(),
                      r.snapshot(),
                      r.at(),
                      r.at()));
          separator = ",";
        }
      }
      out.write("]");
    }
  }

  /** Fills a database; {@code json} is the placeholder of a JSON value. */
  private static void write(int ratings, boolean messages, String address, String json)
      throws SQLException {
    try (Connection connection = SourceServers.connect(address)) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        for (String table : TABLES) {
          statement.execute(table);
        }
        if (messages) {
          statement.execute(MESSAGES);
        }
      }
      OpenWebUiData data = new OpenWebUiData();
      try (PreparedStatement chat = insert(connection, "chat VALUES (?, ?, '', %s, ?, ?)", json);
          PreparedStatement rating =
              insert(
                  connection,
                  "feedback VALUES (?, ?, 0, 'rating', %1$s, %1$s, %1$s, ?, ?)",
                  json)) {
        for (int i = 0; i < ratings / OpenWebUiData.TURNS; i++) {
          OpenWebUiData.Chat c = data.chat(i);
          add(chat, c.id(), c.user(), c.json(), c.at(), c.at());
          for (OpenWebUiData.Rating r : c.ratings()) {
            add(rating, r.id(), r.user(), r.data(), r.meta(), r.snapshot(), r.at(), r.at());
          }
          if (i % BATCH == 0) {
            chat.executeBatch();
            rating.executeBatch();
          }
        }
        chat.executeBatch();
        rating.executeBatch();
      }
      if (messages) {
        writeMessages(ratings, connection, json);
      }
      connection.commit();
      connection.setAutoCommit(true);
      try (Statement statement = connection.createStatement()) {
        // a server does this by itself
        statement.execute("ANALYZE");
      }
    }
  }

  private static void writeMessages(int ratings, Connection connection, String json)
      throws SQLException {
    OpenWebUiData data = new OpenWebUiData();
    try (PreparedStatement message =
        insert(
            connection,
            "chat_message VALUES (?, ?, ?, ?, ?, %s, 'llama3.3:70b', NULL, ?, ?)",
            json)) {
      for (int i = 0; i < ratings / OpenWebUiData.TURNS; i++) {
        OpenWebUiData.Chat c = data.chat(i);
        for (OpenWebUiData.Message m : c.messages()) {
          add(
              message,
              c.id() + "-" + m.id(),
              c.id(),
              c.user(),
              m.role(),
              Optional.of(m.parent()).filter(p -> !p.isEmpty()),
              "\"" + m.text() + "\"",
              m.at(),
              m.at());
        }
        if (i % BATCH == 0) {
          message.executeBatch();
        }
      }
      message.executeBatch();
    }
  }

  private static PreparedStatement insert(Connection connection, String values, String json)
      throws SQLException {
    return connection.prepareStatement("INSERT INTO " + values.formatted(json));
  }

  private static void add(PreparedStatement insert, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      insert.setObject(i + 1, values[i] instanceof Optional<?> o ? o.orElse(null) : values[i]);
    }
    insert.addBatch();
  }
}
