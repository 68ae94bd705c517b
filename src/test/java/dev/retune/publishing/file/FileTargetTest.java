package dev.retune.publishing.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.text.JsonFormat;
import dev.retune.publishing.model.HeldVersion;
import dev.retune.publishing.model.PublishManifest;
import dev.retune.publishing.model.PublishedPassage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTargetTest {
  @TempDir Path folder;

  private static PublishManifest manifest(String version, long passages) {
    return new PublishManifest(
        version, "m", "", "", "query: ", "", "MEAN", true, 2, "cosine", "f", "", "c", passages);
  }

  private static PublishedPassage passage(String id, float x, float y) {
    return new PublishedPassage(id, "h" + id, "doc", "Titel", "", "텍스트\n2", new float[] {x, y});
  }

  private FileTarget filled() {
    FileTarget target =
        FileTarget.open("out", folder.resolve("files"), "retune", "w1", FileFormat.LINES);
    PublishManifest manifest = manifest("v1", 3);
    target.stage(manifest);
    target.write("v1", List.of(passage("7-0", 1, 0), passage("7-1", 0, 1)));
    target.write("v1", List.of(passage("9-0", -1, 0)));
    target.complete(manifest);
    target.goLive("v1");
    return target;
  }

  @Test
  void numpyReadsTheVectors() throws IOException {
    try (FileTarget _ = filled()) {
      byte[] bytes = Files.readAllBytes(folder.resolve("files/v1/vectors.npy"));
      int start = NpyFormat.headerLength(bytes);
      assertThat(start % 64).isZero();
      assertThat(new String(bytes, 10, start - 10, StandardCharsets.US_ASCII))
          .startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 2), }")
          .endsWith("\n");
      ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(start);
      assertThat(data.remaining()).isEqualTo(3 * 2 * Float.BYTES);
      assertThat(data.getFloat()).isEqualTo(1);
      List<String> lines = Files.readAllLines(folder.resolve("files/v1/passages.jsonl"));
      JsonNode last = JsonFormat.mapper().readTree(lines.getLast());
      assertThat(last.path("content").asText()).isEqualTo("텍스트\n2");
      byte[] ids = Files.readAllBytes(folder.resolve("files/v1/ids.npy"));
      assertThat(ByteBuffer.wrap(ids).order(ByteOrder.LITTLE_ENDIAN).getLong(ids.length - 8))
          .isEqualTo(last.path("number").asLong());
    }
  }

  @Test
  void theNearestAreFoundInWhatIsOnTheDisk() {
    try (FileTarget target = filled()) {
      assertThat(target.searchLive(List.of(new float[] {0.6f, 0.8f}), 2))
          .containsExactly(List.of("7-1", "7-0"));
      assertThat(target.countLive()).isEqualTo(3);
      assertThat(target.held()).containsExactly(new HeldVersion(manifest("v1", 3), true, true));
    }
  }

  @Test
  void anUnfinishedVersionIsBegunAnew() {
    try (FileTarget target = filled()) {
      PublishManifest next = manifest("v2", 1);
      target.stage(next);
      target.write("v2", List.of(passage("7-0", 1, 0)));
      target.stage(next);
      assertThat(target.fingerprints("v2")).isEmpty();
      target.write("v2", List.of(passage("7-0", 1, 0)));
      target.complete(next);
      target.goLive("v2");
      assertThat(target.countLive()).isEqualTo(1);
      target.drop("v1");
      assertThat(folder.resolve("files/v1")).doesNotExist();
    }
  }

  @Test
  void causesOfAnUnusableFolderAreTold() throws IOException {
    Path nowhere = folder.resolve("a/b");
    assertThatThrownBy(() -> FileTarget.open("out", nowhere, "retune", "w1", FileFormat.LINES))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("publishing.noParent");
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> FileTarget.open("out", file, "retune", "w1", FileFormat.LINES))
        .hasMessageContaining("publishing.noFolder");
  }

  @Test
  void aFolderOfAnotherWorkspaceIsRefused() {
    try (FileTarget _ = filled()) {
      Path files = folder.resolve("files");
      FileTarget.open("out", files, "other", "w1", FileFormat.LINES).close();
      assertThatThrownBy(() -> FileTarget.open("out", files, "other", "w2", FileFormat.LINES))
          .hasMessageContaining("publishing.otherWorkspace");
    }
  }
}
