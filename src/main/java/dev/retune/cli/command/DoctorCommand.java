package dev.retune.cli.command;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code retune doctor}. */
@Command(
    name = "doctor",
    description =
        "Checks database, model, index, Slack, display and disk, and says how to fix problems.")
public final class DoctorCommand implements Callable<Integer> {
  private final Terminal terminal;

  public DoctorCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<CommandServices.Check> checks = checks();
    if (terminal.json()) {
      terminal.document(Map.of("checks", checks));
    } else {
      checks.forEach(
          check ->
              terminal.printMessage(
                  check.ok() ? "cli.doctor.ok" : "cli.doctor.problem",
                  check.name(),
                  check.detail()));
    }
    return checks.stream().allMatch(CommandServices.Check::ok) ? ExitCodes.DONE : ExitCodes.FAILED;
  }

  /** With invalid settings nothing else can be checked. */
  private List<CommandServices.Check> checks() {
    try (CommandServices services = terminal.open()) {
      return services.doctor();
    } catch (InvalidInputException e) {
      Texts texts = terminal.texts();
      return List.of(
          new CommandServices.Check(texts.get("bootstrap.doctor.settings"), false, texts.get(e)));
    }
  }
}
