package dev.retune.cli.command;

import dev.retune.cli.io.BrokenProfiles;
import dev.retune.cli.io.ImportReportFormatter;
import dev.retune.cli.io.LanguageAdviceFormatter;
import dev.retune.cli.io.RetrainingResultFormatter;
import dev.retune.cli.io.StatisticsFormatter;
import dev.retune.cli.io.WeeklyReportJson;
import dev.retune.cli.io.WriteBackFormatter;
import dev.retune.cli.publish.PublishFormatter;
import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.feedback.ingest.ImportReport;
import dev.retune.feedback.ingest.SourceSynchronizer;
import dev.retune.pipeline.PipelineResult;
import dev.retune.scheduling.ScheduleListener;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code retune loop}. */
@Command(
    name = "loop",
    description = "Runs the whole pipeline: sync, stats, trigger, re-embedding, report.")
public final class LoopCommand implements Callable<Integer> {
  private final Terminal terminal;

  @ArgGroup private @Nullable RunMode how;

  @Option(names = "--demo", description = "Uses the built-in sample, in a separate workspace.")
  private boolean demo;

  @Option(names = "--send", description = "Sends the report to Slack.")
  private boolean send;

  /** Run once or continuously. */
  static final class RunMode {
    @Option(names = "--once", description = "One pass (the default).")
    @SuppressWarnings("UnusedVariable") // what happens anyway; named so that scripts read well
    private boolean once;

    @Option(names = "--daemon", description = "Runs on the schedule until stopped.")
    private boolean daemon;
  }

  public LoopCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open(demo)) {
      var _ = BrokenProfiles.print(terminal, services.profiles());
      if (how != null && how.daemon) {
        return daemon(services);
      }
      PipelineResult result = services.loop().once(demo, send, this::printSync, terminal.monitor());
      if (terminal.json()) {
        var document = terminal.mapper().createObjectNode();
        document.set("sync", terminal.mapper().valueToTree(result.sync()));
        document.set("writeBack", terminal.mapper().valueToTree(result.writeBack()));
        document.set("stats", StatsCommand.document(terminal, result.stats(), result.trigger()));
        document.set("trigger", terminal.mapper().valueToTree(result.trigger()));
        document.set("languageAdvice", terminal.mapper().valueToTree(services.languageAdvice()));
        document.set("run", terminal.mapper().valueToTree(result.run()));
        document.set("published", terminal.mapper().valueToTree(result.published()));
        document.set("report", WeeklyReportJson.document(terminal, result.report()));
        terminal.document(document);
      } else {
        result.writeBack().forEach(report -> WriteBackFormatter.print(terminal, report));
        StatisticsFormatter.print(terminal, result.stats(), result.trigger());
        RetrainingResultFormatter.print(terminal, result.run());
        PublishFormatter.print(terminal, result.published());
        services
            .languageAdvice()
            .ifPresent(advice -> LanguageAdviceFormatter.print(terminal, advice));
        terminal.printMessage("cli.report.of", result.report().week().toString());
        terminal.line(result.report().message().markdown());
      }
      boolean failed =
          ImportReportFormatter.printFailed(terminal, result.sync(), ImportReport::failedSync);
      failed |= !result.syncFailures().isEmpty();
      failed |= WriteBackFormatter.printFailed(terminal, result.writeBack());
      failed |= PublishFormatter.exitCode(result.published()) != ExitCodes.DONE;
      return failed ? ExitCodes.FAILED : RetrainingResultFormatter.exitCode(result.run());
    }
  }

  private void printSync(SourceSynchronizer.Outcome sync) {
    if (!terminal.json()) {
      sync.reports().forEach(report -> ImportReportFormatter.print(terminal, report));
    }
    sync.failures().forEach(failure -> terminal.printError(terminal.texts().get(failure)));
  }

  private int daemon(CommandServices services) {
    try (var _ = services.schedule(ScheduleListener.none())) {
      terminal.printError(terminal.texts().get("cli.loop.daemon"));
      terminal.untilStopped();
      return ExitCodes.DONE;
    }
  }
}
