package dev.retune.feedback.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.feedback.model.RowCounts;
import dev.retune.feedback.repository.FeedbackEntities;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.support.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that synchronizes an API is killed at many moments: at each request, and between the
 * steps that it reports. In the end the workspace holds what the server has, row by row.
 */
@Tag("slow")
class RemoteSyncKillTest {
  private static final int ANSWERS = 40;
  private static final int PAGE = 10;
  // a kill costs three seconds; all moments: -Dretune.kills=16
  private static final int KILLS = Integer.getInteger("retune.kills", 6);
  private static final String SCORE = "user_feedback";

  @TempDir Path folder;
  private final Set<String> moments = new TreeSet<>();

  /** Main class of the killed process; prints each step. */
  static final class Child {
    private Child() {}

    public static void main(String[] args) {
      Path folder = Path.of(args[0]);
      try (Workspace workspace = open(folder)) {
        new RemoteSyncRun(workspace, folder.resolve("sources"), args[2])
            .sync(
                RemoteSyncRun.config(args[1], args[2], SCORE),
                new ProgressMonitor() {
                  @Override
                  public void at(TaskProgress progress) {
                    System.out.println(progress.stage() + " " + progress.done());
                  }

                  @Override
                  public boolean cancelled() {
                    return false;
                  }
                });
      }
    }
  }

  private static Workspace open(Path folder) {
    return Workspace.open(
        DatabaseUrl.h2File(folder.resolve("retune")), FeedbackEntities.entities());
  }

