package dev.retune.embedding.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.embedding.catalog.ToyMultilingualModel;
import dev.retune.embedding.hub.HubEnvironment;
import dev.retune.embedding.hub.HubRepository;
import dev.retune.embedding.hub.TestHub;
import dev.retune.embedding.model.ModelRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Models that the hub's own clients have downloaded already. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the cache is made of links")
class CachedSnapshotTest {
  private static final String NAME = "made/toy";

  @TempDir Path folder;
  private Path cache;
  private TestHub hub;
  private HubRepository repository;

  @BeforeEach
  void cache() throws IOException {
    cache = folder.resolve("cache");
    repository =
        new HubRepository(NAME)
            .withAll(
                ToyMultilingualModel.writeTo(folder.resolve("toy"), "pooling_mode_mean_tokens"))
            .with("README.md", "---\nlicense: mit\nlanguage: [ko, en]\n---\n# Toy\n")
            .telling("pipeline_tag", "sentence-similarity");
    repository.writeToCache(cache, "main");
    hub = new TestHub().with(repository);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private HubInstallation installation(boolean offline) {
    HubEnvironment online = hub.environment(cache, Optional.empty());
    return new HubInstallation(
        new HubEnvironment(online.endpoint(), Optional.empty(), cache, offline, online.proxies()),
        folder.resolve("home"));
  }

  @Test
  void offlineItIsInstalledWithoutARequest() throws IOException {
    try (HubInstallation offline = installation(true)) {
      ModelRecord record = offline.install(NAME);
      assertThat(hub.requests()).isEmpty();
      assertThat(record)
          .returns(repository.commit(), ModelRecord::revision)
          .returns(Optional.of("mit"), ModelRecord::license)
          .returns(List.of("ko", "en"), ModelRecord::languages);
      assertThat(record.files()).allMatch(ModelRecord.InstalledFile::confirmed);
      Path weights =
          offline
              .folder
              .resolve(offline.catalog.idOf(NAME))
              .resolve("onnx")
              .resolve(ToyMultilingualModel.WEIGHTS);
      assertThat(Files.getAttribute(weights, "unix:nlink")).isEqualTo(2);
      assertThat(offline.models.check(NAME, ProgressMonitor.none())).isEmpty();
    }
  }

  @Test
  void aCommitThatIsWholeNeedsNoRequest() {
    try (HubInstallation online = installation(false)) {
      online.install(NAME + "@" + repository.commit());
      assertThat(hub.requests()).isEmpty();
    }
  }

  @Test
  void aBranchIsAskedForButItsFilesAreNotFetched() {
    try (HubInstallation online = installation(false)) {
      online.install(NAME);
      assertThat(hub.requests()).hasSize(2).noneMatch(each -> each.contains("/resolve/"));
    }
  }

  @Test
  void aHubThatCannotBeReachedIsDoneWithout() {
    HubInstallation online = installation(false);
    hub.close();
    try (online) {
      assertThat(online.install(NAME).revision()).isEqualTo(repository.commit());
    }
  }

  @Test
  void whatIsNotThereCannotBeInstalledOffline() {
    try (HubInstallation offline = installation(true)) {
      assertThat(
              catchThrowableOfType(ApplicationException.class, () -> offline.install("made/other"))
                  .key())
          .isEqualTo("model.offline");
    }
  }

  @Test
  void aDamagedFileInTheCacheIsFetched() throws IOException {
    byte[] weights = repository.content("onnx/" + ToyMultilingualModel.WEIGHTS);
    Path blob = cache.resolve("models--made--toy/blobs").resolve(HubRepository.sha256(weights));
    byte[] damaged = weights.clone();
    damaged[3] ^= 1;
    Files.write(Files.exists(blob) ? blob : blobOf(weights), damaged);
    try (HubInstallation online = installation(false)) {
      online.install(NAME);
      assertThat(online.models.check(NAME, ProgressMonitor.none())).isEmpty();
      assertThat(hub.sent()).isEqualTo(weights.length);
    }
  }

  private Path blobOf(byte[] content) {
    return cache.resolve("models--made--toy/blobs").resolve(HubRepository.gitSha1(content));
  }

  @Test
  void aLinkOutOfTheCacheIsNotFollowed() throws IOException {
    Path link =
        cache
            .resolve("models--made--toy/snapshots")
            .resolve(repository.commit())
            .resolve("config.json");
    Files.delete(link);
    Files.createSymbolicLink(
        link, Files.writeString(folder.resolve("outside.json"), "{}").toAbsolutePath());
    try (HubInstallation online = installation(false)) {
      online.install(NAME);
      assertThat(hub.requests()).anyMatch(each -> each.contains("/config.json"));
    }
  }
}
