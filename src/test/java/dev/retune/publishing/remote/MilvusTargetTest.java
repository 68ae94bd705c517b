package dev.retune.publishing.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.publishing.model.HeldVersion;
import dev.retune.publishing.model.PublishManifest;
import dev.retune.publishing.model.PublishedPassage;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Against a server of the tests, or one that {@code -Dretune.milvus=http://host:port} names, such
 * as a proxy that holds requests and answers against the pages of Milvus's reference.
 */
class MilvusTargetTest {
  private static MilvusTarget open(String url) {
    return MilvusTarget.open(
        TargetHttpClient.open("chat", url, MilvusTarget.credentials("root", "Milvus")), "passages");
  }

  @Test
  void versionsAreCollectionsAndTheAliasIsMoved() throws IOException {
    try (FakeMilvus server = new FakeMilvus(Integer.getInteger("retune.milvus.port", 0))) {
      String url = System.getProperty("retune.milvus", server.url());
      try (MilvusTarget target = open(url)) {
        CollectionContract.check(target);
        assertThat(server.aliases).containsEntry("passages", "passages_v2");
        assertThat(server.has("passages_v1")).isFalse();
        assertThat(server.lastHeader).isEqualTo("Bearer root:Milvus");
      }
      try (MilvusTarget again = open(url)) {
        assertThat(again.live()).contains("v2");
      }
    }
  }

  @Test
  void allIdsAreReadThoughAnAnswerHasFewerThanThereAre() throws IOException {
    try (FakeMilvus server = new FakeMilvus(0);
        MilvusTarget target = open(server.url())) {
      target.stage(CollectionContract.manifest("v1", 9_000));
      List<PublishedPassage> many =
          IntStream.range(0, 9_000)
              .mapToObj(i -> CollectionContract.passage(i + "-" + i % 3, 1, 0, 0))
              .toList();
      target.write("v1", many);
      assertThat(target.fingerprints("v1")).hasSize(9_000).containsEntry("17-2", "h17-2");
    }
  }

  @Test
  void aVersionThatWasReleasedIsLoadedBeforeReadersAreSentThere() throws IOException {
    try (FakeMilvus server = new FakeMilvus(0);
        MilvusTarget target = open(server.url())) {
      for (String version : List.of("v1", "v2")) {
        PublishManifest manifest = CollectionContract.manifest(version, 1);
        target.stage(manifest);
        target.write(version, List.of(CollectionContract.passage("1-0", 1, 0, 0)));
        target.complete(manifest);
      }
      target.goLive("v2");
      server.release("passages_v1");
      assertThatThrownBy(() -> target.count("v1"))
          .isInstanceOf(UnavailableException.class)
          .hasMessageContaining("not loaded");
      target.goLive("v1");
      assertThat(target.countLive()).isEqualTo(1);
    }
  }

  @Test
  void aCopyGoesOnWhereItWasKilledBetweenTwoSteps() throws IOException {
    try (FakeMilvus server = new FakeMilvus(0);
        MilvusTarget target = open(server.url())) {
      PublishManifest manifest = CollectionContract.manifest("v1", 1);
      target.stage(manifest);
      // as if it had ended after the manifest was written
      server.drop("passages_v1");
      assertThat(target.held()).isEmpty();
      target.stage(manifest);
      target.write("v1", List.of(CollectionContract.passage("1-0", 1, 0, 0)));
      assertThat(target.held()).extracting(HeldVersion::complete).containsExactly(false);
      assertThat(target.count("v1")).isEqualTo(1);
    }
  }

  @Test
  void whatOthersMadeIsLeftAlone() throws IOException {
    try (FakeMilvus server = new FakeMilvus(0)) {
      server.make("passages");
      assertThatThrownBy(() -> open(server.url())).isInstanceOf(InvalidInputException.class);
    }
    try (FakeMilvus server = new FakeMilvus(0)) {
      server.make("old");
      server.aliases.put("passages", "old");
      assertThatThrownBy(() -> open(server.url())).isInstanceOf(InvalidInputException.class);
    }
    try (FakeMilvus server = new FakeMilvus(0)) {
      server.make("passages_v1");
      try (MilvusTarget target = open(server.url())) {
        assertThatThrownBy(() -> target.stage(CollectionContract.manifest("v1", 1)))
            .isInstanceOf(UnavailableException.class);
        assertThat(server.has("passages_v1")).isTrue();
      }
    }
  }

  @Test
  void whatTheServerRefusesIsToldThoughTheRequestSucceeds() throws IOException {
    try (FakeMilvus server = new FakeMilvus(0);
        MilvusTarget target = open(server.url())) {
      target.stage(CollectionContract.manifest("v1", 1));
      assertThatThrownBy(() -> target.write("v1", List.of(CollectionContract.passage("1-0", 1, 0))))
          .isInstanceOf(UnavailableException.class)
          .hasMessageContaining("missing or wrong");
      assertThat(target.held()).extracting(HeldVersion::complete).containsExactly(false);
    }
  }

  @Test
  void anotherServerIsNotTakenForOne() throws IOException {
    try (FakeQdrant server = new FakeQdrant(0)) {
      assertThatThrownBy(() -> open(server.url())).isInstanceOf(UnavailableException.class);
    }
  }

  @Test
  void aNameThatIsNoneIsRefused() {
    assertThatThrownBy(
            () ->
                MilvusTarget.open(
                    TargetHttpClient.open("chat", "http://127.0.0.1:1", ""), "my-passages"))
        .isInstanceOf(InvalidInputException.class);
  }
}
