package dev.retune.embedding.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.CancelledException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.embedding.catalog.ToyMultilingualModel;
import dev.retune.embedding.hub.HubRepository;
import dev.retune.embedding.hub.TestHub;
import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.ModelKind;
import dev.retune.embedding.model.ModelRecord;
import dev.retune.embedding.model.ModelRecord.InstalledFile;
import dev.retune.embedding.model.ModelSpec.Pooling;
import dev.retune.embedding.model.TextKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelInstallerTest {
  private static final String NAME = "made/toy-multilingual";
  private static final String WEIGHTS = "onnx/" + ToyMultilingualModel.WEIGHTS;

  @TempDir Path folder;
  private Path home;
  private TestHub hub;
  private HubRepository repository;
  private HubInstallation installation;

  @BeforeEach
  void installation() throws IOException {
    home = folder.resolve("home");
    repository = ToyRepository.write(folder, NAME, "pooling_mode_mean_tokens");
    hub = new TestHub().with(repository);
    installation = new HubInstallation(hub.environment(folder, Optional.empty()), home);
  }

  @AfterEach
  void close() {
    installation.close();
    hub.close();
  }

  private List<String> installed() throws IOException {
    try (Stream<Path> list = Files.list(installation.folder)) {
      return list.filter(Files::isDirectory)
          .map(each -> each.getFileName().toString())
          .filter(name -> !name.endsWith(".partial"))
          .sorted()
          .toList();
    }
  }

  private ApplicationException refusal(String name) {
    return catchThrowableOfType(ApplicationException.class, () -> installation.install(name));
  }

  private String id(HubRepository of) {
    return of.name().replace("/", "--") + "@" + of.commit().substring(0, 12);
  }

  @Test
  void theWayThrough() throws IOException {
    InstallationPlan plan = installation.plan(NAME);
    assertThat(plan.id()).isEqualTo(id(repository));
    assertThat(plan.kind()).isEqualTo(ModelKind.EMBEDDING);
    assertThat(plan.files())
        .extracting(each -> each.file().path())
        .containsExactlyInAnyOrder(
            "1_Pooling/config.json",
            "config.json",
            "config_sentence_transformers.json",
            "modules.json",
            "sentence_bert_config.json",
            "onnx/model.onnx",
            "onnx/tokenizer.json",
            WEIGHTS);
    assertThat(plan.possible()).isZero();

    ModelRecord record = installation.installer.install(plan, ProgressMonitor.none());

    assertThat(record)
        .returns(NAME, ModelRecord::repository)
        .returns(repository.commit(), ModelRecord::revision)
        .returns("onnx/model.onnx", ModelRecord::model)
        .returns("onnx/tokenizer.json", ModelRecord::tokenizer)
        .returns(Pooling.MEAN, ModelRecord::pooling)
        .returns(true, ModelRecord::normalize)
        .returns("query: ", ModelRecord::queryPrefix)
        .returns("passage: ", ModelRecord::passagePrefix)
        .returns(128, ModelRecord::maxTokens)
        .returns(List.of("ko", "en"), ModelRecord::languages)
        .returns(Optional.of("mit"), ModelRecord::license)
        .returns(HubInstallation.NOW, ModelRecord::installedAt);
    assertThat(record.files()).allMatch(InstalledFile::confirmed);
    assertThat(installed()).containsExactly(plan.id());
    assertThat(installation.models.check(plan.id(), ProgressMonitor.none())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"pooling_mode_mean_tokens, false", "pooling_mode_cls_token, true"})
  void vectorsAreThoseOfTheModelsOwnRecipe(String pooling, boolean first) throws IOException {
    HubRepository other = ToyRepository.write(folder, "made/other", pooling);
    hub.with(other);
    installation.install("made/other");
    try (Embedder embedder = installation.catalog.open(installation.catalog.find("made/other"))) {
      for (String text : List.of("career advice", "이력서를 어떻게 쓰나요?", "면접 interview 2026")) {
        assertThat(embedder.embed(text, TextKind.QUERY))
            .containsExactly(
                ToyMultilingualModel.vector("query: " + text, first), Offset.offset(1e-6f));
        assertThat(embedder.embed(text, TextKind.PASSAGE))
            .containsExactly(
                ToyMultilingualModel.vector("passage: " + text, first), Offset.offset(1e-6f));
      }
    }
  }

  @Test
  void isFoundByItsIdAndByItsNameAtTheHub() {
    installation.install(NAME);
    String id = id(repository);
    for (String name : List.of(id, NAME, NAME + "@" + repository.commit())) {
      assertThat(installation.catalog.find(name).id()).isEqualTo(id);
    }
    assertThat(installation.models.list())
        .extracting(each -> each.spec().id())
        .containsExactly("all-minilm-l6-v2-q", id);
  }

  @Test
  void revisionsLieSideBySide() throws IOException {
    String first = id(repository);
    installation.install(NAME);
    repository.with("config.json", "{\"architectures\": [\"BertModel\"]}");
    installation.install(NAME);
    assertThat(installed()).containsExactlyInAnyOrder(first, id(repository));
    assertThatThrownBy(() -> installation.catalog.find(NAME))
        .isInstanceOfSatisfying(
            ApplicationException.class, e -> assertThat(e.key()).isEqualTo("embedding.ambiguous"));
    assertThat(installation.catalog.find(NAME + "@" + repository.commit()).id())
        .isEqualTo(id(repository));
  }

  @Test
  void variantsLieSideBySide() throws IOException {
    repository.with("onnx/model_quint8_avx2.onnx", repository.content("onnx/model.onnx"));
    assertThat(installation.plan(NAME).choice())
        .returns("onnx/model_quint8_avx2.onnx", VariantChoice::path)
        .returns(List.of("model.onnx"), VariantChoice::others)
        .returns("model.form.int8_avx2", VariantChoice::form);
    installation.install(NAME);
    installation.installer.install(installation.plan(NAME, "model.onnx"), ProgressMonitor.none());
    assertThat(installed()).containsExactly(id(repository), id(repository) + "+quint8_avx2");
    assertThatThrownBy(() -> installation.plan(NAME, "q4"))
        .isInstanceOfSatisfying(
            ApplicationException.class, e -> assertThat(e.key()).isEqualTo("model.noVariant"));
  }

  @Test
  void whatIsInstalledIsNotFetchedAgain() {
    installation.install(NAME);
    assertThat(refusal(NAME).key()).isEqualTo("model.alreadyInstalled");
  }

  @Test
  void aRenamedModelIsInstalledUnderItsNewName() {
    hub.renamed("made/old", NAME);
    InstallationPlan plan = installation.plan("made/old");
    assertThat(plan.renamedFrom()).contains("made/old");
    assertThat(plan.id()).isEqualTo(id(repository));
  }

  @Test
  void aFamilysPrefixesAreTakenWhenTheFilesDoNotTell() throws IOException {
    HubRepository e5 =
        ToyRepository.write(folder, "made/multilingual-e5-tiny", "pooling_mode_mean_tokens")
            .without("config_sentence_transformers.json");
    hub.with(e5);
    assertThat(installation.plan("made/multilingual-e5-tiny").settings())
        .returns("query: ", settings -> settings.queryPrefix())
        .returns("passage: ", settings -> settings.passagePrefix());
  }

  @ParameterizedTest
  @ValueSource(strings = {WEIGHTS, "onnx/model.onnx", "config.json"})
  void aChangedByteIsRefusedAndNothingIsInstalled(String path) throws IOException {
    hub.flip(path);
    ApplicationException refused = refusal(NAME);
    assertThat(new Texts(Locale.ENGLISH).get(refused))
        .isEqualTo(
            "The file "
                + path
                + " of made/toy-multilingual is not what the hub says it is; nothing was"
                + " installed. Install it again to fetch the file anew.");
    assertThat(installed()).doesNotContain(id(repository));
    hub.unflip(path);
    installation.install(NAME);
    assertThat(installed()).contains(id(repository));
  }

  @Test
  void aLostConnectionIsGoneOnWithAndNothingIsFetchedTwice() {
    hub.breakAfter(1_000);
    ModelRecord record = installation.install(NAME);
    assertThat(hub.sent()).isLessThanOrEqualTo(record.bytes());
    assertThat(hub.requests().stream().filter(each -> each.contains("/tokenizer.json")).count())
        .isGreaterThan(1);
  }

  @Test
  void aServerThatIgnoresRangesSendsTheWholeFileAgain() {
    InstallationPlan plan = installation.plan(NAME);
    cancelAfter(plan, 5_000);
    hub.ignoreRanges(true);
    ModelRecord record = installation.installer.install(plan, ProgressMonitor.none());
    assertThat(installation.models.check(id(repository), ProgressMonitor.none())).isEmpty();
    assertThat(record.files()).allMatch(InstalledFile::confirmed);
  }

  @Test
  void aConnectionThatNeverHoldsIsToldAndWhatArrivedIsKept() throws IOException {
    hub.breakAfter(0);
    assertThat(refusal(NAME).key()).isEqualTo("model.interrupted");
    assertThat(installed()).isEmpty();
  }

  private void cancelAfter(InstallationPlan plan, long bytes) {
    assertThatThrownBy(
            () ->
                installation.installer.install(
                    plan,
                    new ProgressMonitor() {
                      private volatile boolean enough;

                      @Override
                      public void at(TaskProgress progress) {
                        enough = progress.done() >= bytes;
                      }

                      @Override
                      public boolean cancelled() {
                        return enough;
                      }
                    }))
        .isInstanceOf(CancelledException.class);
  }

  @Test
  void aCancelledInstallationGoesOn() throws IOException {
    InstallationPlan plan = installation.plan(NAME);
    cancelAfter(plan, plan.present() + 1);
    assertThat(installed()).isEmpty();
    assertThat(installation.models.unfinished())
        .singleElement()
        .returns(plan.id(), InstalledModels.Unfinished::id);
    InstallationPlan again = installation.plan(NAME);
    assertThat(again.present()).isGreaterThan(plan.present());
    installation.installer.install(again, ProgressMonitor.none());
    assertThat(hub.sent()).isEqualTo(again.bytes());
  }

  @Test
  void progressIsInBytesAndGrows() {
    InstallationPlan plan = installation.plan(NAME);
    List<TaskProgress> seen = new java.util.ArrayList<>();
    installation.installer.install(plan, ProgressMonitor.none().reportingTo(seen::add));
    assertThat(seen).isNotEmpty().allMatch(TaskProgress::bytes);
    assertThat(seen).extracting(TaskProgress::done).isSorted();
    assertThat(seen.getLast().done()).isEqualTo(plan.bytes());
    assertThat(seen.getLast().total()).isEqualTo(plan.bytes());
  }

  @Test
  void tooLittleSpaceIsToldBefore() throws IOException {
    try (HubInstallation small =
        new HubInstallation(hub.environment(folder, Optional.empty()), home, path -> 10_000_000L)) {
      InstallationPlan plan = small.plan(NAME);
      long before = hub.sent();
      ApplicationException refused =
          catchThrowableOfType(
              ApplicationException.class,
              () -> small.installer.install(plan, ProgressMonitor.none()));
      assertThat(new Texts(Locale.ENGLISH).get(refused))
          .isEqualTo(
              "made/toy-multilingual needs 68 MB, but the disk with "
                  + home.resolve("models")
                  + " has only 10 MB left: free some space first.");
      assertThat(hub.sent()).isEqualTo(before);
    }
  }

  @Test
  void aDiskThatFillsUpIsTold() throws IOException {
    AtomicLong free = new AtomicLong(Long.MAX_VALUE);
    try (HubInstallation filling =
        new HubInstallation(hub.environment(folder, Optional.empty()), home, path -> free.get())) {
      InstallationPlan plan = filling.plan(NAME);
      // a folder in place of the file makes writing fail as a full disk does
      Files.createDirectories(
          filling.folder.resolve(plan.id() + ".partial/onnx/tokenizer.json.part/x"));
      ApplicationException refused =
          catchThrowableOfType(
              ApplicationException.class,
              () ->
                  filling.installer.install(
                      plan, ProgressMonitor.none().reportingTo(progress -> free.set(0))));
      assertThat(new Texts(Locale.ENGLISH).get(refused))
          .isEqualTo(
              "The disk with "
                  + home.resolve("models")
                  + " is full: 1 MB are needed and 0 MB are free. What has arrived is kept.");
    }
  }

  @Test
  void damageIsFound() throws IOException {
    installation.install(NAME);
    Path model = installation.folder.resolve(id(repository));
    byte[] weights = Files.readAllBytes(model.resolve(WEIGHTS));
    weights[7] ^= 1;
    Files.write(model.resolve(WEIGHTS), weights);
    Files.delete(model.resolve("modules.json"));
    assertThat(installation.models.check(NAME, ProgressMonitor.none()))
        .containsExactlyInAnyOrder(
            new InstalledModels.Fault(WEIGHTS, false),
            new InstalledModels.Fault("modules.json", true));
  }

  @Test
  void aRemovedModelLeavesNothing() throws IOException {
    installation.install(NAME);
    assertThat(installation.models.remove(NAME)).isEqualTo(id(repository));
    assertThat(installed()).isEmpty();
    assertThatThrownBy(() -> installation.models.remove("all-minilm-l6-v2-q"))
        .isInstanceOfSatisfying(
            ApplicationException.class, e -> assertThat(e.key()).isEqualTo("model.builtIn"));
  }

  @Test
  void aPlanThatIsDeclinedLeavesNothing() {
    installation.installer.discard(installation.plan(NAME));
    assertThat(installation.models.unfinished()).isEmpty();
  }
}
