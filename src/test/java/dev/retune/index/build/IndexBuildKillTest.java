package dev.retune.index.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.model.NewDocument;
import dev.retune.index.model.SearchMode;
import dev.retune.index.search.SearchHit;
import dev.retune.index.version.IndexVersion;
import dev.retune.support.ChildJvm;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the process of a build repeatedly. */
@Tag("slow")
class IndexBuildKillTest {
  private static final int DOCUMENTS = 300;
  private static final int KILLS = Integer.getInteger("retune.kills", 3);

  // the most that can be lost: 2,000 chunks, and the texts read ahead
  private static final int LOST_AT_MOST = 2_100;

  @TempDir Path home;

  private static String body(int document) {
    return IntStream.range(0, 280)
        .mapToObj(i -> "w" + document + "x" + i)
        .collect(Collectors.joining(" "));
  }

  /** Kills a build when it has reported a number of documents. */
  private void killAt(int documents) throws Exception {
    Process process =
        ChildJvm.of(KilledBuildProcess.class, home.toString(), String.valueOf(documents))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out = process.inputReader()) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.equals(String.valueOf(documents))) {
          break;
        }
      }
    } finally {
      assertThat(process.destroyForcibly().waitFor()).isNotZero();
    }
  }

  @Test
  void theLiveVersionAnswersAndTheNextBuildGoesOn() throws Exception {
    Random random = new Random(20261122);
    Map<String, List<Byte>> files;
    List<SearchHit> answer;
    IndexVersion live;
    try (IndexFixture fixture = new IndexFixture(home)) {
      fixture.put(
          "default",
          IntStream.range(0, DOCUMENTS)
              .mapToObj(i -> IndexFixture.document("d" + i, "Title " + i, body(i)))
              .toArray(NewDocument[]::new));
      live = fixture.publish(0);
      files = fixture.files(live);
      answer = fixture.search(live, "w7x3 w8x3", SearchMode.HYBRID);
    }
    int reached = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      reached = (kill * DOCUMENTS + random.nextInt(DOCUMENTS)) / KILLS;
      killAt(Math.max(1, reached));
      try (IndexFixture fixture = new IndexFixture(home)) {
        assertThat(fixture.versions.list().getFirst().complete()).isFalse();
        assertThat(fixture.versions.liveId()).contains(live.id());
        assertThat(fixture.search(live, "w7x3 w8x3", SearchMode.HYBRID)).isEqualTo(answer);
      }
    }
    try (IndexFixture fixture = new IndexFixture(home)) {
      IndexBuildResult rest = fixture.build(KilledBuildProcess.CHUNK_TOKENS);
      int chunksEach = (int) rest.chunks() / DOCUMENTS;
      assertThat(rest.documents()).isEqualTo(DOCUMENTS);
      assertThat(rest.version().id()).isEqualTo(live.id() + 1);
      assertThat(rest.embedded())
          .isLessThanOrEqualTo((DOCUMENTS - reached) * chunksEach + LOST_AT_MOST);
      assertThat(fixture.files(live)).isEqualTo(files);
      assertThat(fixture.found(rest.version(), "w299x3", SearchMode.LEXICAL))
          .containsExactly("d299");
    }
  }
}
