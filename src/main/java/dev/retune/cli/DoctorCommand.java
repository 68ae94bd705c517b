package dev.retune.cli;

import dev.retune.fault.BadInput;
import dev.retune.text.Texts;
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
    List<Services.Check> checks = checks();
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

  /** With settings that cannot be understood nothing else can be looked at. */
  private List<Services.Check> checks() {
    try (Services services = terminal.open()) {
      return services.doctor();
    } catch (BadInput e) {
      Texts texts = terminal.texts();
      return List.of(new Services.Check(texts.get("app.doctor.settings"), false, texts.get(e)));
    }
  }
}
