package dev.retune.ui.installation;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.embedding.hub.HubFile;
import dev.retune.embedding.hub.HubModel;
import dev.retune.embedding.install.InstallationPlan;
import dev.retune.embedding.install.InstallationRequest;
import dev.retune.embedding.install.PlannedFile;
import dev.retune.embedding.install.VariantChoice;
import dev.retune.embedding.model.ModelKind;
import dev.retune.embedding.model.ModelSettings;
import dev.retune.embedding.model.ModelSpec.Pooling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An installation of 100 MB that does and fails what the test says. */
public final class FakeInstallation implements ModelInstallationGateway {
  static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  public final List<String> calls = new ArrayList<>();
  Optional<ApplicationException> failure = Optional.empty();
  Runnable halfWay = () -> {};

  /** A plan for a model, of which nothing is here. */
  public static InstallationPlan plan(String name) {
    return new InstallationPlan(
        name.replace("/", "--") + "@" + COMMIT.substring(0, 12),
        ModelKind.EMBEDDING,
        new HubModel(
            name,
            COMMIT,
            false,
            Optional.of("sentence-similarity"),
            Optional.empty(),
            List.of("onnx"),
            Optional.of("mit"),
            List.of("ko", "en", "ja", "zh", "de", "fr"),
            1000),
        Optional.empty(),
        new VariantChoice(
            "onnx/model_quantized.onnx",
            "quantized",
            "model.form.int8",
            true,
            false,
            List.of("fp16")),
        "tokenizer.json",
        new ModelSettings(Pooling.MEAN, "query: ", "passage: ", 512, true, false),
        List.of(
            new PlannedFile(
                new HubFile(
                    "onnx/model_quantized.onnx",
                    100_000_000,
                    Optional.empty(),
                    Optional.of("ab".repeat(32))),
                0)),
        List.of(),
        0,
        false);
  }

  private void fail() {
    Optional<ApplicationException> now = failure;
    failure = Optional.empty();
    now.ifPresent(
        e -> {
          throw e;
        });
  }

  @Override
  public InstallationPlan plan(InstallationRequest request, ProgressMonitor monitor) {
    calls.add("plan " + request.address().repository() + request.variant().orElse(""));
    fail();
    return plan(request.address().repository());
  }

  @Override
  public InstallationPlan planRest(String id, ProgressMonitor monitor) {
    calls.add("planRest " + id);
    return plan("owner/rest");
  }

  @Override
  public void install(InstallationPlan plan, ProgressMonitor monitor) {
    calls.add("install " + plan.id());
    monitor.at(
        TaskProgress.ofBytes("stage.download", 40_000_000, 100_000_000, Duration.ofSeconds(20), 0));
    halfWay.run();
    monitor.check();
    fail();
  }

  @Override
  public void discard(InstallationPlan plan) {
    calls.add("discard " + plan.id());
  }
}
