package dev.retune.publishing.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.remote.HttpCredentials;
import dev.retune.index.build.IndexFixture;
import dev.retune.publishing.model.PublishFigures;
import dev.retune.publishing.model.PublishOutcome;
import dev.retune.publishing.model.PublishOutcome.State;
import dev.retune.publishing.model.TargetKind;
import dev.retune.publishing.remote.FakeSearchServer;
import dev.retune.publishing.remote.SearchDialect;
import dev.retune.publishing.remote.SearchServerTarget;
import dev.retune.publishing.remote.TargetHttpClient;
import dev.retune.support.TestDatabases;
import dev.retune.support.TestFolders;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A whole publication into a server that can copy within itself. */
class CollectionPublishingTest {
  private static final int DOCUMENTS = 30;

  private final IndexFixture index =
      new IndexFixture(TestFolders.create("retune-publish"), TestDatabases.H2);
  private final FakeSearchServer server = started();
  private final PublishFixture publishing =
      new PublishFixture(
          index,
          config ->
              SearchServerTarget.open(
                  TargetHttpClient.open("chat", server.url(), HttpCredentials.NONE),
                  "passages",
                  SearchDialect.ELASTICSEARCH));

  private static FakeSearchServer started() {
    try {
      return new FakeSearchServer(SearchDialect.ELASTICSEARCH);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void publishFirst() {
    index.fill(DOCUMENTS);
    var _ = index.publish(0);
    publishing.service.add(
        PublishFixture.target("chat", TargetKind.ELASTICSEARCH, server.url()), "tester");
    assertThat(published().sent()).isEqualTo(DOCUMENTS);
    assertThat(server.sent).isEqualTo(DOCUMENTS);
    server.sent = 0;
    index.put("default", IndexFixture.document("d3", "Title", "changed"));
    index.delete("d4");
    var _ = index.publish(0);
  }

  @AfterEach
  void close() {
    index.close();
    server.close();
  }

  private PublishFigures published() {
    PublishOutcome outcome = publishing.run("chat");
    assertThat(outcome.state()).as(outcome.why()).isEqualTo(State.PUBLISHED);
    PublishFigures figures = outcome.figures().orElseThrow();
    assertThat(figures.after().orElseThrow().recall()).isEqualTo(1);
    return figures;
  }

  @Test
  void onlyWhatChangedTravels() {
    PublishFigures figures = published();
    assertThat(figures.sent()).isEqualTo(1);
    assertThat(figures.carried()).isEqualTo(DOCUMENTS - 2);
    assertThat(server.sent).isEqualTo(1);
    assertThat(server.ids("passages-v2")).hasSize(DOCUMENTS - 1);
  }

  @Test
  void whatOthersDeleteWhileTheServerCopiesStaysDeleted() {
    String gone = unchanged();
    server.beforeCopy = () -> server.delete("passages-v1", gone);
    PublishFigures figures = published();
    assertThat(figures.deleted()).isEqualTo(1);
    assertThat(figures.sent()).isEqualTo(1);
    assertThat(server.ids("passages-v2")).hasSize(DOCUMENTS - 2).doesNotContain(gone);
  }

  @Test
  void allTravelsWhereTheUserMayNotCopy() {
    server.copies = false;
    PublishFigures figures = published();
    assertThat(figures.sent()).isEqualTo(DOCUMENTS - 1);
    assertThat(figures.carried()).isZero();
    assertThat(server.sent).isEqualTo(DOCUMENTS - 1);
  }

  /** A passage that both versions have. */
  private String unchanged() {
    return server.ids("passages-v1").stream()
        .filter(id -> !id.startsWith("4-") && !id.startsWith("5-"))
        .findFirst()
        .orElseThrow();
  }
}
