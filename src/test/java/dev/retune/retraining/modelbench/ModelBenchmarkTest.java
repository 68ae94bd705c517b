package dev.retune.retraining.modelbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.CancelledException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.embedding.catalog.InstalledModelCatalog;
import dev.retune.embedding.catalog.TinyOnnxModel;
import dev.retune.embedding.install.InstalledModels;
import dev.retune.embedding.memory.ModelMemoryMeter;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.embedding.reranking.TinyCrossEncoder;
import dev.retune.index.build.IndexCorpus;
import dev.retune.index.build.IndexFixture;
import dev.retune.index.golden.GoldenSetImporter;
import dev.retune.index.golden.GoldenSetService;
import dev.retune.index.tuning.TrialBuilder;
import dev.retune.index.version.ModelUsage;
import dev.retune.retraining.modelbench.BenchSelection.RerankerSubject;
import dev.retune.retraining.modelbench.BenchSelection.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ModelBenchmarkTest {
  private static final ProgressMonitor SILENT = ProgressMonitor.none();

  @RegisterExtension private final IndexFixture fixture = IndexFixture.filled(60);
  @TempDir Path folder;
  private final AtomicInteger turns = new AtomicInteger();

  private InstalledModelCatalog models;

  @BeforeEach
  void install() throws IOException {
    TinyOnnxModel.usual().writeTo(fixture.home.resolve("models/tiny"));
    models = new InstalledModelCatalog(fixture.home, 1);
  }

  private ModelBenchmark benchmark() {
    return new ModelBenchmark(
        fixture.documents,
        new TrialBuilder(
            () -> IndexCorpus.of(fixture.documents), fixture.store, fixture.versions, models),
        new GoldenSetService(fixture.workspace),
        models,
        new ModelMemoryMeter(fixture.home),
        () -> {
          turns.incrementAndGet();
          return turns::incrementAndGet;
        },
        new Texts(Locale.ENGLISH));
  }

  private void ask(int questions) throws IOException {
    Path file = folder.resolve("golden.jsonl");
    Files.writeString(
        file,
        IntStream.range(0, questions)
            .mapToObj(
                i ->
                    "{\"question\": \"w%d w%d word%d\", \"document_id\": \"d%d\"}"
                        .formatted(i % TinyOnnxModel.WORDS, 7 * i % TinyOnnxModel.WORDS, i, i))
            .collect(Collectors.joining("\n")));
    new GoldenSetImporter(fixture.workspace, Clock.systemUTC()).read(file, "tester");
  }

  private BenchSelection subjects() {
    return new BenchSelection(
        List.of(new Subject(models.find("tiny"), 4_000, true)),
        models.rerankers().list().stream()
            .map(each -> new RerankerSubject(each, 900, false))
            .toList());
  }

  private BenchSelection selected(String... names) {
    return BenchSelection.of(
        new InstalledModels(models, fixture.home.resolve("models")),
        new ModelUsage(fixture.versions, fixture.home.resolve("models")),
        List.of(names),
        "tiny");
  }

  private static List<String> ids(BenchSelection selection) {
    return Stream.concat(
            selection.models().stream().map(each -> each.model().id()),
            selection.rerankers().stream().map(each -> each.reranker().id()))
        .toList();
  }

  @Test
  void variantsOfOneRepositoryAndRerankersAreSelected() throws IOException {
    String full = "owner--name@0123456789ab";
    TinyOnnxModel.usual().writeTo(fixture.home.resolve("models/" + full));
    TinyOnnxModel.usual().writeTo(fixture.home.resolve("models/" + full + "+quantized"));
    judge();
    assertThat(ids(selected()))
        .containsExactly(ModelCatalog.BUILT_IN, full, full + "+quantized", "tiny", "judge");
    assertThat(ids(selected("judge", full))).containsExactly(full, "judge");
    assertThat(ids(selected("judge"))).containsExactly("tiny", "judge");
    assertThatThrownBy(() -> selected("absent"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("noModel");
  }

  private void judge() throws IOException {
    new TinyCrossEncoder(1, true)
        .writeTo(
            fixture.home.resolve("models/judge"), TinyCrossEncoder.config("linear.Identity", 64));
  }

  @Test
  void figuresOfAModelAndOfARerankerOnIt() throws IOException {
    ask(60);
    judge();
    ModelComparison found = benchmark().compare(subjects(), "tiny", SILENT);
    assertThat(found.questions()).isBetween(15, 45);
    assertThat(found.documents()).isEqualTo(60);
    assertThat(found.models()).hasSize(2);
    ModelFigures tiny = found.models().get(plain(found));
    ModelFigures reranked = found.models().get(1 - plain(found));
    // every word is in one document only
    assertThat(tiny.ndcgAt10()).isBetween(tiny.interval().low(), tiny.interval().high());
    assertThat(tiny.ndcgPerQuery()).hasSize(found.questions());
    assertThat(tiny.passagesPerSecond()).isPositive();
    assertThat(tiny.diskBytes()).isEqualTo(4_000);
    assertThat(tiny.query().median()).isPositive().isLessThanOrEqualTo(tiny.query().p95());
    assertThat(tiny.live()).isTrue();
    assertThat(reranked.configuration().name()).isEqualTo("tiny + judge");
    assertThat(reranked.diskBytes()).isEqualTo(4_900);
    assertThat(reranked.live()).isFalse();
    assertThat(reranked.ndcgPerQuery()).hasSize(found.questions());
    assertThat(reranked.query().median()).isPositive();
    assertThat(reranked.passagesPerSecond()).isEqualTo(tiny.passagesPerSecond());
    assertThat(turns).hasValue(2);
  }

  private static int plain(ModelComparison found) {
    return found.models().getFirst().reranker().isEmpty() ? 0 : 1;
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void memoryIsMeasuredInAProcessOfItsOwn() {
    OptionalLong growth =
        new ModelMemoryMeter(fixture.home)
            .growth(models.find("tiny"), List.of("w1 w2", "w3"), SILENT);
    assertThat(growth).isPresent();
    assertThat(growth.getAsLong()).isBetween(0L, 200L << 20);
  }

  @Test
  void withoutQuestionsThereIsNothingToCompareBy() {
    assertThatThrownBy(() -> benchmark().compare(subjects(), "tiny", SILENT))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("noQuestions");
    assertThat(turns).hasValue(2);
  }

  @Test
  void aComparisonCanBeCancelled() throws IOException {
    ask(60);
    ProgressMonitor stopping =
        new ProgressMonitor() {
          private volatile boolean begun;

          @Override
          public void at(TaskProgress progress) {
            begun = true;
          }

          @Override
          public boolean cancelled() {
            return begun;
          }
        };
    assertThatThrownBy(() -> benchmark().compare(subjects(), "tiny", stopping))
        .isInstanceOf(CancelledException.class);
    assertThat(turns).hasValue(2);
  }
}