  private Process child(JsonTestServer server, String key) throws IOException {
    return ChildJvm.of(Child.class, folder.toString(), server.address(), key)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Kills a sync at a request, or after a step; it may also have finished before. */
  private void kill(int number, JsonTestServer server, String key) throws Exception {
    Process child = child(server, key);
    try {
      boolean atRequest = number % 2 == 0;
      if (atRequest) {
        // the first request asks which product it is
        server.beforeResponse(number + 1, () -> kill(child));
      }
      int steps = 0;
      try (BufferedReader lines = child.inputReader()) {
        String line = lines.readLine();
        while (line != null) {
          if (!atRequest && line.startsWith("stage.") && steps++ == number) {
            kill(child);
            moments.add("after " + line);
          }
          line = lines.readLine();
        }
      }
      assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
      if (atRequest && child.exitValue() != 0) {
        moments.add("at request " + number + " of run " + number);
      }
    } finally {
      server.beforeResponse(Integer.MAX_VALUE, () -> {});
      child.destroyForcibly();
    }
  }

  // that of the process would also close its output, which is still read
  private static void kill(Process process) {
    process.toHandle().destroyForcibly();
  }

  private Map<String, String> rows(Workspace workspace, String sql) {
    Map<String, String> rows = new TreeMap<>();
    workspace.jdbc(
        connection -> {
          try (var statement = connection.createStatement();
              var found = statement.executeQuery(sql)) {
            while (found.next()) {
              // an id that came twice would not go unnoticed
              assertThat(rows.put(found.getString(1), found.getString(2))).isNull();
            }
          }
        });
    return rows;
  }

  /**
   * Completes the sync and compares.
   *
   * @param answers question and answer by id
   * @param votes answer and vote by id
   */
  private void finish(
      JsonTestServer server, String key, Map<String, String> answers, Map<String, String> votes) {
    assertThat(moments).hasSizeGreaterThanOrEqualTo(KILLS * 5 / 8);
    try (Workspace workspace = open(folder)) {
      RemoteSyncRun run = new RemoteSyncRun(workspace, folder.resolve("sources"), key);
      run.sync(RemoteSyncRun.config(server.address(), key, SCORE), ProgressMonitor.none());
      assertThat(
              rows(
                  workspace,
                  "select external_id, user_message || '|' || ai_response from conversation_log"))
          .isEqualTo(answers);
      assertThat(
              rows(
                  workspace,
                  "select v.external_id, c.external_id || '|' || v.feedback from feedback_log v"
                      + " join conversation_log c on c.id = v.conversation_id"
                      + " where v.taken_back_at is null"))
          .isEqualTo(votes);
      assertThat(
              rows(
                  workspace,
                  "select what, cast(sum(total) as varchar) from day_rollup group by what"))
          .isEqualTo(
              Map.of(
                  "answer", "" + answers.size(),
                  "like", "" + votes.values().stream().filter(v -> v.endsWith("|like")).count(),
                  "dislike",
                      "" + votes.values().stream().filter(v -> v.endsWith("|dislike")).count()));
      var again =
          run.sync(RemoteSyncRun.config(server.address(), key, SCORE), ProgressMonitor.none());
      assertThat(again.stored()).isEqualTo(RowCounts.ZERO);
      assertThat(again.changed()).isEqualTo(RowCounts.ZERO);
    }
  }

  private static String at(int number) {
    return "2026-11-%02dT%02d:00:00Z".formatted(10 + number / 8, number % 8);
  }

  private static String word(int vote) {
    return vote == 1 ? "like" : "dislike";
  }

  @Test
  void nothingOfLangfuseIsLostOrDoubled() throws Exception {
    try (FakeLangfuse server = new FakeLangfuse("4.12.0", PAGE)) {
      Map<String, String> answers = new TreeMap<>();
      Map<String, String> votes = new TreeMap<>();
      for (int i = 0; i < ANSWERS; i++) {
        server.answer("t" + i, "question " + i, "answer " + i, at(i));
        answers.put("t" + i, "question " + i + "|answer " + i);
        server.score("s" + i, "t" + i, SCORE, i % 2, at(i));
        server.score("j" + i, "t" + i, SCORE, 0, "EVAL", at(i));
        votes.put("s" + i, "t" + i + "|" + word(i % 2));
      }
      for (int i = 0; i < KILLS; i++) {
        kill(i, server, FakeLangfuse.SECRET_KEY);
        // users go on voting meanwhile
        server.score("s" + i, "t" + i, SCORE, (i + 1) % 2, "2026-11-18T%02d:00:00Z".formatted(i));
        votes.put("s" + i, "t" + i + "|" + word((i + 1) % 2));
        server.deleteScore("s" + (ANSWERS - 1 - i));
        votes.remove("s" + (ANSWERS - 1 - i));
      }
      finish(server, FakeLangfuse.SECRET_KEY, answers, votes);
    }
  }

  // Phoenix keeps one annotation of a name for each span and identifier
  private static String identity(int answer) {
    return "a" + answer + ":" + SCORE + ":";
  }

  @Test
  void nothingOfPhoenixIsLostOrDoubled() throws Exception {
    try (FakePhoenix server = new FakePhoenix("default", PAGE)) {
      Map<String, String> answers = new TreeMap<>();
      Map<String, String> votes = new TreeMap<>();
      for (int i = 0; i < ANSWERS; i++) {
        server.answer("a" + i, "question " + i, "answer " + i, at(i));
        answers.put("T-a" + i, "question " + i + "|answer " + i);
        server.annotate("n" + i, "a" + i, "HUMAN", "x", i % 2, at(i));
        server.annotate("j" + i, "a" + i, "LLM", "x", 0, at(i));
        votes.put(identity(i), "T-a" + i + "|" + word(i % 2));
      }
      for (int i = 0; i < KILLS; i++) {
        kill(i, server, FakePhoenix.API_KEY);
        server.annotate(
            "n" + i, "a" + i, "HUMAN", "x", (i + 1) % 2, "2026-11-18T%02d:00:00Z".formatted(i));
        votes.put(identity(i), "T-a" + i + "|" + word((i + 1) % 2));
        server.deleteAnnotation("n" + (ANSWERS - 1 - i));
        votes.remove(identity(ANSWERS - 1 - i));
      }
      finish(server, FakePhoenix.API_KEY, answers, votes);
    }
  }
}
