package dev.retune.ui.settings.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.RefusedException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.embedding.install.InstalledModel;
import dev.retune.embedding.install.InstalledModels;
import dev.retune.embedding.install.InstalledReranker;
import dev.retune.embedding.install.ModelOffer;
import dev.retune.embedding.install.ModelSearch;
import dev.retune.embedding.install.ModelSearchResult;
import dev.retune.embedding.model.ModelSpec;
import dev.retune.retraining.modelbench.ModelComparison;
import dev.retune.retraining.modelbench.ModelConfiguration;
import dev.retune.retraining.modelbench.ModelFigures;
import dev.retune.retraining.modelbench.QueryLatency;
import dev.retune.statistics.model.ConfidenceInterval;
import dev.retune.ui.form.ConnectionTestResult;
import dev.retune.ui.format.Severity;
import dev.retune.ui.installation.FakeInstallation;
import dev.retune.ui.installation.InstallationContext;
import dev.retune.ui.installation.ModelInstallationViewModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ModelsViewModelTest {
  private static final String ID = "owner--name@0123456789ab+quantized";
  private static final InstalledModelDetails MODEL =
      new InstalledModelDetails(
          new InstalledModel(
              new ModelSpec(ID, 384, 512, ModelSpec.Pooling.MEAN, true, "", "", "f", "t"),
              Optional.empty(),
              118_000_000),
          false,
          Optional.empty());

  private final InstallationContext context = new InstallationContext();
  private final FakeInstallation installation = new FakeInstallation();
  private final Models gateway = new Models();
  private final ModelInstallationViewModel installing =
      new ModelInstallationViewModel(installation, context.screenContext());
  private final ModelsViewModel model =
      new ModelsViewModel(gateway, installing, context.screenContext());

  /** Models that do and refuse what the test says. */
  private static final class Models implements ModelsGateway {
    private List<InstalledModelDetails> models = List.of(MODEL);
    private List<InstalledModels.Unfinished> unfinished = List.of();
    private List<InstalledModels.Fault> faults = List.of();
    private List<ModelSearchResult> found = List.of();
    private Optional<ApplicationException> failure = Optional.empty();
    private final List<String> calls = new ArrayList<>();

    private void fail() {
      failure.ifPresent(
          e -> {
            throw e;
          });
    }

    @Override
    public List<InstalledModelDetails> models() {
      return models;
    }

    @Override
    public List<InstalledReranker> rerankers() {
      return List.of();
    }

    @Override
    public List<InstalledModels.Unfinished> unfinished() {
      return unfinished;
    }

    @Override
    public List<ModelSearchResult> search(ModelSearch.Query query, ProgressMonitor monitor) {
      calls.add("search " + query.words() + " " + query.language().orElse("any"));
      fail();
      return found;
    }

    @Override
    public List<InstalledModels.Fault> check(String id, ProgressMonitor monitor) {
      calls.add("check " + id);
      fail();
      return faults;
    }

    @Override
    public void remove(String id) {
      calls.add("remove " + id);
      fail();
      models = List.of();
    }

    @Override
    public ModelComparison compare(ProgressMonitor monitor) {
      calls.add("compare");
      monitor.check();
      fail();
      return new ModelComparison(
          40,
          400,
          List.of(
              figures(ID, Optional.of("judge"), false, 0.81),
              figures("all-minilm-l6-v2-q", Optional.empty(), true, 0.42)),
          Optional.of(new ModelConfiguration(ID, Optional.of("judge"))),
          "It is better.");
    }

    private static ModelFigures figures(
        String id, Optional<String> reranker, boolean live, double ndcg) {
      return new ModelFigures(
          id,
          reranker,
          live,
          ndcg,
          new ConfidenceInterval(ndcg - 0.05, ndcg + 0.05),
          ndcg,
          List.of(),
          61.6,
          new QueryLatency(12.34, 56.78),
          live ? OptionalLong.empty() : OptionalLong.of(240_000_000),
          118_000_000,
          List.of());
    }

    @Override
    public String addFolder(Path folder) {
      return folder.toString();
    }
  }

  private ConnectionTestResult result() {
    return Objects.requireNonNull(model.list().results().get(ID));
  }

  @Test
  void theListIsRefreshedAfterAnInstallation() {
    model.list().refresh();
    assertThat(model.list().models()).containsExactly(MODEL);
    gateway.models = List.of();
    model.search().words().set("owner/other");
    model.search().addNamed();
    context.runner.step();
    installing.install(false);
    context.runner.step();
    assertThat(model.list().models()).isEmpty();
  }

  @Test
  void aWholeModelAndADamagedOneAreToldApart() {
    model.list().check(ID);
    assertThat(context.runner.watched())
        .as("it is among the tasks")
        .extracting(task -> task.title().get())
        .containsExactly("Checking owner/name");
    context.runner.step();
    assertThat(result())
        .isEqualTo(
            new ConnectionTestResult(Severity.CALM, "Checked: every file is as it was installed."));
    gateway.faults =
        List.of(
            new InstalledModels.Fault("onnx/model.onnx", false),
            new InstalledModels.Fault("tokenizer.json", true));
    model.list().check(ID);
    context.runner.step();
    assertThat(result())
        .isEqualTo(
            new ConnectionTestResult(
                Severity.BAD,
                "The file onnx/model.onnx has changed (1 more files differ). Remove the model and"
                    + " install it again."));
  }

  @Test
  void aModelThatIsNeededIsNotRemovedAndTheReasonIsBesideIt() {
    model.list().refresh();
    gateway.failure = Optional.of(new RefusedException("model.live", ID, "v3"));
    model.list().remove(ID, 118_000_000);
    assertThat(context.test.asked())
        .extracting(question -> question.effect())
        .containsExactly("This frees 118.0 MB. The model can be installed again from the hub.");
    assertThat(result().severity()).isEqualTo(Severity.BAD);
    assertThat(result().text()).contains("v3").contains("make a version with another model live");
    assertThat(model.list().models()).containsExactly(MODEL);
    gateway.failure = Optional.empty();
    model.list().remove(ID, 118_000_000);
    assertThat(model.list().models()).isEmpty();
    assertThat(model.list().results()).doesNotContainKey(ID);
  }

  @Test
  void removalIsConfirmed() {
    context.test.answers(false);
    model.list().remove(ID, 118_000_000);
    assertThat(gateway.calls).isEmpty();
  }

  @Test
  void theRestOfAnInstallationGoesOnOrIsRemoved() {
    InstalledModels.Unfinished rest = new InstalledModels.Unfinished(ID, 34_000_000);
    gateway.unfinished = List.of(rest);
    model.list().refresh();
    assertThat(model.list().unfinished()).containsExactly(rest);
    model.list().goOn(rest);
    context.runner.step();
    assertThat(installation.calls).containsExactly("planRest " + ID);
    model.list().remove(ID, 34_000_000);
    assertThat(gateway.calls).containsExactly("remove " + ID);
  }

  @Test
  void theSearchKeepsItsResultsApartFromItsSentence() {
    ModelSearchResult.Usable usable =
        new ModelSearchResult.Usable(
            new ModelOffer(
                FakeInstallation.plan("owner/name").model(),
                FakeInstallation.plan("owner/name").choice(),
                118_000_000));
    ModelSearchResult.Unusable unusable =
        new ModelSearchResult.Unusable(
            FakeInstallation.plan("owner/old").model(),
            new InvalidInputException("model.noOnnx", "owner/old"));
    gateway.found = List.of(usable, unusable);
    model.search().words().set(" e5 ");
    model.search().language().set(Optional.of("ko"));
    model.search().search();
    assertThat(gateway.calls).containsExactly("search e5 ko");
    assertThat(model.search().results()).containsExactly(usable, unusable);
    assertThat(model.search().said().get()).isEmpty();
    model.search().add(usable);
    context.runner.step();
    assertThat(installation.calls).containsExactly("plan owner/name");

    gateway.found = List.of();
    model.search().search();
    assertThat(model.search().said().get()).startsWith("No model was found.");
    gateway.failure = Optional.of(new UnavailableException("model.unreachable", "https://hub"));
    model.search().search();
    assertThat(model.search().said().get()).startsWith("https://hub does not answer");
    assertThat(model.search().searching().get()).isFalse();
  }

  @Test
  void modelsAreComparedAndTheRecommendedOneIsTried() {
    ModelBenchViewModel bench = model.bench();
    bench.compare();
    assertThat(bench.running().get()).isTrue();
    assertThat(context.runner.watched()).hasSize(1);
    context.runner.step();
    assertThat(bench.running().get()).isFalse();
    assertThat(bench.said().get()).isEqualTo("It is better.");
    assertThat(bench.rows(bench.comparison().get().orElseThrow()))
        .containsExactly(
            new ModelBenchViewModel.BenchRow(
                "owner/name (0123456, quantized) with judge",
                false,
                List.of(
                    "0.810 (0.760 to 0.860)",
                    "0.810",
                    "62",
                    "12.3 ms (56.8)",
                    "240.0 MB",
                    "118.0 MB"),
                ""),
            new ModelBenchViewModel.BenchRow(
                "all-minilm-l6-v2-q",
                true,
                List.of("0.420 (0.370 to 0.470)", "0.420", "62", "12.3 ms (56.8)", "–", "118.0 MB"),
                ""));
    assertThat(bench.recommended().map(ModelConfiguration::name)).contains(ID + " + judge");
    bench.tryRecommended();
    assertThat(context.tried()).containsExactly(ID);
  }

  @Test
  void aComparisonThatIsRefusedOrCancelledSaysSo() {
    ModelBenchViewModel bench = model.bench();
    gateway.failure = Optional.of(new InvalidInputException("retraining.bench.noQuestions"));
    bench.compare();
    context.runner.step();
    assertThat(bench.said().get()).startsWith("There are no golden questions");
    gateway.failure = Optional.empty();
    bench.compare();
    bench.cancel();
    context.runner.step();
    assertThat(bench.running().get()).isFalse();
    assertThat(bench.comparison().get()).isEmpty();
  }

  @Test
  void aWholeNameNeedsNoSearch() {
    model.search().words().set("e5");
    assertThat(model.search().isName()).isFalse();
    model.search().words().set("intfloat/multilingual-e5-small@main");
    assertThat(model.search().isName()).isTrue();
    model.search().words().set("../etc");
    assertThat(model.search().isName()).isFalse();
    model.search().addNamed();
    assertThat(context.runner.isIdle()).isTrue();
  }

  @Test
  void theSettingMayHoldTheIdOnly() {
    assertThat(MODEL.isNamed(ID)).isTrue();
    assertThat(MODEL.isNamed("owner/name")).as("there is no record").isFalse();
    assertThat(MODEL.isElsewhere()).isFalse();
  }
}
