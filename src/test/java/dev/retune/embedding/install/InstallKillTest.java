package dev.retune.embedding.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.embedding.catalog.InstalledModelCatalog;
import dev.retune.embedding.catalog.TestModels;
import dev.retune.embedding.hub.HubEnvironment;
import dev.retune.embedding.hub.HubRepository;
import dev.retune.embedding.hub.TestHub;
import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.embedding.model.ModelRecord;
import dev.retune.embedding.model.TextKind;
import dev.retune.support.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built-in model, served as a repository of a hub and installed from there. */
@Tag("slow")
class InstallKillTest {
  private static final String NAME = "sentence-transformers/all-MiniLM-L6-v2";
  // the whole figure: -Dretune.kills=20
  private static final int KILLS = Integer.getInteger("retune.kills", 3);
  private static final long BYTES_PER_SECOND = 4_000_000;
  private static final long MOST_TWICE = 1 << 20;

  /** The rate of a fast line. */
  private static final long NETWORK = 16_000_000;

  @TempDir Path folder;
  private TestHub hub;
  private HubRepository repository;

  @BeforeEach
  void repository() throws IOException {
    Path files = TestModels.quantised(folder.resolve("files"));
    Files.createDirectories(files.resolve("onnx"));
    Files.move(files.resolve("model.onnx"), files.resolve("onnx/model_quantized.onnx"));
    repository =
        new HubRepository(NAME)
            .withAll(files)
            .with("config.json", "{\"architectures\": [\"BertModel\"]}")
            .with("sentence_bert_config.json", "{\"max_seq_length\": 256}")
            .with("1_Pooling/config.json", "{\"pooling_mode_mean_tokens\": true}")
            .with(
                "modules.json",
                "[{\"type\": \"sentence_transformers.models.Transformer\"},"
                    + " {\"type\": \"sentence_transformers.models.Pooling\"},"
                    + " {\"type\": \"sentence_transformers.models.Normalize\"}]")
            .telling("pipeline_tag", "sentence-similarity")
            .telling("cardData", Map.of("license", "apache-2.0", "language", "en"));
    hub = new TestHub().with(repository);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  /** Main class of the killed process: endpoint, home. */
  static final class Child {
    private Child() {}

    public static void main(String[] args) {
      HubEnvironment environment =
          HubEnvironment.of(
              Map.of("HF_ENDPOINT", args[0], "HF_TOKEN", "hf_secret"), Path.of(args[1]));
      try (HubInstallation installation = new HubInstallation(environment, Path.of(args[1]))) {
        System.out.println(installation.install(NAME).revision());
      }
    }
  }

  private Process start(Path home) throws IOException {
    return ChildJvm.of(
            List.of(
                // the option of a trial, such as another receive buffer
                System.getProperty("retune.child", "-Dretune.child=none")),
            Child.class,
            hub.endpoint(),
            home.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said.log").toFile())
        .start();
  }

  @Test
  void killsFetchHardlyAnythingTwice() throws Exception {
    Path home = folder.resolve("home");
    hub.throttle(BYTES_PER_SECOND);
    int size = repository.content("onnx/model_quantized.onnx").length;
    int[] places = new Random(7).ints(KILLS, 1, size).sorted().toArray();
    for (int place : places) {
      TestHub.Hold hold = hub.holdAt(place);
      Process child = start(home);
      assertThat(hold.reached().await(60, TimeUnit.SECONDS))
          .as(Files.readString(folder.resolve("said.log")))
          .isTrue();
      child.destroyForcibly();
      assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
      hub.release();
      assertThat(ids(home)).isEmpty();
    }
    Process last = start(home);
    assertThat(last.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(last.exitValue()).as(Files.readString(folder.resolve("said.log"))).isZero();

    long bytes = record(home).bytes();
    long twice = hub.sent() - bytes;
    System.out.printf(
        "%d kills at %s: %,d of %,d bytes fetched twice; %d requests with a token at the hub, %d at"
            + " the other host%n",
        KILLS, Arrays.toString(places), twice, bytes, hub.tokensAtHub(), hub.tokensAtOther());
    assertThat(twice).isBetween(0L, MOST_TWICE);
    assertThat(hub.tokensAtHub()).isPositive();
    assertThat(hub.tokensAtOther()).isZero();
    assertSameVectors(home);
  }

  /**
   * The sending thread kills, so that all that the client has not yet written is lost. The rate is
   * {@code -Dretune.rate}, in bytes a second. A server that sends as fast as it can loses megabytes
   * each time, whatever the client does: they wait in the server's own send buffer.
   */
  @Test
  @Tag("long")
  void killsWhileBytesFlow() throws Exception {
    Path home = folder.resolve("home");
    long rate = Long.getLong("retune.rate", BYTES_PER_SECOND);
    hub.throttle(rate);
    int size = repository.content("onnx/model_quantized.onnx").length;
    int[] places = new Random(7).ints(KILLS, 1, size).sorted().toArray();
    List<Long> lost = new ArrayList<>();
    for (int place : places) {
      AtomicReference<Optional<Process>> child = new AtomicReference<>(Optional.empty());
      TestHub.Hold hold = hub.holdAt(place, () -> child.get().ifPresent(Process::destroyForcibly));
      Process process = start(home);
      child.set(Optional.of(process));
      assertThat(hold.reached().await(120, TimeUnit.SECONDS)).isTrue();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      hub.release();
      lost.add(place - written(home));
    }
    System.out.printf(
        "%d kills at %,d bytes/s: %,d bytes lost in all, %s%n",
        KILLS, rate, lost.stream().mapToLong(Long::longValue).sum(), lost);
    assertThat(lost).allMatch(each -> each >= 0);
    if (rate <= NETWORK) {
      // the median, because a busy machine now and then keeps the client waiting
      assertThat(lost.stream().sorted().toList().get(KILLS / 2))
          .isLessThanOrEqualTo(MOST_TWICE / 20);
    }
  }

  private static long written(Path home) throws IOException {
    try (var files = Files.walk(home.resolve("models"))) {
      return files
          .filter(file -> file.toString().endsWith("model_quantized.onnx.part"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }

  private static List<String> ids(Path home) {
    return new InstalledModelCatalog(home, 1).installedIds();
  }

  private static ModelRecord record(Path home) {
    return new InstalledModels(new InstalledModelCatalog(home, 1), home.resolve("models"))
        .list().stream().flatMap(model -> model.record().stream()).findFirst().orElseThrow();
  }

  @Test
  void vectorsAreBitForBitThoseOfTheBuiltInModel() {
    Path home = folder.resolve("home");
    try (HubInstallation installation =
        new HubInstallation(hub.environment(folder, Optional.of("hf_secret")), home)) {
      installation.install(NAME);
      assertThat(installation.models.check(NAME, ProgressMonitor.none())).isEmpty();
    }
    assertThat(hub.tokensAtOther()).isZero();
    assertSameVectors(home);
  }

  private static void assertSameVectors(Path home) {
    InstalledModelCatalog catalog = new InstalledModelCatalog(home, 1);
    List<String> texts = texts();
    int equal = 0;
    try (Embedder installed = catalog.open(catalog.find(NAME));
        Embedder builtIn = catalog.open(catalog.find(ModelCatalog.BUILT_IN))) {
      for (TextKind kind : TextKind.values()) {
        List<float[]> ours = installed.embed(texts, kind);
        List<float[]> theirs = builtIn.embed(texts, kind);
        for (int i = 0; i < texts.size(); i++) {
          equal += Arrays.equals(ours.get(i), theirs.get(i)) ? 1 : 0;
        }
      }
      assertThat(installed.model().fingerprint()).isEqualTo(builtIn.model().fingerprint());
    }
    System.out.printf("%d of %d vectors equal%n", equal, 2 * texts.size());
    assertThat(equal).isEqualTo(2 * texts.size());
  }

  /** Texts of one to sixty words. */
  private static List<String> texts() {
    List<String> words =
        List.of("career", "advice", "이력서", "interview", "how", "the", "2026", "salary", "?", "팀");
    Random random = new Random(3);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      StringBuilder text = new StringBuilder();
      for (int word = random.nextInt(60); word >= 0; word--) {
        text.append(words.get(random.nextInt(words.size()))).append(' ');
      }
      texts.add(text.toString());
    }
    return texts;
  }
}
