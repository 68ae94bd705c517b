package dev.retune.publishing.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.publishing.model.HeldVersion;
import dev.retune.publishing.model.PublishManifest;
import dev.retune.publishing.model.PublishedPassage;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What every store with collections must do, from nothing to a second version. */
final class CollectionContract {
  private CollectionContract() {}

  static PublishManifest manifest(String version, long passages) {
    return new PublishManifest(
        version, "m", "", "", "q: ", "", "MEAN", true, 3, "cosine", "f", "", "c", passages);
  }

  static PublishedPassage passage(String id, float... vector) {
    return new PublishedPassage(id, "h" + id, "doc", "Titel", "", "텍스트\n2", vector);
  }

  static void check(CollectionTarget target) {
    PublishManifest first = manifest("v1", 3);
    target.stage(first);
    target.write("v1", List.of(passage("1-0", 1, 0, 0), passage("2-0", 0, 1, 0)));
    // continued after a kill
    target.stage(first);
    assertThat(target.fingerprints("v1")).containsOnlyKeys("1-0", "2-0");
    target.write("v1", List.of(passage("3-0", 0, 0, 1)));
    target.complete(first);
    target.goLive("v1");
    assertThat(target.countLive()).isEqualTo(3);
    assertThat(target.held()).containsExactly(new HeldVersion(first, true, true));
    assertThat(target.searchLive(List.of(new float[] {0, 0.6f, 0.8f}), 2))
        .containsExactly(List.of("3-0", "2-0"));
    PublishManifest second = manifest("v2", 3);
    target.stage(second);
    List<PublishedPassage> sent =
        List.of(passage("1-0", 0, 0, 1), passage("2-0", 0, 1, 0), passage("3-0", 1, 0, 0));
    if (target.carriesOver()) {
      assertThat(target.carryOver("v1", "v2", List.of("2-0"))).isEmpty();
      assertThat(target.fingerprints("v2")).containsOnly(Map.entry("2-0", "h2-0"));
      sent = List.of(sent.getFirst(), sent.getLast());
    }
    target.write("v2", sent);
    target.complete(second);
    // somebody else deletes a passage from the live version meanwhile
    target.remove("v1", List.of("2-0"));
    target.goLive("v2");
    assertThat(target.deleted("v2")).isEqualTo(Set.of("2-0"));
    assertThat(target.countLive()).isEqualTo(2);
    assertThat(target.fingerprints("v2")).containsEntry("1-0", "h1-0");
    assertThat(target.searchLive(List.of(new float[] {0, 0.6f, 0.8f}), 1))
        .containsExactly(List.of("1-0"));
    target.goLive("v1");
    assertThat(target.live()).contains("v1");
    target.goLive("v2");
    target.drop("v1");
    assertThat(target.held()).extracting(HeldVersion::version).containsExactly("v2");
  }
}
