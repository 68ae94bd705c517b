package dev.retune.cli.model;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.embedding.install.InstalledModels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code retune model check}. */
@Command(
    name = "check",
    description =
        "Reads installed models again and compares them with what was installed; exit code 1 when"
            + " one differs.")
final class ModelCheckCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "MODEL",
      arity = "0..*",
      description = "Ids or names at the hub (default: all that were installed from a hub).")
  private List<String> models = List.of();

  ModelCheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      InstalledModels installed = services.installedModels();
      List<String> ids =
          models.isEmpty() ? installed.checkable() : models.stream().map(installed::idOf).toList();
      Map<String, List<InstalledModels.Fault>> found = new LinkedHashMap<>();
      for (String id : ids) {
        found.put(id, installed.check(id, terminal.monitor()));
      }
      if (terminal.json()) {
        terminal.document(Map.of("models", found));
      } else {
        print(found);
      }
      return found.values().stream().allMatch(List::isEmpty) ? ExitCodes.DONE : ExitCodes.FAILED;
    }
  }

  private void print(Map<String, List<InstalledModels.Fault>> found) {
    if (found.isEmpty()) {
      terminal.printMessage("cli.model.nothingToCheck");
    }
    found.forEach(
        (id, faults) -> {
          if (faults.isEmpty()) {
            terminal.printMessage("cli.model.whole", id);
          }
          faults.forEach(
              fault ->
                  terminal.printMessage(
                      fault.missing() ? "cli.model.missing" : "cli.model.changed",
                      id,
                      fault.path()));
        });
  }
}
