package dev.retune.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.cli.io.LanguageAdviceFormatter;
import dev.retune.cli.io.RetrainingResultFormatter;
import dev.retune.cli.publish.PublishFormatter;
import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.cli.terminal.UsageException;
import dev.retune.publishing.model.PublishOutcome;
import dev.retune.retraining.model.RetrainingRequest;
import dev.retune.retraining.run.RetrainingResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code retune reembed}. */
@Command(
    name = "reembed",
    description =
        "Builds a candidate index, compares it with the live one and promotes it if it is no worse.")
public final class ReembedCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--model",
      paramLabel = "M",
      description = "A model id, or the folder of an exported model.")
  private @Nullable String model;

  @Option(
      names = "--chunk-tokens",
      paramLabel = "N",
      description =
          "Maximum passage length in model tokens; 0 keeps documents whole. By default passages are"
              + " measured in characters.")
  private @Nullable Integer chunkTokens;

  @Option(
      names = "--text-format",
      paramLabel = "F",
      description = "title+section+body, body, or body:N for its first N characters.")
  private @Nullable String textFormat;

  @Option(
      names = "--rerank",
      paramLabel = "M",
      description =
          "A reranker that reorders the best 20 documents of a search, by id or folder; none for"
              + " none. By default installed rerankers are tried.")
  private @Nullable String reranker;

  @Option(
      names = "--force",
      description = "Runs regardless of the trigger; the gate still applies.")
  private boolean force;

  @Option(names = "--dry-run", description = "Builds and compares without promoting.")
  private boolean dryRun;

  @Option(
      names = "--budget",
      paramLabel = "MINUTES",
      description =
          "How long other configurations may be tried on the golden set (default: 10 seconds, and"
              + " 10 minutes in a run that a fired trigger calls for; 0 tries none).")
  private @Nullable Integer budget;

  @Mixin private ClusterCommandOptions cluster = new ClusterCommandOptions();

  public ReembedCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (chunkTokens != null && chunkTokens < 0) {
      throw new UsageException("cli.reembed.chunkTokens", String.valueOf(chunkTokens));
    }
    if (budget != null && budget < 0) {
      throw new UsageException("cli.reembed.budget", String.valueOf(budget));
    }
    try (CommandServices services = terminal.open()) {
      RetrainingRequest request =
          new RetrainingRequest(
              Optional.ofNullable(model),
              chunkTokens == null ? OptionalInt.empty() : OptionalInt.of(chunkTokens),
              Optional.ofNullable(textFormat),
              Optional.ofNullable(reranker),
              force,
              dryRun,
              false,
              services.settings().personName(),
              services.clock().instant(),
              budget == null ? RetrainingRequest.BUDGET : Duration.ofMinutes(budget),
              Optional.of(
                  cluster.engine(terminal, services.settings().engine(), services.clusters())));
      RetrainingResult result = services.loop().retrain(request, terminal.monitor());
      List<PublishOutcome> published =
          result.state() == RetrainingResult.State.PROMOTED
              ? services.loop().publishPending(terminal.monitor())
              : List.of();
      if (terminal.json()) {
        ObjectNode document = terminal.mapper().valueToTree(result);
        document.set("published", terminal.mapper().valueToTree(published));
        terminal.document(document);
      } else {
        RetrainingResultFormatter.print(terminal, result);
        PublishFormatter.print(terminal, published);
        services
            .languageAdvice()
            .ifPresent(advice -> LanguageAdviceFormatter.print(terminal, advice));
      }
      int code = PublishFormatter.exitCode(published);
      return code == ExitCodes.DONE ? RetrainingResultFormatter.exitCode(result) : code;
    }
  }
}
