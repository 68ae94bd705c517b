package dev.retune.cli.model;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.common.error.RefusedException;
import dev.retune.embedding.install.InstalledModels;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code retune model remove}. */
@Command(
    name = "remove",
    description = "Removes an installed model, unless an index version or the settings need it.")
final class ModelRemoveCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "MODEL", description = "Its id, or its name at the hub.")
  private String model = "";

  ModelRemoveCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      InstalledModels installed = services.installedModels();
      boolean unfinished =
          installed.unfinished().stream().anyMatch(each -> each.id().equals(model));
      String id = unfinished ? model : installed.idOf(model);
      if (!unfinished) {
        services.modelUsage().checkUnused(id);
        if (installed.isSame(services.settings().model(), id)) {
          throw new RefusedException("model.isChosen", id);
        }
      }
      installed.remove(id);
      if (terminal.json()) {
        terminal.document(Map.of("removed", id));
      } else {
        terminal.printMessage("cli.model.removed", id);
      }
      return ExitCodes.DONE;
    }
  }
}
