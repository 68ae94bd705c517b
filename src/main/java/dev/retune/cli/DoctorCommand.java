package dev.retune.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code retune doctor}. */
@Command(
    name = "doctor",
    description = "Checks database, model, index, Slack, display and disk; says what to do.")
final class DoctorCommand implements Callable<Integer> {
  private final Terminal terminal;

  DoctorCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Services services = terminal.open()) {
      List<Services.Check> checks = services.doctor();
      if (terminal.json()) {
        terminal.document(Map.of("checks", checks));
      } else {
        checks.forEach(
            check ->
                terminal.say(
                    check.ok() ? "cli.doctor.ok" : "cli.doctor.problem",
                    check.name(),
                    check.detail()));
      }
      return checks.stream().allMatch(Services.Check::ok) ? Cli.DONE : Cli.FAILED;
    }
  }
}
