package dev.retune.cli.publish;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.LocalTimes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.index.version.IndexVersion;
import dev.retune.publishing.model.HeldVersion;
import dev.retune.publishing.model.Publication;
import dev.retune.publishing.model.TargetStatus;
import dev.retune.publishing.model.VerificationResult;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code retune publish list}. */
@Command(
    name = "list",
    description = "All targets: what each holds, whether it is behind, and its last verification.")
final class PublishListCommand implements Callable<Integer> {
  private final Terminal terminal;

  PublishListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      List<TargetStatus> all = services.loop().publishing().service().list();
      if (terminal.json()) {
        terminal.document(Map.of("targets", all));
      } else if (all.isEmpty()) {
        terminal.printMessage("cli.publish.none");
      } else {
        DateTimeFormatter times = LocalTimes.in(services.settings().zoneId());
        all.forEach(status -> print(status, times));
      }
      return all.stream().anyMatch(status -> status.failure().isPresent())
          ? ExitCodes.FAILED
          : ExitCodes.DONE;
    }
  }

  private void print(TargetStatus status, DateTimeFormatter times) {
    terminal.printMessage(
        "cli.publish.target",
        status.target().name(),
        status.target().kind().shown(),
        status.target().address(),
        status.target().place(),
        status.target().automatic() ? 1 : 0);
    if (status.failure().isPresent()) {
      terminal.printError("  " + status.failure().get());
    } else {
      List<String> kept =
          status.held().stream()
              .filter(held -> held.complete() && !held.live())
              .map(HeldVersion::version)
              .toList();
      terminal.printMessage(
          "cli.publish.held",
          status.live().orElse("-"),
          String.join(", ", kept),
          status.wanted().orElse("-"),
          status.isCurrent() ? 1 : 0,
          kept.size());
    }
    status.attempts().stream()
        .findFirst()
        .filter(attempt -> attempt.state() != Publication.State.DONE)
        .ifPresent(attempt -> printUnfinished(attempt, times));
    status
        .lastVerification()
        .ifPresent(
            attempt -> {
              VerificationResult after = attempt.figures().orElseThrow().after().orElseThrow();
              terminal.printMessage(
                  "cli.publish.verified",
                  times.format(attempt.endedAt().orElseThrow()),
                  after.counted(),
                  after.expected(),
                  after.recall(),
                  after.probes(),
                  after.questions(),
                  IndexVersion.label(attempt.version()));
            });
  }

  private void printUnfinished(Publication attempt, DateTimeFormatter times) {
    if (attempt.state() == Publication.State.STARTED) {
      terminal.printMessage("cli.publish.started", times.format(attempt.startedAt()));
    } else {
      terminal.printMessage(
          "cli.publish.failed", times.format(attempt.startedAt()), attempt.reason());
    }
  }
}
