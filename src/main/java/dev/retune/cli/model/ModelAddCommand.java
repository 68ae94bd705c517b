package dev.retune.cli.model;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.common.error.CancelledException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import dev.retune.embedding.hub.ModelAddress;
import dev.retune.embedding.install.InstallationPlan;
import dev.retune.embedding.install.InstallationRequest;
import dev.retune.embedding.install.ModelInstaller;
import dev.retune.embedding.model.ModelKind;
import dev.retune.embedding.model.ModelRecord;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retune model add}. */
@Command(
    name = "add",
    description = "Installs a model from the Hugging Face hub, or from the mirror in HF_ENDPOINT.")
final class ModelAddCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "MODEL",
      description = "Such as intfloat/multilingual-e5-small, with @REVISION for another revision.")
  private String model = "";

  @Option(
      names = "--variant",
      paramLabel = "NAME",
      description = "A file of the model, such as quantized or model.onnx (default: the fastest).")
  private @Nullable String variant;

  @Option(names = "--yes", description = "Installs without asking.")
  private boolean yes;

  ModelAddCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    InstallationRequest request =
        new InstallationRequest(ModelAddress.parse(model), Optional.ofNullable(variant));
    try (CommandServices services = terminal.open()) {
      ModelInstaller installer = services.installer();
      InstallationPlan plan = installer.plan(request, terminal.monitor());
      describe(plan);
      if (!yes && !terminal.interactive()) {
        installer.discard(plan);
        throw new InvalidInputException("cli.model.needYes", plan.model().repository());
      }
      if (!yes && !terminal.confirm(terminal.texts().get("cli.model.confirm"))) {
        installer.discard(plan);
        terminal.printError(terminal.texts().get("cli.model.notInstalled"));
        return ExitCodes.DONE;
      }
      ModelRecord record = installer.install(plan, terminal.monitor());
      if (terminal.json()) {
        terminal.document(Map.of("id", plan.id(), "record", record));
      } else {
        terminal.printMessage(
            record.kind() == ModelKind.RERANKER
                ? "cli.model.installedReranker"
                : "cli.model.installed",
            plan.id());
      }
      return ExitCodes.DONE;
    } catch (CancelledException e) {
      throw new CancelledException(e, "cli.model.cancelled", model);
    }
  }

  /** Goes to standard error with --json, like everything but the result. */
  private void describe(InstallationPlan plan) {
    Texts texts = terminal.texts();
    plan.renamedFrom().ifPresent(old -> say("cli.model.renamed", old, plan.model().repository()));
    say("cli.model.planned", plan.model().repository(), plan.model().commit());
    say(
        "cli.model.plannedLicense",
        plan.model().license().orElseGet(() -> ModelFormat.unknownLicense(texts)));
    say("cli.model.plannedLanguages", ModelFormat.languages(texts, plan.model().languages()));
    say("cli.model.plannedFile", ModelFormat.choice(texts, plan.choice()));
    if (!plan.choice().others().isEmpty()) {
      say("cli.model.plannedOthers", String.join(", ", plan.choice().others()));
    }
    say(
        plan.settings().queryPrefix().isEmpty() && plan.settings().passagePrefix().isEmpty()
            ? "cli.model.plannedNoPrefix"
            : "cli.model.plannedPrefix",
        plan.settings().queryPrefix().replace("\n", "\\n"),
        plan.settings().passagePrefix().replace("\n", "\\n"));
    say(
        "cli.model.plannedSize",
        ModelFormat.megabytes(plan.bytes()),
        ModelFormat.megabytes(plan.present()));
    if (plan.possible() > 0) {
      say("cli.model.plannedMore", ModelFormat.megabytes(plan.possible()));
    }
  }

  private void say(String key, Object... args) {
    if (terminal.json()) {
      terminal.printError(terminal.texts().get(key, args));
    } else {
      terminal.printMessage(key, args);
    }
  }
}
