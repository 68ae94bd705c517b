package dev.retune.bench;

import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.ingest.ImportOptions;
import dev.retune.feedback.ingest.ImportReport;
import dev.retune.feedback.ingest.Importer;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.feedback.repository.FeedbackEntities;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.review.decision.ReviewItemRepository;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;

/** Measures rows per second imported into an H2 workspace: from CSV, repeated, and from SQLite. */
public final class ImportBench {
  private static final int ANSWERS = 50_000;
  private static final Instant T0 = Instant.parse("2026-09-01T00:00:00Z");

  private final Random random = new Random(7);
  private final int votes;

  private ImportBench(int votes) {
    this.votes = votes;
  }

  /** Optional argument: the number of votes (default 200,000). */
  public static void main(String[] args) throws Exception {
    new ImportBench(args.length > 0 ? Integer.parseInt(args[0]) : 200_000).run();
  }

  private void run() throws Exception {
    Path folder = Files.createTempDirectory("retune-bench");
    Path conversations = folder.resolve("conversations.csv");
    Path csv = folder.resolve("votes.csv");
    Path sqlite = folder.resolve("chat.db");
    write(conversations, csv);
    write(sqlite);
    measure("CSV", folder.resolve("a"), conversations, csv);
    measure("SQLite", folder.resolve("b"), sqlite);
  }

  private static void measure(String what, Path workspace, Path... files) {
    try (Workspace open =
        Workspace.open(DatabaseUrl.h2File(workspace), FeedbackEntities.entities())) {
      Importer importer =
          new Importer(
              open,
              new FeedbackStore(open, Clock.systemUTC(), new ReviewItemRepository()),
              Clock.systemUTC(),
              ProfileCatalog.builtIn(),
              new Texts(Locale.ENGLISH));
      for (String round : new String[] {"first", "again"}) {
        for (Path file : files) {
          long began = System.nanoTime();
          double cpuBegan = cpuSeconds();
          ImportReport report =
              importer.importFile(file, ImportOptions.DEFAULT, ProgressMonitor.none());
          double seconds = (System.nanoTime() - began) / 1e9;
          System.out.printf(
              "%s %s %s: %,d rows (%,d stored) in %.1f s, %,.0f rows/s (%.1f s of CPU)%n",
              what,
              round,
              file.getFileName(),
              report.read().total(),
              report.stored().total(),
              seconds,
              report.read().total() / seconds,
              cpuSeconds() - cpuBegan);
        }
      }
    }
  }

  // on a busy machine, CPU time is more meaningful than wall-clock time
  private static double cpuSeconds() {
    return ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .map(d -> d.toMillis() / 1e3)
        .orElse(Double.NaN);
  }

  private void write(Path conversations, Path csv) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(conversations)) {
      out.write("id,user_id,question,answer,created_at\n");
      for (int i = 0; i < ANSWERS; i++) {
        out.write(
            i + ",u" + i % 900 + ",\"" + text(12) + "\",\"" + text(60) + "\"," + at(i) + "\n");
      }
    }
    try (BufferedWriter out = Files.newBufferedWriter(csv)) {
      out.write("id,conversation_id,feedback,reason,created_at\n");
      for (int i = 0; i < votes; i++) {
        out.write(i + "," + i % ANSWERS + "," + value(i) + ",\"" + text(10) + "\"," + at(i) + "\n");
      }
    }
  }

  private void write(Path sqlite) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + sqlite)) {
      connection
          .createStatement()
          .executeUpdate(
              "CREATE TABLE conversation_log (id INTEGER PRIMARY KEY, user_message TEXT,"
                  + " ai_response TEXT, created_at DATETIME)");
      connection
          .createStatement()
          .executeUpdate(
              "CREATE TABLE feedback_log (id INTEGER PRIMARY KEY, conversation_id INTEGER,"
                  + " feedback VARCHAR(10), reason VARCHAR(255), created_at DATETIME)");
      connection.setAutoCommit(false);
      try (PreparedStatement answer =
              connection.prepareStatement("INSERT INTO conversation_log VALUES (?, ?, ?, ?)");
          PreparedStatement vote =
              connection.prepareStatement("INSERT INTO feedback_log VALUES (?, ?, ?, ?, ?)")) {
        for (int i = 1; i <= ANSWERS; i++) {
          add(answer, i, text(12), text(60), at(i));
        }
        answer.executeBatch();
        for (int i = 1; i <= votes; i++) {
          add(vote, i, 1 + i % ANSWERS, value(i), text(10), at(i));
        }
        vote.executeBatch();
      }
      connection.commit();
    }
  }

  private static void add(PreparedStatement insert, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      insert.setObject(i + 1, values[i]);
    }
    insert.addBatch();
  }

  private static String value(int i) {
    return i % 3 == 0 ? "dislike" : "like";
  }

  private String at(int i) {
    return T0.plusSeconds(i % 4_000_000).plusNanos(random.nextInt(1_000_000) * 1_000L).toString();
  }

  private String text(int words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append("word").append(random.nextInt(5_000)).append(' ');
    }
    return text.toString();
  }
}
