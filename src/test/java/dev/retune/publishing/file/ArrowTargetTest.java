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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrowTargetTest {
  @TempDir Path folder;

  private static PublishManifest manifest(String version, long passages) {
    return new PublishManifest(
        version,
        "e5",
        "org/e5",
        "abc",
        "query: ",
        "passage: ",
        "MEAN",
        true,
        3,
        "cosine",
        "f",
        "",
        "c",
        passages);
  }

  private static PublishedPassage passage(String id, String text, float... vector) {
    return new PublishedPassage(id, "h" + id, "문서-" + id, "Titel", "", text, vector);
  }

  private FileTarget open(FileFormat format) {
    return FileTarget.open("out", folder.resolve("files"), "retune", "w1", format);
  }

  private FileTarget filled() {
    FileTarget target = open(FileFormat.ARROW);
    PublishManifest manifest = manifest("v1", 3);
    target.stage(manifest);
    target.write(
        "v1", List.of(passage("7-0", "사진을\n\"붙이세요\"", 1, 0, 0), passage("7-1", "", 0, 1, 0)));
    target.write("v1", List.of(passage("9-0", "𝄞", -0.5f, 0.25f, Float.MIN_VALUE)));
    target.complete(manifest);
    target.goLive("v1");
    return target;
  }

  private Path file(String version) {
    return folder.resolve("files").resolve(version).resolve("passages.arrow");
  }

  private static JsonNode readByArrow(Path file) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener",
                "-cp",
                System.getProperty("java.class.path"),
                ArrowLibraryReader.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    assertThat(process.waitFor()).as(String.join("\n", said)).isZero();
    return JsonFormat.mapper().readTree(said.getLast());
  }

  @Test
  void arrowsOwnLibraryReadsEverything() throws Exception {
    try (FileTarget _ = filled()) {
      JsonNode read = readByArrow(file("v1"));
      assertThat(PublishManifest.read(read.path("manifest").asText(), "out"))
          .isEqualTo(manifest("v1", 3));
      assertThat(read.path("schema").asText())
          .isEqualTo(
              "[id: Utf8 not null, number: Int(64, true) not null, fingerprint: Utf8 not null,"
                  + " document: Utf8 not null, title: Utf8 not null, section: Utf8 not null,"
                  + " content: Utf8 not null, embedding: FixedSizeList(3)<item:"
                  + " FloatingPoint(SINGLE) not null> not null]");
      JsonNode rows = read.path("rows");
      assertThat(rows).hasSize(3);
      assertThat(rows.get(0))
          .isEqualTo(
              JsonFormat.mapper()
                  .valueToTree(
                      Map.of(
                          "id",
                          "7-0",
                          "number",
                          String.valueOf(7L << 20),
                          "fingerprint",
                          "h7-0",
                          "document",
                          "문서-7-0",
                          "title",
                          "Titel",
                          "section",
                          "",
                          "content",
                          "사진을\n\"붙이세요\"",
                          "embedding",
                          "[1.0,0.0,0.0]")));
      assertThat(rows.get(2).path("content").asText()).isEqualTo("𝄞");
      assertThat(rows.get(2).path("embedding").asText()).isEqualTo("[-0.5,0.25,1.4E-45]");
    }
  }

  @Test
  void theNearestAreFoundInWhatIsOnTheDisk() {
    try (FileTarget target = filled()) {
      assertThat(target.searchLive(List.of(new float[] {0.6f, 0.8f, 0}), 2))
          .containsExactly(List.of("7-1", "7-0"));
      assertThat(target.countLive()).isEqualTo(3);
      assertThat(target.fingerprints("v1"))
          .containsExactly(
              Map.entry("7-0", "h7-0"), Map.entry("7-1", "h7-1"), Map.entry("9-0", "h9-0"));
      assertThat(target.held()).containsExactly(new HeldVersion(manifest("v1", 3), true, true));
    }
  }

  @Test
  void anUnfinishedVersionIsBegunAnewAndTheFormerStays() throws IOException {
    try (FileTarget target = filled()) {
      PublishManifest next = manifest("v2", 1);
      target.stage(next);
      target.write("v2", List.of(passage("7-0", "new", 1, 0, 0)));
      assertThat(target.held())
          .containsExactly(
              new HeldVersion(manifest("v1", 3), true, true), new HeldVersion(next, false, false));
      // killed while the next passages were written
      Path partial = file("v2.partial");
      Files.write(partial, Arrays.copyOf(Files.readAllBytes(partial), 900));
      target.stage(next);
      assertThat(target.fingerprints("v2")).isEmpty();
      target.write("v2", List.of(passage("7-0", "new", 1, 0, 0)));
      target.complete(next);
      target.goLive("v2");
      assertThat(target.countLive()).isEqualTo(1);
      target.goLive("v1");
      assertThat(target.countLive()).isEqualTo(3);
      target.drop("v2");
      assertThat(folder.resolve("files/v2")).doesNotExist();
    }
  }

  @Test
  void whatWasKilledAtItsBeginningIsNoVersion() throws IOException {
    try (FileTarget target = filled()) {
      target.stage(manifest("v2", 1));
      Files.write(file("v2.partial"), Arrays.copyOf(Files.readAllBytes(file("v1")), 100));
      assertThat(target.held()).extracting(HeldVersion::version).containsExactly("v1");
    }
  }

  @Test
  void damageIsSaidInOneSentence() throws IOException {
    try (FileTarget target = filled()) {
      byte[] bytes = Files.readAllBytes(file("v1"));
      for (int length = 0; length < bytes.length; length += 61) {
        Files.write(file("v1"), Arrays.copyOf(bytes, length));
        assertSaid(target);
      }
      for (int i = 0; i < bytes.length; i += 7) {
        byte[] other = bytes.clone();
        other[i] ^= 0x55;
        Files.write(file("v1"), other);
        try {
          target.searchLive(List.of(new float[] {1, 0, 0}), 3);
          target.countLive();
        } catch (UnavailableException e) {
          assertThat(e).hasMessageContaining("publishing.");
        }
      }
    }
  }

  private static void assertSaid(FileTarget target) {
    try {
      // cut between two batches it has fewer passages, which the count shows
      assertThat(target.countLive()).isLessThan(3);
    } catch (UnavailableException e) {
      assertThat(e).hasMessageContaining("publishing.files");
    }
  }

  @Test
  void aFolderHasOneFormat() {
    filled().close();
    assertThatThrownBy(() -> open(FileFormat.LINES)).hasMessageContaining("publishing.otherFormat");
    open(FileFormat.ARROW).close();
  }
}
