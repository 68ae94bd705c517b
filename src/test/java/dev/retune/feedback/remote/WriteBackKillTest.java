package dev.retune.feedback.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.review.decision.Judgement;
import dev.retune.review.decision.Verdict;
import dev.retune.review.writeback.WriteBackReport;
import dev.retune.support.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that are killed while they write leave each decision at the target exactly once. */
@Tag("slow")
class WriteBackKillTest {
  private static final int ANSWERS = 20;

  @TempDir Path folder;

  /** The process that is killed. */
  static final class Child {
    private Child() {}

    public static void main(String[] args) {
      try (WriteBackFixture fixture = open(Path.of(args[0]), args[1])) {
        WriteBackReport report = fixture.write();
        if (!report.complete()) {
          throw new IllegalStateException(report.toString());
        }
      }
    }
  }

  private static WriteBackFixture open(Path home, String address) {
    return new WriteBackFixture(
        DatabaseUrl.h2File(home),
        home.resolveSibling("sources"),
        WriteBackFixture.langfuse(address),
        FakeLangfuse.SECRET_KEY);
  }

  private Process child(String address) throws IOException {
    return ChildJvm.of(Child.class, folder.resolve("retune").toString(), address)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9, 24})
  void eachDecisionIsThereOnce(int requests) throws Exception {
    try (FakeLangfuse server = new FakeLangfuse("4.12.0", 100)) {
      server.at(WriteBackFixture.NOW);
      for (int i = 0; i < ANSWERS; i++) {
        server.answer("t" + i, "question", "answer", "2026-11-11T10:00:00Z");
      }
      Path home = folder.resolve("retune");
      try (WriteBackFixture fixture = open(home, server.address())) {
        var _ = fixture.sync();
        decide(fixture);
      }
      kill(server, requests);
      assertThat(server.written()).hasSize(requests);
      // and a second time, between what the first left and the end
      kill(server, 2);
      try (WriteBackFixture fixture = open(home, server.address())) {
        assertThat(fixture.write().complete()).isTrue();
        assertThat(fixture.write().unchanged()).isEqualTo(ANSWERS);
      }
      List<String> wanted = new ArrayList<>();
      for (int i = 0; i < ANSWERS; i++) {
        wanted.add("retune-decision " + (i % 2 == 0 ? "wrong" : "fine") + " t" + i);
        if (i % 2 == 0) {
          wanted.add("output corrected t" + i);
        }
      }
      assertThat(server.written()).containsExactlyInAnyOrderElementsOf(wanted);
    }
  }

  private static void decide(WriteBackFixture fixture) {
    for (int i = 0; i < ANSWERS; i++) {
      fixture.decide(
          "t" + i,
          i % 2 == 0 ? WriteBackFixture.wrong("note", "corrected") : Judgement.of(Verdict.FINE));
    }
  }

  /** Kills a process when the server has done what a request asks for, before it is answered. */
  private void kill(FakeLangfuse server, int requests) throws Exception {
    Process child = child(server.address());
    AtomicBoolean killed = new AtomicBoolean();
    server.afterWrites(
        requests,
        () -> {
          killed.set(true);
          child.destroyForcibly();
        });
    assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(killed).isTrue();
    assertThat(child.exitValue()).isNotZero();
  }
}
