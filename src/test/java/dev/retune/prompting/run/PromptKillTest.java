package dev.retune.prompting.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.prompting.endpoint.ChatEndpoint;
import dev.retune.prompting.endpoint.ScriptedEndpoint;
import dev.retune.prompting.endpoint.ScriptedModel;
import dev.retune.prompting.endpoint.ScriptedModel.Rule;
import dev.retune.prompting.endpoint.SpendingBudget;
import dev.retune.prompting.model.PromptState;
import dev.retune.prompting.store.PromptCallRepository;
import dev.retune.prompting.store.PromptRunState;
import dev.retune.prompting.store.PromptingEntities;
import dev.retune.prompting.store.StoredRun;
import dev.retune.support.ChildJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that are killed while they run, at each stage, over real HTTP: the live prompt stays,
 * the next process goes on, and only what was under way is asked twice.
 */
@Tag("long")
class PromptKillTest {
  private static final ScriptedCases CASES = new ScriptedCases("here", 60, 120, 24);
  private static final String PROMPT = "support";

  @TempDir Path folder;

  /** The process that is killed. */
  static final class Child {
    private Child() {}

    public static void main(String[] args) {
      try (Workspace workspace = open(Path.of(args[0]));
          ChatEndpoint endpoint = ChatEndpoint.open(args[1], ScriptedEndpoint.KEY)) {
        var _ =
            new PromptTrials(workspace)
                .runner(CASES)
                .advance(
                    Long.parseLong(args[2]),
                    endpoint,
                    SpendingBudget.UNLIMITED,
                    ProgressMonitor.none());
      }
    }
  }

  private static Workspace open(Path home) {
    return Workspace.open(DatabaseUrl.h2File(home), PromptingEntities.entities());
  }

  private Process child(String address, long run) throws IOException {
    return ChildJvm.of(
            Child.class, folder.resolve("retune").toString(), address, String.valueOf(run))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("output.txt").toFile()))
        .start();
  }

  @Test
  void killedAtEveryStageNothingIsLostOrPaidForTwice() throws Exception {
    ScriptedModel model =
        new ScriptedModel(
            1, 0, List.of(new Rule("Be kind.", .05, .05, 0), new Rule("Be brief.", .4, 0, 0)));
    int kills = 0;
    try (ScriptedEndpoint server = new ScriptedEndpoint(model)) {
      long run;
      try (Workspace workspace = open(folder.resolve("retune"))) {
        PromptTrials trials = new PromptTrials(workspace);
        trials.live(PROMPT);
        run =
            trials
                .runner(CASES)
                .start(PromptTrials.request(PROMPT, 7, 2), ProgressMonitor.none())
                .id();
      }
      // the first request proposes, then come answers and comparisons to choose, the agreement with
      // reviewers, answers and comparisons of the gate
      int[] requests = {1, 1, 40, 60, 40, 40, 60, 80, 5, 1};
      for (int request : requests) {
        Process child = child(server.url(), run);
        AtomicBoolean killed = new AtomicBoolean();
        server.beforeReply(
            request,
            () -> {
              killed.set(true);
              child.destroyForcibly();
            });
        assertThat(child.waitFor(120, TimeUnit.SECONDS)).isTrue();
        kills += killed.get() ? 1 : 0;
        try (Workspace workspace = open(folder.resolve("retune"))) {
          assertThat(new PromptTrials(workspace).liveOf(PROMPT).orElseThrow().number())
              .isEqualTo(1);
        }
      }
      server.beforeReply(0, () -> {});
      assertThat(kills).isGreaterThanOrEqualTo(7);
      try (Workspace workspace = open(folder.resolve("retune"));
          ChatEndpoint endpoint = ChatEndpoint.open(server.url(), ScriptedEndpoint.KEY)) {
        PromptTrials trials = new PromptTrials(workspace);
        StoredRun done = finished(trials, run, endpoint);
        assertThat(done.why().text()).startsWith("Proven:");
        assertThat(trials.states(PROMPT)).contains(PromptState.ACCEPTED);
        int stored = new PromptCallRepository(workspace).of(run).size();
        // each kill can lose the one reply that was under way
        assertThat(server.bodies().size()).isBetween(stored, stored + kills);
      }
    }
    keyIsNowhere();
  }

  private static StoredRun finished(PromptTrials trials, long run, ChatEndpoint endpoint) {
    StoredRun now = trials.stored(run);
    return now.state() == PromptRunState.DONE
        ? now
        : trials
            .runner(CASES)
            .advance(run, endpoint, SpendingBudget.UNLIMITED, ProgressMonitor.none());
  }

  private void keyIsNowhere() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(ScriptedEndpoint.KEY);
      }
    }
  }
}
