package dev.retune.publishing.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.publishing.model.TargetConfig;
import dev.retune.publishing.model.TargetKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two targets are one place under every spelling. */
class TargetPlaceTest {
  @TempDir Path folder;

  private static TargetConfig target(TargetKind kind, String address, String place) {
    return new TargetConfig(0, "t", kind, address, place, Optional.empty(), Optional.empty(), true);
  }

  @ParameterizedTest
  @CsvSource({
    "PGVECTOR, postgresql://db/chat, retune, postgresql://DB:5432/chat?sslmode=require, retune, true",
    "PGVECTOR, postgresql://anna@db/chat, retune, postgresql://db/chat, public.retune, true",
    "PGVECTOR, postgresql://localhost/chat, retune, postgresql://127.0.0.1/chat, retune, true",
    "PGVECTOR, postgresql://db/chat, retune, postgresql://db/chat, other, false",
    "PGVECTOR, postgresql://db/chat, retune, postgresql://db/chat2, retune, false",
    "PGVECTOR, postgresql://db/chat, retune, postgresql://db:5433/chat, retune, false",
    "QDRANT, http://Host:6333/, retune, http://host:6333, retune, true",
    "QDRANT, https://host, retune, https://host:443, retune, true",
    "QDRANT, http://host:6333, retune, http://host:6333, other, false",
    "CHROMA, http://localhost:8000, retune, http://[::1]:8000, retune, true",
    "WEAVIATE, http://host:8080, passages, http://host:8080, Passages, true",
    "WEAVIATE, http://host:8080, passages, http://host:8080, paSsages, false",
    "MILVUS, http://host:19530, passages, http://host:19530, Passages, false",
    "CHROMA, http://host/a, retune, http://host/b, retune, false"
  })
  void serversAreComparedByWhatTheyMean(
      TargetKind kind, String one, String place, String other, String otherPlace, boolean same) {
    assertThat(TargetPlace.isShared(target(kind, one, place), target(kind, other, otherPlace)))
        .isEqualTo(same);
  }

  @Test
  void foldersAreComparedAsTheyAreOnTheDisk() throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), out);
    TargetConfig first = target(TargetKind.FILES, out.toString(), "retune");
    assertThat(TargetPlace.isShared(first, target(TargetKind.FILES, link.toString(), "other")))
        .isTrue();
    assertThat(TargetPlace.isShared(first, target(TargetKind.FILES, folder.toString(), "retune")))
        .isFalse();
    assertThat(TargetPlace.isShared(first, target(TargetKind.ARROW, link.toString(), "other")))
        .isTrue();
    assertThat(TargetPlace.isShared(first, target(TargetKind.CHROMA, "http://h", "retune")))
        .isFalse();
  }
}
